package tallystick.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// State in sorted maps: for tests, simulation and replay by an auditor.
public final class InMemoryState implements State {
  private final Map<String, TreeMap<String, Record>> tables = new TreeMap<>();
  private final Indexes indexes = new Indexes();

  /// Makes the changes of a block.
  public void apply(List<Overlay.Change<?>> changes) {
    for (Overlay.Change<?> change : changes) {
      Record value = change.value();
      if (value == null) {
        rows(change.table()).remove(change.key());
      } else {
        rows(change.table()).put(change.key(), value);
      }
    }
    indexes.commit();
  }

  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    TreeMap<String, Record> rows = tables.get(table.name());
    return rows == null ? null : table.type().cast(rows.get(key));
  }

  /// Keeps a value at once, outside any block: structures that follow rows are made anew.
  @Override
  public <V extends Record> void put(Table<V> table, String key, V value) {
    rows(table).put(key, value);
    indexes.clear();
  }

  @Override
  public void remove(Table<?> table, String key) {
    rows(table).remove(key);
    indexes.clear();
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    SequencedMap<String, V> found = new LinkedHashMap<>();
    String from = after.compareTo(prefix) > 0 ? after : prefix;
    TreeMap<String, Record> rows = tables.get(table.name());
    if (rows == null) {
      return found;
    }
    for (var entry : rows.tailMap(from, true).entrySet()) {
      if (found.size() == limit || !entry.getKey().startsWith(prefix)) {
        break;
      }
      if (!entry.getKey().equals(after)) {
        found.put(entry.getKey(), table.type().cast(entry.getValue()));
      }
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

  private Map<String, Record> rows(Table<?> table) {
    return tables.computeIfAbsent(table.name(), name -> new TreeMap<>());
  }
}
