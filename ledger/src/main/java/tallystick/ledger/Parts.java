package tallystick.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started in the order in which it needs one another, and is ended in the reverse. What
/// does not end well keeps nothing else from ending.
public final class Parts implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /// Adds what was started last, and gives it back.
  public <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOGGER.warn("a part did not end well", e);
      }
    }
  }
}
