package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.zip.CRC32;
import tallystick.kernel.Sha256;
import tallystick.server.access.Vault;

/// Secrets that are given out once and kept as hashes: a prefix that says what it is, 256 random
/// bits in base 62, and a checksum, so that whoever scans files for leaked secrets finds these and
/// no others. The form is that of
/// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
final class Secrets {
  /// An API key.
  static final String API_KEY = "tsk_";

  /// The secret of an app.
  static final String APP = "tsa_";

  /// A code that an app changes for tokens.
  static final String CODE = "tsc_";

  /// A refresh token.
  static final String REFRESH = "tsr_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int BYTES = 32;
  private static final int RANDOM_CHARS = 43;
  private static final int CHECK_CHARS = 6;
  private static final int PREFIX_CHARS = 4;
  private static final int CHARS = PREFIX_CHARS + RANDOM_CHARS + CHECK_CHARS;

  private Secrets() {}

  /// A new one.
  static String make(String prefix) {
    String random = base62(new BigInteger(1, Vault.random(BYTES)), RANDOM_CHARS);
    return prefix + random + checksum(prefix + random);
  }

  /// Whether it has the form of one; what has not need not be looked for.
  static boolean isOne(String prefix, String text) {
    int check = CHARS - CHECK_CHARS;
    return text.length() == CHARS
        && text.startsWith(prefix)
        && text.substring(check).equals(checksum(text.substring(0, check)));
  }

  static byte[] hash(String secret) {
    return Sha256.of(secret.getBytes(UTF_8));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(UTF_8));
    return base62(BigInteger.valueOf(crc.getValue()), CHECK_CHARS);
  }

  private static String base62(BigInteger number, int chars) {
    char[] text = new char[chars];
    BigInteger rest = number;
    for (int i = chars - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text[i] = DIGITS.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(text);
  }
}
