package tallystick.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;
import tallystick.kernel.Codec;
import tallystick.kernel.Index;
import tallystick.kernel.Indexes;
import tallystick.kernel.Overlay;
import tallystick.kernel.Rulebook;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// The state as of the last block, from RocksDB, with the rows that are in use kept decoded. It
/// changes by whole blocks only ([BlockWrite]).
final class RocksState implements State {
  private static final int CACHED_ROWS = 100_000;

  /// Stands for a row that is known not to be there: rules ask for many such.
  private record Absent() {
    static final Absent ROW = new Absent();
  }

  private final RocksStore store;
  private final Cache<Overlay.Cell, Record> rows =
      Caffeine.newBuilder().maximumSize(CACHED_ROWS).executor(Runnable::run).build();

  private final Beginnings beginnings = new Beginnings();
  private final Indexes indexes = new Indexes();

  RocksState(RocksStore store) {
    this.store = store;
  }

  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    Overlay.Cell cell = new Overlay.Cell(table.name(), key);
    Record known = rows.getIfPresent(cell);
    if (known != null) {
      return known instanceof Absent ? null : table.type().cast(known);
    }
    byte[] json = store.get(RocksStore.Family.STATE, RocksStore.stateKey(table.name(), key));
    if (json == null) {
      if (isWorthCaching(table)) {
        rows.put(cell, Absent.ROW);
      }
      return null;
    }
    V value = Codec.JSON.readValue(json, table.type());
    if (isWorthCaching(table)) {
      rows.put(cell, value);
    }
    return value;
  }

  @Override
  public <V extends Record> void put(Table<V> table, String key, V value) {
    throw new UnsupportedOperationException("the state changes by blocks");
  }

  @Override
  public void remove(Table<?> table, String key) {
    throw new UnsupportedOperationException("the state changes by blocks");
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    TreeMap<String, V> found = new TreeMap<>();
    boolean whole = after.isEmpty() && prefix.endsWith("/") && limit > 0;
    String begin = whole ? beginnings.of(table.name(), prefix) : prefix;
    String from = after.compareTo(prefix) > 0 ? after : begin;
    int skip = table.name().length() + 1;
    try (RocksIterator cursor = store.cursor(RocksStore.Family.STATE)) {
      cursor.seek(RocksStore.stateKey(table.name(), from));
      for (; cursor.isValid() && found.size() < limit; cursor.next()) {
        String place = new String(cursor.key(), StandardCharsets.UTF_8);
        if (!place.startsWith(table.name() + "/") || !place.startsWith(prefix, skip)) {
          break;
        }
        String key = place.substring(skip);
        if (!key.equals(after)) {
          found.put(key, decoded(table, key, cursor));
        }
      }
      RocksStore.requireWhole(cursor);
    }
    if (whole) {
      beginnings.found(table.name(), prefix, found.isEmpty() ? null : found.firstKey());
    }
    return found;
  }

  @Override
  public <X extends Index.Following> X index(Index<X> index, String key) {
    return indexes.get(this, index, key);
  }

  @Override
  public void discard() {
    indexes.discard();
  }

  private <V extends Record> V decoded(Table<V> table, String key, RocksIterator cursor) {
    Record known = rows.getIfPresent(new Overlay.Cell(table.name(), key));
    return known == null || known instanceof Absent
        ? Codec.JSON.readValue(cursor.value(), table.type())
        : table.type().cast(known);
  }

  /// Follows a block that was just written. Called by the thread that executes, between blocks.
  void changed(List<Executed.Row> changed) {
    for (Executed.Row row : changed) {
      Overlay.Change<?> change = row.change();
      Overlay.Cell cell = new Overlay.Cell(change.table().name(), change.key());
      Record value = change.value();
      if (value != null) {
        beginnings.put(cell.table(), cell.key());
      }
      if (value == null) {
        rows.put(cell, Absent.ROW);
      } else if (isWorthCaching(change.table())) {
        rows.put(cell, value);
      }
    }
    indexes.commit();
  }

  /// Each envelope's row is written once and read when somebody repeats it: rarely. The rules' row
  /// is read at the door, too, by threads that could put an old one back.
  private static boolean isWorthCaching(Table<?> table) {
    return !table.name().equals(Rulebook.SEEN.name())
        && !table.name().equals(Rulebook.RULES.name());
  }
}
