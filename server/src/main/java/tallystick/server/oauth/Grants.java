package tallystick.server.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.access.Audit;
import tallystick.server.access.Client;
import tallystick.server.access.Vault;

/// What people allowed to apps, with the codes and refresh tokens that came of it. Both are good
/// for one use; a second one shows that somebody stole it, and ends all that came of the same yes
/// (RFC 9700, 4.14.2).
final class Grants {
  static final Duration CODE = Duration.ofMinutes(1);
  static final Duration REFRESH = Duration.ofDays(30);

  /// Codes are kept for so long, to see a second use.
  private static final Duration SEEN = Duration.ofHours(1);

  private static final int ID_BYTES = 12;
  private static final int REMEMBERED = 50_000;
  private static final String COLUMNS =
      "grant_id, person, app, scopes, standing, thumbprint, since, used";
  private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

  private final Access access;
  private final JdbcClient sql;
  private final Cache<String, Optional<Grant>> believed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(ApiKeys.BELIEVED).build();

  Grants(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// @param standing whether an app's owner lets it act by its own secret
  /// @param thumbprint of the key to which refresh tokens are bound, empty if to none
  record Grant(
      String grantId,
      String person,
      String app,
      List<String> scopes,
      boolean standing,
      String thumbprint,
      long since,
      long used) {}

  /// A code that was changed for tokens.
  record Redeemed(Grant grant, String redirect, String challenge) {}

  /// Writes down that somebody allowed something.
  Grant allow(String person, String app, List<String> scopes, boolean standing, String thumbprint) {
    sweep();
    long now = access.clock().millis();
    Grant grant =
        new Grant(
            HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            person,
            app,
            scopes,
            standing,
            thumbprint,
            now,
            now);
    sql.sql(
            """
            INSERT INTO private.oauth_grants (%s)
            VALUES (:grant, :person, :app, :scopes, :standing, :thumbprint, :since, :used)\
            """
                .formatted(COLUMNS))
        .param("grant", grant.grantId())
        .param("person", person)
        .param("app", app)
        .param("scopes", Scopes.text(scopes))
        .param("standing", standing)
        .param("thumbprint", thumbprint)
        .param("since", now)
        .param("used", now)
        .update();
    return grant;
  }

  /// What has ended goes: codes that were not used, and grants whose last refresh token is over.
  private void sweep() {
    long now = access.clock().millis();
    sql.sql("DELETE FROM private.oauth_refresh_tokens WHERE ends < :now")
        .param("now", now)
        .update();
    sql.sql("DELETE FROM private.oauth_codes WHERE ends < :seen")
        .param("seen", now - SEEN.toMillis())
        .update();
    sql.sql(
            """
            DELETE FROM private.oauth_grants g WHERE NOT standing AND since < :seen
            AND NOT EXISTS (SELECT FROM private.oauth_refresh_tokens t
              WHERE t.grant_id = g.grant_id AND NOT t.used)\
            """)
        .param("seen", now - SEEN.toMillis())
        .update();
  }

  /// A code by which the app gets tokens.
  String code(Grant grant, String redirect, String challenge) {
    String code = Secrets.make(Secrets.CODE);
    sql.sql(
            """
            INSERT INTO private.oauth_codes (hash, grant_id, redirect, challenge, ends, used)
            VALUES (:hash, :grant, :redirect, :challenge, :ends, false)\
            """)
        .param("hash", Secrets.hash(code))
        .param("grant", grant.grantId())
        .param("redirect", redirect)
        .param("challenge", challenge)
        .param("ends", access.clock().millis() + CODE.toMillis())
        .update();
    return code;
  }

  /// Uses a code up.
  ///
  /// @throws Refused when it is not there, has ended, was used, or is another app's
  Redeemed redeem(String code, String app, Client client) {
    Optional<Redeemed> redeemed =
        sql.sql(
                """
                UPDATE private.oauth_codes c SET used = true FROM private.oauth_grants g
                WHERE c.hash = :hash AND NOT c.used AND c.ends > :now AND g.grant_id = c.grant_id
                  AND g.app = :app
                RETURNING g.*, c.redirect, c.challenge\
                """)
            .param("hash", Secrets.hash(code))
            .param("now", access.clock().millis())
            .param("app", app)
            .query((row, n) ->
                new Redeemed(grant(row), row.getString("redirect"), row.getString("challenge")))
            .optional();
    return redeemed.orElseThrow(() -> reused("oauth_codes", code, client));
  }

  /// Binds what comes of a grant to the holder of a key.
  void bind(Grant grant, String thumbprint) {
    sql.sql("UPDATE private.oauth_grants SET thumbprint = :thumbprint WHERE grant_id = :grant")
        .param("thumbprint", thumbprint)
        .param("grant", grant.grantId())
        .update();
  }

  /// A new refresh token.
  String refresh(Grant grant) {
    String token = Secrets.make(Secrets.REFRESH);
    sql.sql(
            """
            INSERT INTO private.oauth_refresh_tokens (hash, grant_id, ends, used)
            VALUES (:hash, :grant, :ends, false)\
            """)
        .param("hash", Secrets.hash(token))
        .param("grant", grant.grantId())
        .param("ends", access.clock().millis() + REFRESH.toMillis())
        .update();
    return token;
  }

  /// Whose a refresh token is, which stays good: to look at it before it is used up.
  Optional<Grant> ofRefresh(String token, String app) {
    return sql.sql(
            """
            SELECT g.*
            FROM private.oauth_refresh_tokens t JOIN private.oauth_grants g USING (grant_id)
            WHERE t.hash = :hash AND g.app = :app AND NOT t.used AND t.ends > :now\
            """)
        .param("hash", Secrets.hash(token))
        .param("app", app)
        .param("now", access.clock().millis())
        .query((row, n) -> grant(row))
        .optional();
  }

  /// Uses a refresh token up.
  ///
  /// @throws Refused when it is not there, has ended, was used, or is another app's
  Grant rotate(String token, String app, Client client) {
    long now = access.clock().millis();
    Optional<Grant> rotated =
        sql.sql(
                """
                UPDATE private.oauth_refresh_tokens t SET used = true FROM private.oauth_grants g
                WHERE t.hash = :hash AND NOT t.used AND t.ends > :now AND g.grant_id = t.grant_id
                  AND g.app = :app
                RETURNING g.*\
                """)
            .param("hash", Secrets.hash(token))
            .param("now", now)
            .param("app", app)
            .query((row, n) -> grant(row))
            .optional();
    Grant grant = rotated.orElseThrow(() -> reused("oauth_refresh_tokens", token, client));
    sql.sql("UPDATE private.oauth_grants SET used = :now WHERE grant_id = :grant")
        .param("now", now)
        .param("grant", grant.grantId())
        .update();
    return grant;
  }

  /// Ends the whole family of what is shown a second time.
  private Refused reused(String table, String secret, Client client) {
    Optional<Grant> stolen =
        sql.sql(
                """
                SELECT g.* FROM private.%s t JOIN private.oauth_grants g USING (grant_id)
                WHERE t.hash = :hash AND t.used\
                """
                    .formatted(table))
            .param("hash", Secrets.hash(secret))
            .query((row, n) -> grant(row))
            .optional();
    stolen.ifPresent(grant -> {
      LOG.warn("grant {} was ended: one of its tokens was used twice", grant.grantId());
      end(grant.person(), grant.grantId());
      access.audit().write(grant.person(), Audit.Act.TOKEN_REUSED, "", grant.app(), client);
    });
    return Refused.grant("It is not good, or not any more.");
  }

  /// Whether a grant has not ended, as far as is known here.
  Optional<Grant> live(String grant) {
    return Objects.requireNonNull(believed.get(grant, this::find));
  }

  private Optional<Grant> find(String grant) {
    return sql.sql("SELECT %s FROM private.oauth_grants WHERE grant_id = :grant".formatted(COLUMNS))
        .param("grant", grant)
        .query((row, n) -> grant(row))
        .optional();
  }

  /// By which an app acts for its owner.
  Optional<Grant> standing(String app) {
    return sql.sql(
            "SELECT %s FROM private.oauth_grants WHERE app = :app AND standing".formatted(COLUMNS))
        .param("app", app)
        .query((row, n) -> grant(row))
        .optional();
  }

  /// All that somebody allowed, the last used first.
  List<Grant> all(String person) {
    return sql.sql(
            """
            SELECT %s FROM private.oauth_grants g WHERE person = :person AND (standing OR EXISTS
              (SELECT FROM private.oauth_refresh_tokens t
                WHERE t.grant_id = g.grant_id AND NOT t.used AND t.ends > :now))
            ORDER BY used DESC, grant_id LIMIT 500\
            """
                .formatted(COLUMNS))
        .param("person", person)
        .param("now", access.clock().millis())
        .query((row, n) -> grant(row))
        .list();
  }

  /// Ends a grant with all that came of it, and says whether it was there.
  boolean end(String person, String grant) {
    boolean ended =
        sql.sql("DELETE FROM private.oauth_grants WHERE person = :person AND grant_id = :grant")
                .param("person", person)
                .param("grant", grant)
                .update()
            == 1;
    believed.invalidate(grant);
    return ended;
  }

  /// Forgets what is known of all: an app went.
  void forget() {
    believed.invalidateAll();
  }

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(
        row.getString("grant_id"),
        row.getString("person"),
        row.getString("app"),
        Scopes.parse(row.getString("scopes")),
        row.getBoolean("standing"),
        row.getString("thumbprint"),
        row.getLong("since"),
        row.getLong("used"));
  }
}
