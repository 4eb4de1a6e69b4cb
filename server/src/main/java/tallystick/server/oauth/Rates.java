package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;
import tallystick.server.limits.Quota;
import tallystick.server.limits.Quotas;
import tallystick.server.limits.Standing;

/// How many requests a key or an app may make in a minute.
final class Rates {
  /// For who says nothing else.
  static final int USUAL = 600;

  /// The highest that a key may have.
  static final int MOST = 60_000;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Quotas quotas;

  Rates(Quotas quotas) {
    this.quotas = quotas;
  }

  /// Lets a request in, or throws a problem that says when to come again.
  ///
  /// @param who key or grant
  void enter(String who, int perMinute, HttpServletResponse response) {
    Standing standing = quotas.take(new Quota("token", perMinute, WINDOW), who);
    standing.tell(response);
    if (!standing.in()) {
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "rate-limited",
              "This token asks more than %d times a minute.".formatted(perMinute),
              standing.retryAfterSeconds())
          .exception();
    }
  }
}
