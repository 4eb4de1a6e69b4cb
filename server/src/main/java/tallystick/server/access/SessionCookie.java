package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import tallystick.kernel.Sha256;

/// The cookie of a session (RFC 6265bis), and what goes with it in a header so that no other site
/// can use it.
final class SessionCookie {
  /// The header that every change must bear while a session is used by cookie.
  static final String CSRF = "Tallystick-Csrf";

  private static final String NAME = "tallystick-session";

  private SessionCookie() {}

  /// With encryption its name binds it to this host alone.
  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-" + NAME : NAME;
  }

  /// Empty if there is none.
  static String read(HttpServletRequest request) {
    return Client.cookie(request, name(request));
  }

  /// Sets it. It goes with the browser, at the latest when its session ends.
  static void set(String token, HttpServletRequest request, HttpServletResponse response) {
    write(token, Sessions.MOST, request, response);
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    write("", Duration.ZERO, request, response);
  }

  private static void write(
      String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(name(request), value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /// What the header must say: it follows from the cookie, which no other site can read.
  static String csrf(String token) {
    byte[] hash = Sha256.of(("tallystick.csrf/v1\n" + token).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
