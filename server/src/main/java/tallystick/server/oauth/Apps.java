package tallystick.server.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.server.access.Access;
import tallystick.server.access.Vault;
import tallystick.server.gateway.Problem;

/// The rows of apps: programs that ask people to let them act.
final class Apps {
  /// Apps of a person.
  static final int MOST = 20;

  private static final int MAX_REDIRECTS = 8;
  private static final int MAX_REDIRECT = 300;
  private static final int ID_BYTES = 12;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");
  private static final byte[] NONE = {};
  private static final String COLUMNS = "app, owner, name, secret_hash, redirects, scopes, since";

  private final Access access;
  private final JdbcClient sql;

  Apps(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// What is wanted of a new app.
  ///
  /// @param redirects where people are sent back to: https, http on the loopback interface, or a
  ///   scheme of its own with a dot (RFC 8252)
  /// @param scopes that it may ask for
  /// @param confidential whether it can keep a secret
  /// @param standing whether it may act for its owner by its secret alone (client credentials)
  record NewApp(
      String name,
      List<String> redirects,
      List<String> scopes,
      boolean confidential,
      boolean standing) {
    NewApp {
      Require.text(name, Limits.NAME_CHARS, "name");
      Scopes.require(scopes, "scopes");
      Require.size(redirects, standing ? 0 : 1, MAX_REDIRECTS, "redirects");
      Require.distinct(redirects, "redirects");
      if (!redirects.stream().allMatch(NewApp::isRedirect)) {
        throw new Require.Field(
            "redirects",
            "must be https addresses, http ones of 127.0.0.1 or [::1], or of a scheme with a dot");
      }
      if (standing && !confidential) {
        throw new Require.Field("standing", "needs a secret: it must be confidential");
      }
    }

    private static boolean isRedirect(String text) {
      try {
        URI uri = new URI(text);
        String scheme = String.valueOf(uri.getScheme());
        boolean place =
            switch (scheme) {
              case "https" -> uri.getHost() != null;
              case "http" -> LOOPBACK.contains(String.valueOf(uri.getHost()));
              default -> scheme.contains(".") && uri.getPath() != null;
            };
        return place
            && text.length() <= MAX_REDIRECT
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }

  /// An app as all may see it.
  ///
  /// @param app its `client_id`
  record App(
      String app,
      String name,
      List<String> redirects,
      List<String> scopes,
      boolean confidential,
      long since) {
    /// Whether people may be sent back there: exactly, but for the port on the loopback interface,
    /// which a program cannot choose in advance (RFC 8252, 7.3).
    boolean takes(String redirect) {
      return redirects.contains(redirect)
          || redirects.stream()
              .anyMatch(
                  own -> own.startsWith("http:") && withoutPort(own).equals(withoutPort(redirect)));
    }

    private static String withoutPort(String address) {
      return address.replaceFirst(
          "^(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[0-9]{1,5})?(?=[/?]|$)", "$1");
    }
  }

  /// @param secretHash empty if it is not confidential
  record Kept(App app, String owner, byte[] secretHash) {}

  /// Makes an app.
  ///
  /// @param secret empty if it has none
  App make(String owner, NewApp wanted, String secret) {
    App made =
        new App(
            "app-" + HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            wanted.name(),
            wanted.redirects(),
            wanted.scopes(),
            wanted.confidential(),
            access.clock().millis());
    int added =
        sql.sql(
                """
                INSERT INTO private.oauth_apps (%s)
                SELECT :app, :owner, :name, :secretHash, :redirects, :scopes, :since
                WHERE (SELECT count(*) FROM private.oauth_apps WHERE owner = :owner) < :most\
                """
                    .formatted(COLUMNS))
            .param("app", made.app())
            .param("owner", owner)
            .param("name", made.name())
            .param("secretHash", secret.isEmpty() ? NONE : Secrets.hash(secret))
            .param("redirects", String.join("\n", made.redirects()))
            .param("scopes", Scopes.text(made.scopes()))
            .param("since", made.since())
            .param("most", MOST)
            .update();
    if (added == 0) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "too-many-apps",
              "There are " + MOST + " apps: remove one first.")
          .exception();
    }
    return made;
  }

  /// All of an owner, the newest first.
  List<App> all(String owner) {
    return sql.sql(
            "SELECT %s FROM private.oauth_apps WHERE owner = :owner ORDER BY since DESC, app"
                .formatted(COLUMNS))
        .param("owner", owner)
        .query((row, n) -> kept(row).app())
        .list();
  }

  /// Removes an app with all that was allowed to it, and says whether it was there.
  boolean remove(String owner, String app) {
    return sql.sql("DELETE FROM private.oauth_apps WHERE owner = :owner AND app = :app")
            .param("owner", owner)
            .param("app", app)
            .update()
        == 1;
  }

  Optional<Kept> find(String app) {
    return sql.sql("SELECT %s FROM private.oauth_apps WHERE app = :app".formatted(COLUMNS))
        .param("app", app)
        .query((row, n) -> kept(row))
        .optional();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    byte[] secretHash = row.getBytes("secret_hash");
    App app =
        new App(
            row.getString("app"),
            row.getString("name"),
            row.getString("redirects").lines().toList(),
            Scopes.parse(row.getString("scopes")),
            secretHash.length > 0,
            row.getLong("since"));
    return new Kept(app, row.getString("owner"), secretHash);
  }

  /// The app that says who it is.
  ///
  /// @param secret empty if it showed none
  /// @throws Refused when there is no such app, or its secret is another one
  Kept authenticate(String app, String secret) {
    Kept kept = find(app).orElseThrow(Refused::client);
    boolean right =
        kept.app().confidential()
            ? MessageDigest.isEqual(kept.secretHash(), Secrets.hash(secret))
            : secret.isEmpty();
    if (!right) {
      throw Refused.client();
    }
    return kept;
  }
}
