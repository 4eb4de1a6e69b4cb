package tallystick.server.postgres;

import java.time.Duration;
import java.util.function.Consumer;

/// Tells how a start goes on, but only once it lasts long enough for someone to wonder.
final class StartProgress {
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Consumer<String> listener;
  private final long began = System.nanoTime();
  private long silentUntil = began + QUIET.toNanos();

  StartProgress(Consumer<String> listener) {
    this.listener = listener;
  }

  /// Called often by whatever is going on; passes on at most one line every 3 s.
  void at(String step) {
    long now = System.nanoTime();
    if (now - silentUntil >= 0) {
      silentUntil = now + QUIET.toNanos();
      listener.accept(step + " (" + Duration.ofNanos(now - began).toSeconds() + " s so far)");
    }
  }
}
