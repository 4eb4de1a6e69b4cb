package tallystick.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The ledger's clock of a demo venue: it begins some weeks ago, is moved by hand while the past is
/// told, and from then on shows the time of day.
public final class DemoClock implements InstantSource {
  private volatile Duration behind = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().minus(behind);
  }

  void goBack(Duration time) {
    behind = time;
  }

  void advance(Duration time) {
    Duration left = behind.minus(time);
    behind = left.isNegative() ? Duration.ZERO : left;
  }

  void catchUp() {
    behind = Duration.ZERO;
  }
}
