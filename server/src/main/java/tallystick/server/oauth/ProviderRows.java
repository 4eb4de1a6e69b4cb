package tallystick.server.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;

/// The rows of accounts elsewhere, and of sign-ins that were begun there.
final class ProviderRows {
  /// How long somebody may take at the provider.
  static final Duration LIFE = Duration.ofMinutes(10);

  private final Access access;
  private final JdbcClient sql;

  ProviderRows(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// @param person who adds the provider, empty if somebody signs in
  record Begun(String provider, String person, byte[] browserHash, String nonce, String verifier) {}

  record Linked(String provider, long since) {}

  /// Keeps what a sign-in needs to end.
  void begin(String state, Begun begun) {
    long now = access.clock().millis();
    sql.sql("DELETE FROM private.oauth_sign_ins WHERE ends < :now").param("now", now).update();
    sql.sql(
            """
            INSERT INTO private.oauth_sign_ins
              (hash, provider, person, browser_hash, nonce, verifier, ends)
            VALUES (:hash, :provider, :person, :browser, :nonce, :verifier, :ends)\
            """)
        .param("hash", Secrets.hash(state))
        .param("provider", begun.provider())
        .param("person", begun.person())
        .param("browser", begun.browserHash())
        .param("nonce", begun.nonce())
        .param("verifier", begun.verifier())
        .param("ends", now + LIFE.toMillis())
        .update();
  }

  /// Takes it out: a state is good once.
  Optional<Begun> take(String state) {
    return sql.sql(
            """
            DELETE FROM private.oauth_sign_ins WHERE hash = :hash AND ends > :now
            RETURNING provider, person, browser_hash, nonce, verifier\
            """)
        .param("hash", Secrets.hash(state))
        .param("now", access.clock().millis())
        .query(Begun.class)
        .optional();
  }

  private byte[] name(String issuer, String subject) {
    return access.vault().name("subject", issuer + "\n" + subject);
  }

  /// The person who somebody there is here.
  Optional<String> person(String issuer, String subject) {
    return sql.sql("SELECT person FROM private.oauth_subjects WHERE subject_hash = :hash")
        .param("hash", name(issuer, subject))
        .query(String.class)
        .optional();
  }

  /// Links them, and says whether it could be done: one there is one here, and one here has one of
  /// a provider.
  boolean link(String person, String provider, String issuer, String subject) {
    return sql.sql(
                """
                INSERT INTO private.oauth_subjects (subject_hash, person, provider, since)
                VALUES (:hash, :person, :provider, :since) ON CONFLICT DO NOTHING\
                """)
            .param("hash", name(issuer, subject))
            .param("person", person)
            .param("provider", provider)
            .param("since", access.clock().millis())
            .update()
        == 1;
  }

  boolean unlink(String person, String provider) {
    return sql.sql(
                """
                DELETE FROM private.oauth_subjects
                WHERE person = :person AND provider = :provider\
                """)
            .param("person", person)
            .param("provider", provider)
            .update()
        == 1;
  }

  List<Linked> all(String person) {
    return sql.sql(
            """
            SELECT provider, since FROM private.oauth_subjects
            WHERE person = :person ORDER BY provider\
            """)
        .param("person", person)
        .query(Linked.class)
        .list();
  }
}
