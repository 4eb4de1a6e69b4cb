package tallystick.server.pact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Problem;

/// The rows of footprints that came.
final class ReceivedRows {
  /// Of a person.
  static final int MOST = 500;

  private static final String SEALED = "pact footprint";
  private static final String SELECT =
      "SELECT received, partner, sealed, since FROM private.pact_received ";

  private static final String SELECT_HASH =
      "SELECT hash FROM private.pact_received WHERE partner = :partner AND hash = :hash";

  private final Access access;
  private final JdbcClient sql;

  ReceivedRows(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  record Row(String received, String partner, PactDocument document, long since) {}

  /// Keeps one, unless it came before, and says whether it is new.
  ///
  /// @throws IllegalArgumentException when there are too many
  boolean add(Person person, Partner partner, PactDocument document) {
    byte[] sealed = person.drawer(access.vault()).seal(SEALED, document.bytes());
    int added =
        sql.sql(
                """
                INSERT INTO private.pact_received (received, partner, person, hash, sealed, since)
                SELECT :received, :partner, :person, :hash, :sealed, :since
                WHERE (SELECT count(*) FROM private.pact_received WHERE person = :person) < :most
                ON CONFLICT (partner, hash) DO NOTHING\
                """)
            .param("received", PartnerRows.freshId())
            .param("partner", partner.partner())
            .param("person", person.person())
            .param("hash", document.hash())
            .param("sealed", sealed)
            .param("since", access.clock().millis())
            .param("most", MOST)
            .update();
    if (added == 0 && !has(partner, document)) {
      throw new IllegalArgumentException(
          "There are " + MOST + " received footprints here: some must be removed first.");
    }
    return added > 0;
  }

  private boolean has(Partner partner, PactDocument document) {
    return sql.sql(SELECT_HASH)
        .param("partner", partner.partner())
        .param("hash", document.hash())
        .query(String.class)
        .optional()
        .isPresent();
  }

  /// All of a person, the newest first.
  List<Row> all(Person person) {
    return sql.sql(SELECT + "WHERE person = :person ORDER BY since DESC, received")
        .param("person", person.person())
        .query((row, n) -> read(row, person))
        .list();
  }

  /// One of a person's own.
  Row own(Person person, String received) {
    return sql.sql(SELECT + "WHERE person = :person AND received = :received")
        .param("person", person.person())
        .param("received", received.replace('\0', '?'))
        .query((row, n) -> read(row, person))
        .optional()
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "No such footprint came for you.")
                .exception());
  }

  private Row read(ResultSet row, Person person) throws SQLException {
    byte[] opened = person.drawer(access.vault()).open(SEALED, row.getBytes("sealed"));
    return new Row(
        row.getString("received"),
        row.getString("partner"),
        PactDocument.kept(opened),
        row.getLong("since"));
  }

  void remove(Row one) {
    sql.sql("DELETE FROM private.pact_received WHERE received = :received")
        .param("received", one.received())
        .update();
  }
}
