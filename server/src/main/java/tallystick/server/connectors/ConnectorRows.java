package tallystick.server.connectors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.access.Vault;
import tallystick.server.connectors.Connector.Sealed;
import tallystick.server.connectors.Connector.State;
import tallystick.server.gateway.Problem;

/// The rows of connectors.
final class ConnectorRows {
  /// Connectors of a person.
  static final int MOST = 20;

  private static final int ID_BYTES = 16;
  private static final String SEALED = "connector";
  private static final String PROGRESS = "connector progress";
  private static final String SELECT =
      "SELECT connector, person, sealed, state, reason, behind, since, ran, outcome"
          + " FROM private.connectors ";

  private final Access access;
  private final JdbcClient sql;

  ConnectorRows(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// Makes one, which tells what happens after the log's present end.
  ///
  /// @param credential by which the other side lets it in, empty if it needs none
  Connector add(Person person, Definition definition, String credential) {
    long next = access.ledger().head().height() + 1;
    Connector made =
        new Connector(
            HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            person.person(),
            Sealed.make(definition, credential),
            State.ON,
            "",
            next,
            access.clock().millis(),
            0,
            "");
    byte[] sealed =
        person.drawer(access.vault()).seal(SEALED, Codec.JSON.writeValueAsBytes(made.sealed()));
    int added =
        sql.sql(
                """
                INSERT INTO private.connectors
                  (connector, person, sealed, topics, state, reason, behind, since, polls)
                SELECT :connector, :person, :sealed, :topics, 'ON', '', :behind, :since, :polls
                WHERE (SELECT count(*) FROM private.connectors WHERE person = :person) < :most\
                """)
            .param("connector", made.connector())
            .param("person", made.person())
            .param("sealed", sealed)
            .param("topics", definition.topics().toArray(String[]::new))
            .param("behind", next)
            .param("since", made.since())
            .param("polls", definition.polls())
            .param("most", MOST)
            .update();
    if (added == 0) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "too-many-connectors",
              "There are " + MOST + " connectors: remove one first.")
          .exception();
    }
    return made;
  }

  /// All of a person, the newest first.
  List<Connector> all(Person person) {
    return sql.sql(SELECT + "WHERE person = :person ORDER BY since DESC, connector")
        .param("person", person.person())
        .query((row, n) -> read(row, person))
        .list();
  }

  /// One of a person's own.
  Connector own(Person person, String connector) {
    return sql.sql(SELECT + "WHERE person = :person AND connector = :connector")
        .param("person", person.person())
        .param("connector", connector.replace('\0', '?'))
        .query((row, n) -> read(row, person))
        .optional()
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such connector.")
                .exception());
  }

  /// Whosever it is.
  Optional<Connector> find(String connector) {
    return sql.sql(SELECT + "WHERE connector = :connector")
        .param("connector", connector.replace('\0', '?'))
        .query((row, n) -> read(row, access.people().byId(row.getString("person"))))
        .optional();
  }

  private Connector read(ResultSet row, Person person) throws SQLException {
    byte[] opened = person.drawer(access.vault()).open(SEALED, row.getBytes("sealed"));
    long behind = row.getLong("behind");
    return new Connector(
        row.getString("connector"),
        person.person(),
        Sealed.read(opened),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.wasNull() ? null : behind,
        row.getLong("since"),
        row.getLong("ran"),
        row.getString("outcome"));
  }

  /// How far one came with what it fetches.
  Progress progress(Connector connector) {
    return sql.sql("SELECT progress FROM private.connectors WHERE connector = :connector")
        .param("connector", connector.connector())
        .query((row, n) -> Optional.ofNullable(row.getBytes("progress")))
        .optional()
        .flatMap(kept -> kept)
        .map(kept -> drawer(connector).open(PROGRESS, kept))
        .map(kept -> Codec.JSON.readValue(kept, Progress.class))
        .orElse(Progress.NONE);
  }

  void keep(Connector connector, Progress progress) {
    byte[] kept = Codec.JSON.writeValueAsBytes(progress);
    sql.sql("UPDATE private.connectors SET progress = :progress WHERE connector = :connector")
        .param("progress", drawer(connector).seal(PROGRESS, kept))
        .param("connector", connector.connector())
        .update();
  }

  private Vault.Drawer drawer(Connector connector) {
    return access.people().byId(connector.person()).drawer(access.vault());
  }

  void remove(Connector connector) {
    sql.sql("DELETE FROM private.connectors WHERE connector = :connector")
        .param("connector", connector.connector())
        .update();
  }

  /// Lets it go on, from where it was.
  void resume(String connector) {
    set(connector, State.ON, "");
  }

  /// Stops it. What happens meanwhile it is told when it goes on: it is behind from now on, at the
  /// height up to which the others were told.
  void halt(String connector, State state, String reason) {
    sql.sql(
            """
            UPDATE private.connectors SET behind =
              coalesce(behind, (SELECT height + 1 FROM private.connector_feed))
            WHERE connector = :connector\
            """)
        .param("connector", connector)
        .update();
    set(connector, state, reason);
  }

  private void set(String connector, State state, String reason) {
    sql.sql(
            """
            UPDATE private.connectors SET state = :state, reason = :reason
            WHERE connector = :connector\
            """)
        .param("state", state.name())
        .param("reason", reason)
        .param("connector", connector)
        .update();
  }

  /// Tells it anew what happened from a height on.
  void replayFrom(String connector, long height) {
    sql.sql("UPDATE private.connectors SET behind = :height WHERE connector = :connector")
        .param("height", height)
        .param("connector", connector)
        .update();
  }
}
