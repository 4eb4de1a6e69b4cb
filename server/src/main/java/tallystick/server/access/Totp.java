package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/// Codes of six digits that change every 30 seconds (RFC 6238), with the parameters that every
/// authenticator knows: SHA-1, and a secret of 160 bits.
final class Totp {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final Duration STEP = CODES.getTimeStep();
  private static final int SECRET_BYTES = 20;

  /// Steps that a clock may be ahead or behind (RFC 6238, 5.2).
  private static final int DRIFT = 1;

  private Totp() {}

  static byte[] newSecret() {
    return Vault.random(SECRET_BYTES);
  }

  /// A secret as people type it.
  static String text(byte[] secret) {
    return Base32.toBase32String(secret);
  }

  /// What authenticators read from a QR code:
  /// https://github.com/google/google-authenticator/wiki/Key-Uri-Format
  static String uri(String venue, String mail, byte[] secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(escaped(venue), escaped(mail), text(secret), escaped(venue));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /// The time step that a code is of, or -1 if it is of none about now.
  static long step(byte[] secret, String code, Instant now) {
    long found = -1;
    long current = now.getEpochSecond() / STEP.toSeconds();
    for (long step = current - DRIFT; step <= current + DRIFT; step++) {
      if (MessageDigest.isEqual(code(secret, step).getBytes(UTF_8), code.getBytes(UTF_8))) {
        found = step;
      }
    }
    return found;
  }

  /// The code of a time step.
  static String code(byte[] secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP.toSeconds()),
          Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
