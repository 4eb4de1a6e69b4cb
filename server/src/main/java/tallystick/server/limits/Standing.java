package tallystick.server.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;

/// Where somebody stands with a quota.
///
/// @param in whether what was asked for is given
/// @param left that may be asked for at once
/// @param waitNanos until there is one again
/// @param resetNanos until everything has come back
public record Standing(Quota quota, boolean in, long left, long waitNanos, long resetNanos) {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  /// Seconds after which it is worth to come again, at least one.
  public long retryAfterSeconds() {
    return Math.max(1, Math.ceilDiv(waitNanos, NANOS));
  }

  /// Whether less of this one is left than of another, each as a share of what it is at most.
  public boolean isTighterThan(Standing other) {
    return (double) left / quota.most() < (double) other.left / other.quota.most();
  }

  /// Tells it by headers: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
  public void tell(HttpServletResponse response) {
    response.setHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(quota.name(), quota.most(), quota.window().toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(quota.name(), left, Math.ceilDiv(resetNanos, NANOS)));
  }
}
