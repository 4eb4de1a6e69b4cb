package tallystick.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// State in a sorted map: for tests, simulation and replay by an auditor.
public final class InMemoryState implements State {
  private final TreeMap<Overlay.Cell, Record> rows = new TreeMap<>();

  /// Makes the changes of a block.
  public void apply(List<Overlay.Change<?>> changes) {
    for (Overlay.Change<?> change : changes) {
      Overlay.Cell cell = new Overlay.Cell(change.table().name(), change.key());
      Record value = change.value();
      if (value == null) {
        rows.remove(cell);
      } else {
        rows.put(cell, value);
      }
    }
  }

  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    return table.type().cast(rows.get(new Overlay.Cell(table.name(), key)));
  }

  @Override
  public <V extends Record> void put(Table<V> table, String key, V value) {
    rows.put(new Overlay.Cell(table.name(), key), value);
  }

  @Override
  public void remove(Table<?> table, String key) {
    rows.remove(new Overlay.Cell(table.name(), key));
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    SequencedMap<String, V> found = new LinkedHashMap<>();
    String from = after.compareTo(prefix) > 0 ? after : prefix;
    for (var entry : rows.tailMap(new Overlay.Cell(table.name(), from), true).entrySet()) {
      Overlay.Cell cell = entry.getKey();
      if (found.size() == limit
          || !cell.table().equals(table.name())
          || !cell.key().startsWith(prefix)) {
        break;
      }
      if (!cell.key().equals(after)) {
        found.put(cell.key(), table.type().cast(entry.getValue()));
      }
    }
    return found;
  }
}
