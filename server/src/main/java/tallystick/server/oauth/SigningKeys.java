package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Vault;

/// The keys that sign access tokens (P-256), sealed in the database and the same on all gateways.
///
/// A key signs for thirty days. The next one is made, and published, more than a day before it is
/// its turn, so that whoever keeps our key set for a day never meets a key it does not know. The
/// one before stays published until the last token that it signed has ended. Times are whole days,
/// so that gateways which make the next one at once make it for the same time, and one of them
/// wins.
final class SigningKeys {
  /// How long a key signs.
  static final Duration PERIOD = Duration.ofDays(30);

  /// How long it is published before.
  static final Duration LEAD = Duration.ofDays(1);

  /// How long it is published after: longer than any token lasts.
  static final Duration TRAIL = AccessTokens.LIFE.multipliedBy(2);

  private static final Duration REREAD = Duration.ofMinutes(1);
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int ID_BYTES = 8;
  private static final String OWNER = "oauth";
  private static final String FIELD = "signing key";

  private final JdbcClient sql;
  private final Vault vault;
  private final InstantSource clock;
  private volatile @Nullable State state;

  SigningKeys(JdbcClient sql, Vault vault, InstantSource clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  private record Key(long signs, ECKey jwk) {}

  /// @param keys by the time from which they sign
  private record State(long read, List<Key> keys) {}

  /// The key that signs now.
  ECKey current() {
    long now = clock.millis();
    return state(now).keys().stream().filter(key -> key.signs() <= now).toList().getLast().jwk();
  }

  /// What may verify: the public halves of the key before, the current and the next one.
  JWKSet published() {
    return new JWKSet(
        state(clock.millis()).keys().stream().<JWK>map(key -> key.jwk().toPublicJWK()).toList());
  }

  private State state(long now) {
    State known = state;
    if (known == null || now - known.read() > REREAD.toMillis() || now < known.read()) {
      known = new State(now, read(now));
      state = known;
    }
    return known;
  }

  private List<Key> read(long now) {
    List<Key> keys = rows();
    if (keys.isEmpty()) {
      make(now / DAY * DAY);
      keys = rows();
    }
    long newest = keys.getLast().signs();
    if (newest + PERIOD.minus(LEAD.multipliedBy(2)).toMillis() <= now) {
      // After a long time without anybody it may be late for the lead.
      make(Math.max(newest + PERIOD.toMillis(), (now / DAY + 2) * DAY));
      keys = rows();
    }
    removeBefore(keys, now);
    return rows();
  }

  /// A key goes when the one after it has signed for longer than any token lasts.
  private void removeBefore(List<Key> keys, long now) {
    for (int i = 1; i < keys.size(); i++) {
      if (keys.get(i).signs() + TRAIL.toMillis() < now) {
        sql.sql("DELETE FROM private.oauth_signing_keys WHERE signs = :signs")
            .param("signs", keys.get(i - 1).signs())
            .update();
      }
    }
  }

  private List<Key> rows() {
    return sql.sql("SELECT signs, wrapped_key, jwk FROM private.oauth_signing_keys ORDER BY signs")
        .query((row, n) ->
            new Key(
                row.getLong("signs"),
                jwk(vault.drawer(OWNER, row.getBytes("wrapped_key")), row.getBytes("jwk"))))
        .list();
  }

  private static ECKey jwk(Vault.Drawer drawer, byte[] sealed) {
    try {
      return ECKey.parse(new String(drawer.open(FIELD, sealed), UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("what was sealed is no key", e);
    }
  }

  private void make(long signs) {
    ECKey key = generate();
    byte[] wrapped = vault.newKey(OWNER);
    sql.sql(
            """
            INSERT INTO private.oauth_signing_keys (signs, kid, wrapped_key, jwk)
            VALUES (:signs, :kid, :wrapped, :jwk) ON CONFLICT DO NOTHING\
            """)
        .param("signs", signs)
        .param("kid", key.getKeyID())
        .param("wrapped", wrapped)
        .param("jwk", vault.drawer(OWNER, wrapped).seal(FIELD, key.toJSONString().getBytes(UTF_8)))
        .update();
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(HexFormat.of().formatHex(Vault.random(ID_BYTES)))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
