package tallystick.server.limits;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/// How much somebody may ask for: a bucket that fills evenly.
///
/// @param name of the policy, as callers are told it; a token of RFC 9651 without quotes
/// @param most at once
/// @param window in which all of it comes back
public record Quota(String name, long most, Duration window) {
  private static final int BURST_SECONDS = 10;

  /// So much a second, and ten seconds' worth at once.
  public static Quota perSecond(String name, long each) {
    return new Quota(name, each * BURST_SECONDS, Duration.ofSeconds(BURST_SECONDS));
  }

  Bandwidth bandwidth() {
    return Bandwidth.builder().capacity(most).refillGreedy(most, window).build();
  }
}
