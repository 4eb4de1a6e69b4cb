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
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.access.Vault;
import tallystick.server.gateway.Problem;

/// The rows of API keys. A row is looked up once in a few seconds, however often its key is used,
/// and written once a minute.
final class ApiKeys {
  /// Keys of a person.
  static final int MOST = 50;

  /// How long another gateway may not yet know that a key has ended; this one knows at once.
  static final Duration BELIEVED = Duration.ofSeconds(5);

  /// How often it is written down that a key is used.
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int ID_BYTES = 8;
  private static final int START_CHARS = 8;
  private static final int REMEMBERED = 50_000;
  private static final String DETAILS = "api key";
  private static final String COLUMNS =
      "key, person, details, scopes, per_minute, since, ends, used";

  private final Access access;
  private final JdbcClient sql;
  private final Cache<String, Optional<Live>> believed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(BELIEVED).build();
  private final Cache<String, Boolean> written =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(GRAIN).build();

  ApiKeys(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  private record Details(String name, String start, List<String> ranges) {}

  /// A key as its owner sees it.
  ///
  /// @param start its first characters, to tell it from others
  /// @param ranges networks from which it is good, all if empty
  /// @param used last, to the minute; 0 if never
  record ApiKey(
      String key,
      String name,
      String start,
      List<String> scopes,
      List<String> ranges,
      int perMinute,
      long since,
      long ends,
      long used) {}

  private record Live(ApiKey shown, String person, List<IpAddressMatcher> networks) {}

  /// A key that is good, and whose it is.
  record Good(ApiKey key, String person) {}

  /// Makes a key.
  ///
  /// @param secret of [Secrets], which is not kept
  ApiKey make(Person person, ApiKeysController.NewApiKey wanted, String secret) {
    long now = access.clock().millis();
    ApiKey made =
        new ApiKey(
            HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            wanted.name(),
            secret.substring(0, START_CHARS),
            wanted.scopes(),
            wanted.ranges(),
            wanted.perMinute(),
            now,
            now + wanted.days() * DAY,
            0);
    byte[] details =
        Codec.JSON.writeValueAsBytes(new Details(made.name(), made.start(), made.ranges()));
    int added =
        sql.sql(
                """
                INSERT INTO private.api_keys (hash, %s)
                SELECT :hash, :key, :person, :details, :scopes, :perMinute, :since, :ends, 0
                WHERE (SELECT count(*) FROM private.api_keys WHERE person = :person) < :most\
                """
                    .formatted(COLUMNS))
            .param("hash", Secrets.hash(secret))
            .param("key", made.key())
            .param("person", person.person())
            .param("details", person.drawer(access.vault()).seal(DETAILS, details))
            .param("scopes", Scopes.text(made.scopes()))
            .param("perMinute", made.perMinute())
            .param("since", made.since())
            .param("ends", made.ends())
            .param("most", MOST)
            .update();
    if (added == 0) {
      throw Problem.of(
              HttpStatus.CONFLICT, "too-many-keys", "There are " + MOST + " keys: end one first.")
          .exception();
    }
    return made;
  }

  /// All of a person, the newest first.
  List<ApiKey> all(Person person) {
    return sql.sql(
            "SELECT %s FROM private.api_keys WHERE person = :person ORDER BY since DESC, key"
                .formatted(COLUMNS))
        .param("person", person.person())
        .query((row, n) -> shown(row, person))
        .list();
  }

  private ApiKey shown(ResultSet row, Person person) throws SQLException {
    byte[] opened = person.drawer(access.vault()).open(DETAILS, row.getBytes("details"));
    Details details = Codec.JSON.readValue(opened, Details.class);
    return new ApiKey(
        row.getString("key"),
        details.name(),
        details.start(),
        Scopes.parse(row.getString("scopes")),
        details.ranges(),
        row.getInt("per_minute"),
        row.getLong("since"),
        row.getLong("ends"),
        row.getLong("used"));
  }

  /// Ends a key, and says whether it was there.
  boolean end(Person person, String key) {
    boolean ended =
        sql.sql("DELETE FROM private.api_keys WHERE person = :person AND key = :key")
                .param("person", person.person())
                .param("key", key)
                .update()
            == 1;
    believed.invalidateAll();
    return ended;
  }

  /// Checks a key that came with a request.
  ///
  /// @param address from which it came
  /// @throws Refused when it is not good, or not from there
  Good check(String secret, String address) {
    Optional<Live> found =
        Secrets.isOne(Secrets.API_KEY, secret)
            ? Objects.requireNonNull(
                believed.get(HexFormat.of().formatHex(Secrets.hash(secret)), this::find))
            : Optional.empty();
    long now = access.clock().millis();
    Live live =
        found
            .filter(key -> key.shown().ends() > now)
            .orElseThrow(() -> Refused.token("The API key is wrong, or has ended."));
    if (!live.networks().isEmpty()
        && live.networks().stream().noneMatch(network -> network.matches(address))) {
      throw new Refused(
          HttpStatus.FORBIDDEN, "wrong_network", "The API key is not for use from this network.");
    }
    if (written.asMap().putIfAbsent(live.shown().key(), true) == null) {
      sql.sql("UPDATE private.api_keys SET used = :now WHERE key = :key")
          .param("now", now)
          .param("key", live.shown().key())
          .update();
    }
    return new Good(live.shown(), live.person());
  }

  private Optional<Live> find(String hash) {
    return sql.sql("SELECT %s FROM private.api_keys WHERE hash = :hash".formatted(COLUMNS))
        .param("hash", HexFormat.of().parseHex(hash))
        .query((row, n) -> {
          Person person = access.people().byId(row.getString("person"));
          ApiKey key = shown(row, person);
          return new Live(
              key, person.person(), key.ranges().stream().map(IpAddressMatcher::new).toList());
        })
        .optional();
  }
}
