package tallystick.server.epcis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tallystick.server.views.ViewHeight;

/// Wakes whoever waits for events when the views show new ones.
final class Pulse implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// Blocks come faster than anybody wants to be woken.
  private static final long PAUSE_MILLIS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final ViewHeight height;
  private final Standing standing;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Thread thread;
  private long head;

  Pulse(ViewHeight height, Standing standing) {
    this.height = height;
    this.standing = standing;
    this.thread = Thread.ofVirtual().name("epcis-pulse").start(this::run);
  }

  /// Has something done after each time that there are new events.
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  private void run() {
    long shown = 0;
    try {
      while (true) {
        if (height.await(shown + 1, LOOK)) {
          shown = height.height();
          look();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      long now = standing.head();
      boolean isNew;
      lock.lock();
      try {
        isNew = now > head;
        head = Math.max(head, now);
        grown.signalAll();
      } finally {
        lock.unlock();
      }
      if (isNew) {
        listeners.forEach(Runnable::run);
      }
    } catch (DataAccessException e) {
      LOG.warn("new events could not be looked for: {}", e.getMessage());
    }
  }

  /// Waits until there is an event beyond a cursor, or some time is over.
  void await(long cursor, Duration atMost) throws InterruptedException {
    long nanos = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (head <= cursor && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
