package tallystick.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How much of the Raft log may go: never what RocksDB does not have on disk, nor the last
/// megabytes, nor what follows a snapshot that is on its way to somebody. Without the last, a node
/// that gets a snapshot under load would find that what comes after it was dropped meanwhile, and
/// begin again.
final class Retention {
  private static final int MARKS_PER_SEGMENT = 16;

  /// How long somebody who got a snapshot may take to ask for what follows.
  private static final long LINGER_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Set<Hold> holds = new HashSet<>();
  private final long kept;
  private final long stride;
  private long bytes;

  Retention(DiskPolicy disk) {
    this.kept = disk.kept();
    this.stride = Math.max(1, disk.segment() / MARKS_PER_SEGMENT);
  }

  /// An entry, and how many bytes were executed up to it since this node started.
  private record Mark(long index, long bytes) {}

  /// Keeps what follows an entry until some time after it is closed.
  final class Hold implements AutoCloseable {
    private final long index;
    private long endNanos;
    private boolean ended;

    private Hold(long index) {
      this.index = index;
    }

    @Override
    public void close() {
      synchronized (Retention.this) {
        ended = true;
        endNanos = System.nanoTime() + LINGER_NANOS;
      }
    }

    private boolean isOver(long now) {
      return ended && now - endNanos > 0;
    }
  }

  synchronized Hold hold(long index) {
    Hold hold = new Hold(index);
    holds.add(hold);
    return hold;
  }

  /// Notes an entry that was executed.
  synchronized void executed(long index, long size) {
    bytes += size;
    if (marks.isEmpty() || bytes - marks.getLast().bytes >= stride) {
      marks.add(new Mark(index, bytes));
    }
  }

  /// The last entry that may go when RocksDB is on disk up to `synced`, or -1 for none.
  synchronized long purgeable(long synced) {
    long now = System.nanoTime();
    holds.removeIf(hold -> hold.isOver(now));
    long limit = holds.stream().mapToLong(hold -> hold.index - 1).reduce(synced, Math::min);
    long found = -1;
    while (!marks.isEmpty()
        && bytes - marks.getFirst().bytes >= kept
        && marks.getFirst().index <= limit) {
      found = marks.removeFirst().index;
    }
    return found;
  }
}
