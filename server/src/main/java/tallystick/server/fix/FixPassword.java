package tallystick.server.fix;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it may stand in a file: `pbkdf2:<rounds>:<salt>:<hash>`, by PBKDF2 with
/// HMAC-SHA-256 (RFC 8018).
public final class FixPassword {
  private static final int ROUNDS = 120_000;
  private static final int BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile("pbkdf2:([0-9]{4,7}):([0-9a-f]{32}):([0-9a-f]{64})");

  private FixPassword() {}

  /// Hashes a password with a fresh salt.
  public static String hash(String password) {
    byte[] salt = new byte[BYTES / 2];
    new SecureRandom().nextBytes(salt);
    HexFormat hex = HexFormat.of();
    return "pbkdf2:%d:%s:%s"
        .formatted(ROUNDS, hex.formatHex(salt), hex.formatHex(derive(password, salt, ROUNDS)));
  }

  static boolean isOne(String hash) {
    return TEXT.matcher(hash).matches();
  }

  static boolean matches(String hash, String password) {
    Matcher parts = TEXT.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    byte[] wanted = hex.parseHex(parts.group(3));
    byte[] salt = hex.parseHex(parts.group(2));
    return MessageDigest.isEqual(wanted, derive(password, salt, Integer.parseInt(parts.group(1))));
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BYTES * 8);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
