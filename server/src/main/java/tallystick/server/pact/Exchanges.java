package tallystick.server.pact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;

/// The rows of who asked whom for footprints.
final class Exchanges {
  private static final int MOST_OPEN = 200;
  private static final int MOST_CLOSED = 1_000;
  private static final int MAX_BYTES = 16 << 10;
  private static final int SHOWN = 100;
  private static final int MAX_NOTE = 500;
  private static final Duration KEPT = Duration.ofDays(90);
  private static final String SEALED = "pact event";
  private static final String SELECT =
      "SELECT exchange, partner, kind, event, sealed, state, note, since"
          + " FROM private.pact_exchanges ";

  private final Access access;
  private final JdbcClient sql;

  Exchanges(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  enum Kind {
    /// By us.
    ASKED,
    /// By the partner.
    WANTED,
    /// The partner has something new.
    TOLD
  }

  enum State {
    OPEN,
    FULFILLED,
    REJECTED
  }

  /// @param event as its sender calls it
  /// @param data of the event
  /// @param note why it was rejected, or what hinders it
  record Row(
      String exchange,
      String partner,
      Kind kind,
      String event,
      JsonNode data,
      State state,
      String note,
      long since) {}

  /// Keeps what was asked for, unless it is known.
  ///
  /// @return empty if the partner left too much open
  /// @throws IllegalArgumentException when it is too much
  Optional<Row> add(Person person, Partner partner, Kind kind, PactEvent event) {
    byte[] data = Codec.JSON.writeValueAsBytes(event.data());
    if (data.length > MAX_BYTES) {
      throw new IllegalArgumentException("data has more than " + MAX_BYTES + " bytes.");
    }
    sweep(person);
    sql.sql(
            """
            INSERT INTO private.pact_exchanges
              (exchange, partner, person, kind, event, sealed, state, note, since)
            SELECT :exchange, :partner, :person, :kind, :event, :sealed, 'OPEN', '', :since
            WHERE (SELECT count(*) FROM private.pact_exchanges
              WHERE partner = :partner AND state = 'OPEN') < :most
            ON CONFLICT (partner, kind, event) DO NOTHING\
            """)
        .param("exchange", PartnerRows.freshId())
        .param("partner", partner.partner())
        .param("person", person.person())
        .param("kind", kind.name())
        .param("event", event.id())
        .param("sealed", person.drawer(access.vault()).seal(SEALED, data))
        .param("since", access.clock().millis())
        .param("most", MOST_OPEN)
        .update();
    return find(person, partner, kind, event.id());
  }

  private void sweep(Person person) {
    sql.sql(
            """
            DELETE FROM private.pact_exchanges
            WHERE person = :person AND state <> 'OPEN' AND (since < :old OR exchange IN (
              SELECT exchange FROM private.pact_exchanges
              WHERE person = :person AND state <> 'OPEN'
              ORDER BY since DESC OFFSET :most))\
            """)
        .param("person", person.person())
        .param("old", access.clock().millis() - KEPT.toMillis())
        .param("most", MOST_CLOSED)
        .update();
  }

  Optional<Row> find(Person person, Partner partner, Kind kind, String event) {
    return sql.sql(SELECT + "WHERE partner = :partner AND kind = :kind AND event = :event")
        .param("partner", partner.partner())
        .param("kind", kind.name())
        .param("event", event.replace('\0', '?'))
        .query((row, n) -> read(row, person))
        .optional();
  }

  /// The newest of a person.
  List<Row> all(Person person) {
    return sql.sql(SELECT + "WHERE person = :person ORDER BY since DESC, exchange LIMIT :limit")
        .param("person", person.person())
        .param("limit", SHOWN)
        .query((row, n) -> read(row, person))
        .list();
  }

  /// One of a person's own.
  Row own(Person person, String exchange) {
    return sql.sql(SELECT + "WHERE person = :person AND exchange = :exchange")
        .param("person", person.person())
        .param("exchange", exchange.replace('\0', '?'))
        .query((row, n) -> read(row, person))
        .optional()
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such request.").exception());
  }

  private Row read(ResultSet row, Person person) throws SQLException {
    byte[] opened = person.drawer(access.vault()).open(SEALED, row.getBytes("sealed"));
    return new Row(
        row.getString("exchange"),
        row.getString("partner"),
        Kind.valueOf(row.getString("kind")),
        row.getString("event"),
        Codec.JSON.readTree(opened),
        State.valueOf(row.getString("state")),
        row.getString("note"),
        row.getLong("since"));
  }

  /// Says what became of one.
  void set(Row one, State state, String note) {
    sql.sql(
            """
            UPDATE private.pact_exchanges SET state = :state, note = :note
            WHERE exchange = :exchange\
            """)
        .param("state", state.name())
        .param("note", note.substring(0, Math.min(MAX_NOTE, note.length())).replace('\0', '?'))
        .param("exchange", one.exchange())
        .update();
  }

  /// Forgets what was never sent.
  void remove(Row one) {
    sql.sql("DELETE FROM private.pact_exchanges WHERE exchange = :exchange")
        .param("exchange", one.exchange())
        .update();
  }
}
