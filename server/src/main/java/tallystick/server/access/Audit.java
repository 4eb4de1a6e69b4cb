package tallystick.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;

/// What happened to an account, for its owner to read. Where from is sealed like all that tells of
/// a person.
public final class Audit {
  /// Tries on accounts that are not there are kept for so long.
  private static final Duration NOBODYS = Duration.ofDays(7);

  /// What happened otherwise is kept for so long.
  private static final Duration KEPT = Duration.ofDays(400);

  private static final int RANDOM_BYTES = 8;
  private static final String DETAILS = "details";

  /// What is written down.
  public enum Act {
    SIGN_UP,
    SIGN_IN,
    SIGN_IN_REFUSED,
    SECOND_FACTOR,
    SECOND_FACTOR_REFUSED,
    RECOVERY_CODE_USED,
    SIGN_OUT,
    SESSION_ENDED,
    SESSION_STOLEN,
    SESSIONS_ENDED_BY_OFFICER,
    TOTP_SET,
    RECOVERY_CODES_MADE,
    PASSWORD_CHANGED,
    PASSWORD_FORGOTTEN,
    WALLET_ADDED,
    WALLET_REMOVED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PASSKEY_CLONED,
    KEY_WRAPPED,
    PRIVILEGED_ACTION,
    API_KEY_MADE,
    API_KEY_ENDED,
    APP_REGISTERED,
    APP_REMOVED,
    APP_ALLOWED,
    APP_ENDED,
    TOKEN_REUSED,
    PROVIDER_LINKED,
    PROVIDER_UNLINKED
  }

  private record Details(String address, String agent, String about) {}

  /// @param id for the next page
  /// @param act in kebab case
  /// @param session in which it was done, empty if in none
  /// @param about what it was about, such as the id of an action
  record Happened(
      String id, long at, String act, String session, String address, String agent, String about) {}

  private final JdbcClient sql;
  private final Vault vault;
  private final InstantSource clock;
  private final byte[] nobodysKey;

  Audit(JdbcClient sql, Vault vault, InstantSource clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
    this.nobodysKey = vault.newKey("");
  }

  /// Writes down what happened to somebody, or to nobody.
  public void write(String person, Act act, String session, String about, Client client) {
    long now = clock.millis();
    byte[] details =
        Codec.JSON.writeValueAsBytes(new Details(client.address(), client.agent(), about));
    sql.sql(
            """
            INSERT INTO private.access_audit (id, person, at, act, session, details)
            VALUES (:id, :person, :at, :act, :session, :details)\
            """)
        .param("id", start(now) + HexFormat.of().formatHex(Vault.random(RANDOM_BYTES)))
        .param("person", person)
        .param("at", now)
        .param("act", act.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .param("session", session)
        .param("details", drawer(person).seal(DETAILS, details))
        .update();
  }

  private Vault.Drawer drawer(String person) {
    byte[] key =
        sql.sql("SELECT wrapped_key FROM private.access_people WHERE person = :person")
            .param("person", person)
            .query(byte[].class)
            .optional()
            .orElse(nobodysKey);
    return vault.drawer(person, key);
  }

  /// What happened to a person, the newest first.
  ///
  /// @param before id of the last one of the page before, empty for the first page
  List<Happened> history(Person person, String before, int limit) {
    Vault.Drawer drawer = vault.drawer(person.person(), person.wrappedKey());
    return sql.sql(
            """
            SELECT id, at, act, session, details FROM private.access_audit
            WHERE person = :person AND (:before = '' OR id < :before)
            ORDER BY id DESC LIMIT :limit\
            """)
        .param("person", person.person())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> {
          Details details =
              Codec.JSON.readValue(drawer.open(DETAILS, row.getBytes("details")), Details.class);
          return new Happened(
              row.getString("id"),
              row.getLong("at"),
              row.getString("act"),
              row.getString("session"),
              details.address(),
              details.agent(),
              details.about());
        })
        .list();
  }

  /// Removes what is old.
  void sweep() {
    long now = clock.millis();
    sql.sql(
            """
            DELETE FROM private.access_audit
            WHERE id < :kept OR (person = '' AND id < :nobodys)\
            """)
        .param("kept", start(now - KEPT.toMillis()))
        .param("nobodys", start(now - NOBODYS.toMillis()))
        .update();
  }

  /// How ids of a time begin, so that they order by it.
  private static String start(long time) {
    return "%012x-".formatted(time);
  }
}
