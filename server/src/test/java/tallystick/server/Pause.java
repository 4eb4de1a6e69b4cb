package tallystick.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Between two looks at what comes by itself: whoever looks again at once takes the processor from
/// what is waited for.
public final class Pause {
  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Pause() {}

  /// A moment, or none for a thread that is interrupted.
  public static void moment() {
    LockSupport.parkNanos(NANOS);
  }
}
