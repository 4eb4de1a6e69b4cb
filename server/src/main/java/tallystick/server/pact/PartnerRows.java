package tallystick.server.pact;

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
import tallystick.server.gateway.Problem;
import tallystick.server.pact.Partner.Sealed;
import tallystick.server.pact.Partner.Way;

/// The rows of partners.
final class PartnerRows {
  private static final int ID_BYTES = 16;
  private static final String SEALED = "pact partner";
  private static final String SELECT =
      "SELECT partner, person, app, sealed, since FROM private.pact_partners ";

  private final Access access;
  private final JdbcClient sql;

  PartnerRows(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  static String freshId() {
    return HexFormat.of().formatHex(Vault.random(ID_BYTES));
  }

  Partner add(Person person, String app, Sealed sealed) {
    Partner made = new Partner(freshId(), person.person(), app, sealed, access.clock().millis());
    sql.sql(
            """
            INSERT INTO private.pact_partners (partner, person, app, sealed, since)
            VALUES (:partner, :person, :app, :sealed, :since)\
            """)
        .param("partner", made.partner())
        .param("person", made.person())
        .param("app", app)
        .param("sealed", seal(person, sealed))
        .param("since", made.since())
        .update();
    return made;
  }

  private byte[] seal(Person person, Sealed sealed) {
    return person.drawer(access.vault()).seal(SEALED, Codec.JSON.writeValueAsBytes(sealed));
  }

  /// Says anew by what a partner lets us in.
  void set(Person person, Partner partner, Way way) {
    sql.sql("UPDATE private.pact_partners SET sealed = :sealed WHERE partner = :partner")
        .param("sealed", seal(person, new Sealed(partner.name(), way)))
        .param("partner", partner.partner())
        .update();
  }

  /// All of a person, the newest first.
  List<Partner> all(Person person) {
    return sql.sql(SELECT + "WHERE person = :person ORDER BY since DESC, partner")
        .param("person", person.person())
        .query((row, n) -> read(row, person))
        .list();
  }

  /// One of a person's own.
  Partner own(Person person, String partner) {
    return sql.sql(SELECT + "WHERE person = :person AND partner = :partner")
        .param("person", person.person())
        .param("partner", partner.replace('\0', '?'))
        .query((row, n) -> read(row, person))
        .optional()
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such partner.").exception());
  }

  /// Whose app a program comes by.
  Optional<Partner> byApp(Person person, String app) {
    return sql.sql(SELECT + "WHERE person = :person AND app = :app")
        .param("person", person.person())
        .param("app", app)
        .query((row, n) -> read(row, person))
        .optional();
  }

  private Partner read(ResultSet row, Person person) throws SQLException {
    byte[] opened = person.drawer(access.vault()).open(SEALED, row.getBytes("sealed"));
    return new Partner(
        row.getString("partner"),
        person.person(),
        row.getString("app"),
        Codec.JSON.readValue(opened, Sealed.class),
        row.getLong("since"));
  }
}
