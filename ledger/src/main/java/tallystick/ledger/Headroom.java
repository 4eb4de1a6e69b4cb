package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says when the disk has no room for new actions, before anything fails for want of it.
final class Headroom {
  private static final Logger LOGGER = LoggerFactory.getLogger(Headroom.class);

  /// A busy node writes some ten megabytes meanwhile.
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final DiskPolicy.FreeSpace space;
  private final Path data;
  private final AtomicLong looked = new AtomicLong(System.nanoTime() - 2 * LOOK_NANOS);
  private volatile boolean full;

  Headroom(DiskPolicy.FreeSpace space, Path data) {
    this.space = space;
    this.data = data;
  }

  /// @throws LedgerFault `disk-full` when free space has come down to the reserve
  void require() {
    long now = System.nanoTime();
    long last = looked.get();
    if (now - last > LOOK_NANOS && looked.compareAndSet(last, now)) {
      look();
    }
    if (full) {
      throw new LedgerFault(
          LedgerFault.DISK_FULL, "The ledger's disk is full: nothing new is taken for now.");
    }
  }

  private void look() {
    try {
      boolean now = space.beyondReserve(data) <= 0;
      if (now != full) {
        LOGGER.warn(
            now
                ? "The disk of {} has only its reserve left: nothing new is taken."
                : "The disk of {} has room again.",
            data);
      }
      full = now;
    } catch (IOException e) {
      LOGGER.warn("The free space of {} cannot be told: {}", data, e.toString());
    }
  }
}
