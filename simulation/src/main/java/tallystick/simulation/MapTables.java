package tallystick.simulation;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tools.jackson.databind.node.ObjectNode;

/// The tables of views as maps, where a server has PostgreSQL.
final class MapTables implements ViewWriter {
  private final SortedMap<String, SortedMap<String, ObjectNode>> tables = new TreeMap<>();

  @Override
  public <R extends Record> void put(View<R> view, R row) {
    ObjectNode columns = Codec.JSON.valueToTree(row);
    table(view).put(columns.path(view.key()).asString(), columns);
  }

  @Override
  public void set(View<?> view, String key, Object... columns) {
    ObjectNode row = table(view).get(key);
    if (row != null) {
      for (int i = 0; i < columns.length; i += 2) {
        row.set((String) columns[i], Codec.JSON.valueToTree(columns[i + 1]));
      }
    }
  }

  @Override
  public <R extends Record> void change(View<R> view, String key, Function<@Nullable R, R> change) {
    ObjectNode old = table(view).get(key);
    put(view, change.apply(old == null ? null : Codec.JSON.treeToValue(old, view.row())));
  }

  @Override
  public void remove(View<?> view, String key) {
    table(view).remove(key);
  }

  private SortedMap<String, ObjectNode> table(View<?> view) {
    return tables.computeIfAbsent(view.name(), name -> new TreeMap<>());
  }

  /// The columns of a row, empty if there is none.
  SortedMap<String, Object> row(String table, String key) {
    SortedMap<String, Object> columns = new TreeMap<>();
    ObjectNode row = tables.getOrDefault(table, new TreeMap<>()).get(key);
    if (row != null) {
      row.forEachEntry((name, value) ->
          columns.put(name, value.isIntegralNumber() ? value.longValue() : value.asString("")));
    }
    return columns;
  }

  boolean same(MapTables other) {
    return tables.equals(other.tables);
  }
}
