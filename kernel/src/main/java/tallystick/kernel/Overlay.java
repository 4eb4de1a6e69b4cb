package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The changes of one block over the state before it, with marks to go back to when an action is
/// refused half-way or an all-or-nothing envelope fails.
public final class Overlay implements State {
  private final State base;
  private final TreeMap<Cell, Change<?>> changes = new TreeMap<>();
  private final List<Undo> undos = new ArrayList<>();

  /// An overlay without changes.
  public Overlay(State base) {
    this.base = base;
  }

  /// A place in the state.
  public record Cell(String table, String key) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byTable = table.compareTo(other.table);
      return byTable != 0 ? byTable : key.compareTo(other.key);
    }
  }

  /// What a place becomes; a null value removes it.
  public record Change<V extends Record>(Table<V> table, String key, @Nullable V value) {}

  private record Undo(Cell cell, @Nullable Change<?> before) {}

  /// All changes in key order.
  public List<Change<?>> changes() {
    return List.copyOf(changes.values());
  }

  /// A point to [#rollback] to.
  public int mark() {
    return undos.size();
  }

  /// Takes back everything since the mark.
  public void rollback(int mark) {
    for (int i = undos.size() - 1; i >= mark; i--) {
      Undo undo = undos.remove(i);
      if (undo.before == null) {
        changes.remove(undo.cell);
      } else {
        changes.put(undo.cell, undo.before);
      }
    }
  }

  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    Change<?> change = changes.get(new Cell(table.name(), key));
    return change == null ? base.get(table, key) : table.type().cast(change.value);
  }

  @Override
  public <V extends Record> void put(Table<V> table, String key, V value) {
    write(new Change<>(table, key, value));
  }

  @Override
  public void remove(Table<?> table, String key) {
    write(new Change<>(table, key, null));
  }

  private void write(Change<?> change) {
    Cell cell = new Cell(change.table.name(), change.key);
    undos.add(new Undo(cell, changes.put(cell, change)));
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    String from = after.compareTo(prefix) > 0 ? after : prefix;
    var pending = changes.tailMap(new Cell(table.name(), from), true);
    TreeMap<String, V> found = new TreeMap<>();
    // Pending removals may hide rows of the base, so ask for that many more.
    int removed = (int) pending.values().stream().filter(c -> c.value == null).count();
    found.putAll(
        base.scan(table, prefix, after, (int) Math.min(Integer.MAX_VALUE, (long) limit + removed)));
    for (var entry : pending.entrySet()) {
      String key = entry.getKey().key;
      if (!entry.getKey().table.equals(table.name()) || !key.startsWith(prefix)) {
        break;
      }
      if (key.equals(after)) {
        continue;
      }
      if (entry.getValue().value == null) {
        found.remove(key);
      } else {
        found.put(key, table.type().cast(entry.getValue().value));
      }
    }
    while (found.size() > limit) {
      found.pollLastEntry();
    }
    return found;
  }
}
