package tallystick.server.access;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What authenticators sign: random bytes that are good for five minutes, for one purpose, for whom
/// they were made, and once.
///
/// A challenge proves itself, by an HMAC over all of that, and is written down only when it was
/// answered rightly: so asking for many of them fills no table.
///
/// | bytes | |
/// |---|---|
/// | 16 | random |
/// | 8 | when it ends, milliseconds since 1970 |
/// | 32 | HMAC-SHA-256 |
final class Challenges {
  static final Duration LIFE = Duration.ofMinutes(5);
  private static final int NONCE_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private static final int BYTES = NONCE_BYTES + Long.BYTES + MAC_BYTES;

  private final Vault vault;
  private final JdbcClient sql;
  private final InstantSource clock;

  Challenges(Vault vault, JdbcClient sql, InstantSource clock) {
    this.vault = vault;
    this.sql = sql;
    this.clock = clock;
  }

  /// What a passkey is asked for.
  enum Purpose {
    SIGN_IN,
    SIGN_UP,
    SECOND_FACTOR,
    ADD
  }

  /// @param whom the session that asks, empty if there is none
  byte[] make(Purpose purpose, String whom) {
    byte[] nonce = Vault.random(NONCE_BYTES);
    long ends = clock.millis() + LIFE.toMillis();
    return ByteBuffer.allocate(BYTES)
        .put(nonce)
        .putLong(ends)
        .put(proof(purpose, whom, nonce, ends))
        .array();
  }

  /// The random part in hex, if it is a challenge of ours for this and has not ended.
  Optional<String> nonce(byte[] challenge, Purpose purpose, String whom) {
    if (challenge.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer parts = ByteBuffer.wrap(challenge);
    byte[] nonce = new byte[NONCE_BYTES];
    parts.get(nonce);
    long ends = parts.getLong();
    byte[] given = Arrays.copyOfRange(challenge, BYTES - MAC_BYTES, BYTES);
    boolean ours = MessageDigest.isEqual(given, proof(purpose, whom, nonce, ends));
    return ours && clock.millis() < ends
        ? Optional.of(HexFormat.of().formatHex(nonce))
        : Optional.empty();
  }

  /// Uses a challenge of ours up, and says whether it was unused.
  boolean use(byte[] challenge) {
    sql.sql("DELETE FROM private.access_challenges_used WHERE ends < :now")
        .param("now", clock.millis())
        .update();
    return sql.sql(
                """
                INSERT INTO private.access_challenges_used (nonce, ends) VALUES (:nonce, :ends)
                ON CONFLICT DO NOTHING\
                """)
            .param("nonce", Arrays.copyOf(challenge, NONCE_BYTES))
            .param("ends", ByteBuffer.wrap(challenge).getLong(NONCE_BYTES))
            .update()
        == 1;
  }

  private byte[] proof(Purpose purpose, String whom, byte[] nonce, long ends) {
    return vault.name(
        "challenge " + purpose, HexFormat.of().formatHex(nonce) + " " + ends + " " + whom);
  }
}
