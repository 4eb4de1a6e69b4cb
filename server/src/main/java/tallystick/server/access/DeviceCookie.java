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
/// `<random>.<HMAC over account and random>`, in hex. It opens nothing.
final class DeviceCookie {
  static final String NAME = "tallystick-device";

  private static final Duration LIFE = Duration.ofDays(365);
  private static final int RANDOM_BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final Vault vault;

  DeviceCookie(Vault vault) {
    this.vault = vault;
  }

  /// @param account its e-mail address as [Vault#name] names it
  ResponseCookie of(byte[] account, boolean secure) {
    String random = HEX.formatHex(Vault.random(RANDOM_BYTES));
    return ResponseCookie.from(NAME, random + "." + proof(account, random))
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .path("/v1/session")
        .maxAge(LIFE)
        .build();
  }

  /// Which device it is, if it is one of this account's.
  Optional<String> device(byte[] account, String value) {
    int dot = value.indexOf('.');
    if (dot != 2 * RANDOM_BYTES) {
      return Optional.empty();
    }
    String random = value.substring(0, dot);
    byte[] given = value.substring(dot + 1).getBytes(UTF_8);
    byte[] right = proof(account, random).getBytes(UTF_8);
    return MessageDigest.isEqual(given, right) ? Optional.of(random) : Optional.empty();
  }

  private String proof(byte[] account, String random) {
    return HEX.formatHex(vault.name("device", HEX.formatHex(account) + " " + random));
  }
}
