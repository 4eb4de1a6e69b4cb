package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/// What a browser keeps of an account that signed in there, so that it is not counted with
/// strangers who guess:
/// https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
///
/// `<random>.<HMAC over account and random>.<HMAC over random>`, in hex; by the last one it is seen
/// to be one of ours before the account is known. It opens nothing.
final class DeviceCookie {
  static final String NAME = "tallystick-device";

  private static final Duration LIFE = Duration.ofDays(365);
  private static final int RANDOM_BYTES = 16;
  private static final int PARTS = 3;
  private static final HexFormat HEX = HexFormat.of();

  private final Vault vault;

  DeviceCookie(Vault vault) {
    this.vault = vault;
  }

  /// @param account its e-mail address as [Vault#name] names it
  ResponseCookie of(byte[] account, boolean secure) {
    String random = HEX.formatHex(Vault.random(RANDOM_BYTES));
    return ResponseCookie.from(NAME, String.join(".", random, proof(account, random), ours(random)))
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .path("/v1/session")
        .maxAge(LIFE)
        .build();
  }

  /// Which device it is, if it is one of this account's.
  Optional<String> device(byte[] account, String value) {
    String[] parts = value.split("\\.", PARTS);
    return isOurs(value) && isSame(parts[1], proof(account, parts[0]))
        ? Optional.of(parts[0])
        : Optional.empty();
  }

  /// Whether a cookie is one of ours, whichever account's.
  boolean isOurs(String value) {
    String[] parts = value.split("\\.", PARTS);
    return parts.length == PARTS
        && parts[0].length() == 2 * RANDOM_BYTES
        && isSame(parts[2], ours(parts[0]));
  }

  private static boolean isSame(String given, String right) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), right.getBytes(UTF_8));
  }

  private String ours(String random) {
    return HEX.formatHex(vault.name("device of ours", random));
  }

  private String proof(byte[] account, String random) {
    return HEX.formatHex(vault.name("device", HEX.formatHex(account) + " " + random));
  }
}
