package tallystick.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// State in maps: for tests, simulation and replay by an auditor.
public final class InMemoryState implements State {
  private final Map<String, Rows<Record>> tables = new LinkedHashMap<>();
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
    Rows<Record> rows = tables.get(table.name());
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
    Rows<Record> rows = tables.get(table.name());
    if (rows == null) {
      return found;
    }
    for (String key : rows.keys(from, true)) {
      if (found.size() == limit || !key.startsWith(prefix)) {
        break;
      }
      if (!key.equals(after)) {
        found.put(key, table.type().cast(rows.get(key)));
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

  private Rows<Record> rows(Table<?> table) {
    return tables.computeIfAbsent(table.name(), _ -> new Rows<>());
  }
}
