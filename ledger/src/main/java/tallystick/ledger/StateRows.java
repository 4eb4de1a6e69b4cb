package tallystick.ledger;

import java.util.Arrays;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.rocksdb.RocksIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Rulebook;
import tallystick.kernel.StateTree;

/// The rows on disk that the state tree is made of, in one pass: read in order by one thread after
/// the other, hashed by all.
final class StateRows extends Spliterators.AbstractSpliterator<StateRows.Row> {
  private static final Logger LOGGER = LoggerFactory.getLogger(StateRows.class);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final byte[] SEEN = RocksStore.stateKey(Rulebook.SEEN.name(), "");

  private final RocksIterator cursor;
  private long told = System.nanoTime();
  private long rows;

  private StateRows(RocksIterator cursor) {
    super(Long.MAX_VALUE, Spliterator.NONNULL);
    this.cursor = cursor;
    cursor.seekToFirst();
  }

  /// @param name `<table>/<key>` in UTF-8
  record Row(byte[] name, byte[] json) {}

  /// The tree of all rows but those of [Rulebook#SEEN].
  static StateTree tree(RocksStore store) {
    try (RocksIterator cursor = store.cursor(RocksStore.Family.STATE)) {
      return StateTree.of(
          StreamSupport.stream(new StateRows(cursor), true)
              .map(row -> StateTree.Change.of(row.name, row.json)));
    }
  }

  @Override
  public boolean tryAdvance(Consumer<? super Row> action) {
    if (cursor.isValid() && startsWith(cursor.key(), SEEN)) {
      cursor.seek(after(SEEN));
    }
    if (!cursor.isValid()) {
      RocksStore.requireWhole(cursor);
      return false;
    }
    action.accept(new Row(cursor.key(), cursor.value()));
    cursor.next();
    rows++;
    long now = System.nanoTime();
    if (now - told > PROGRESS_NANOS) {
      told = now;
      LOGGER.info("Checking the state against its root: {} rows so far.", rows);
    }
    return true;
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /// The first key behind all those with a prefix, whose last byte is not the highest.
  private static byte[] after(byte[] prefix) {
    byte[] next = prefix.clone();
    next[next.length - 1]++;
    return next;
  }
}
