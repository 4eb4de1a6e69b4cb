package tallystick.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The changes of one block over the state before it, with marks to go back to when an action is
/// refused half-way or an all-or-nothing envelope fails. Structures that follow rows ([Index]) go
/// back with it. One overlay at a time stands over a state: a new one takes back what an earlier
/// one, whose changes were not applied, left in them.
public final class Overlay implements State {
  private final State base;
  private final Map<String, Rows<Change<?>>> changes = new LinkedHashMap<>();
  private final List<Undo> undos = new ArrayList<>();

  /// An overlay without changes.
  public Overlay(State base) {
    this.base = base;
    base.discard();
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

  private sealed interface Undo {}

  private record Written(Rows<Change<?>> rows, String key, @Nullable Change<?> before)
      implements Undo {}

  private record Followed(Index.Following structure, int mark) implements Undo {}

  /// All changes, each place once: tables and keys in the order in which they first changed. So
  /// every node lists them in the same order.
  public List<Change<?>> changes() {
    List<Change<?>> all = new ArrayList<>();
    changes.values().forEach(rows -> all.addAll(rows.values()));
    return Collections.unmodifiableList(all);
  }

  /// A point to [#rollback] to.
  public int mark() {
    return undos.size();
  }

  /// Takes back everything since the mark.
  public void rollback(int mark) {
    for (int i = undos.size() - 1; i >= mark; i--) {
      switch (undos.remove(i)) {
        case Written(var rows, String key, Change<?> before) -> {
          if (before == null) {
            rows.remove(key);
          } else {
            rows.put(key, before);
          }
        }
        case Followed(Index.Following structure, int at) -> structure.rollback(at);
      }
    }
  }

  @Override
  public <V extends Record> @Nullable V get(Table<V> table, String key) {
    Rows<Change<?>> rows = changes.get(table.name());
    Change<?> change = rows == null ? null : rows.get(key);
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
    Rows<Change<?>> rows = changes.computeIfAbsent(change.table.name(), _ -> new Rows<>());
    undos.add(new Written(rows, change.key, rows.put(change.key, change)));
  }

  @Override
  public <V extends Record> SequencedMap<String, V> scan(
      Table<V> table, String prefix, String after, int limit) {
    Rows<Change<?>> rows = changes.get(table.name());
    if (rows == null || rows.isEmpty()) {
      return base.scan(table, prefix, after, limit);
    }
    Iterator<Change<?>> pending = pending(rows, prefix, after);
    Iterator<Map.Entry<String, V>> kept = new Kept<>(base, table, prefix, after, limit);
    SequencedMap<String, V> found = new LinkedHashMap<>();
    Change<?> change = next(pending);
    Map.Entry<String, V> row = next(kept);
    while (found.size() < limit && (change != null || row != null)) {
      int order = order(change, row);
      if (change != null && order <= 0) {
        if (change.value != null) {
          found.put(change.key, table.type().cast(change.value));
        }
        change = next(pending);
      } else if (row != null) {
        found.put(row.getKey(), row.getValue());
      }
      // A row that was changed is not what it was.
      row = order >= 0 ? next(kept) : row;
    }
    return found;
  }

  @Override
  public Collection<String> touched(Table<?> table) {
    Rows<Change<?>> rows = changes.get(table.name());
    return rows == null ? List.of() : Collections.unmodifiableSortedSet(rows.keys("", true));
  }

  @Override
  public <V extends Record> @Nullable V before(Table<V> table, String key) {
    return base.get(table, key);
  }

  private static Iterator<Change<?>> pending(Rows<Change<?>> rows, String prefix, String after) {
    boolean begun = after.compareTo(prefix) >= 0;
    return rows.keys(begun ? after : prefix, !begun).stream()
        .takeWhile(key -> key.startsWith(prefix))
        .<Change<?>>map(rows::get)
        .iterator();
  }

  private static int order(@Nullable Change<?> change, Map.@Nullable Entry<String, ?> row) {
    if (change == null || row == null) {
      return change == null ? 1 : -1;
    }
    return change.key.compareTo(row.getKey());
  }

  private static <T> @Nullable T next(Iterator<T> rows) {
    return rows.hasNext() ? rows.next() : null;
  }

  /// The rows of the base in pages, each twice as long as the one before: mostly the first is
  /// enough, but changes may hide any number of rows.
  private static final class Kept<V extends Record> implements Iterator<Map.Entry<String, V>> {
    private final State base;
    private final Table<V> table;
    private final String prefix;
    private String last;
    private int size;
    private boolean more = true;
    private Iterator<Map.Entry<String, V>> page = Collections.emptyIterator();

    Kept(State base, Table<V> table, String prefix, String after, int limit) {
      this.base = base;
      this.table = table;
      this.prefix = prefix;
      this.last = after;
      this.size = limit;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && more) {
        SequencedMap<String, V> rows = base.scan(table, prefix, last, size);
        more = rows.size() == size;
        size = size > Integer.MAX_VALUE / 2 ? size : 2 * size;
        page = rows.entrySet().iterator();
      }
      return page.hasNext();
    }

    @Override
    public Map.Entry<String, V> next() {
      Map.Entry<String, V> row = page.next();
      last = row.getKey();
      return row;
    }
  }

  @Override
  public <X extends Index.Following> X index(Index<X> index, String key) {
    X structure = base.index(index, key);
    undos.add(new Followed(structure, structure.mark()));
    return structure;
  }
}
