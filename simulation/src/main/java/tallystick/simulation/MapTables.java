package tallystick.simulation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tallystick.kernel.Codec;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// The tables of views as maps, where a server has PostgreSQL.
final class MapTables implements ViewWriter {
  private final SortedMap<String, SortedMap<String, SortedMap<String, Object>>> tables =
      new TreeMap<>();

  @Override
  public <R extends Record> void put(View<R> view, R row) {
    SortedMap<String, Object> columns = new TreeMap<>();
    Codec.JSON
        .valueToTree(row)
        .forEachEntry((name, value) ->
            columns.put(name, value.isIntegralNumber() ? value.longValue() : value.asString("")));
    table(view).put(String.valueOf(columns.get(view.key())), columns);
  }

  @Override
  public void set(View<?> view, String key, Object... columns) {
    SortedMap<String, Object> row = table(view).get(key);
    if (row != null) {
      for (int i = 0; i < columns.length; i += 2) {
        row.put((String) columns[i], columns[i + 1]);
      }
    }
  }

  @Override
  public void remove(View<?> view, String key) {
    table(view).remove(key);
  }

  private SortedMap<String, SortedMap<String, Object>> table(View<?> view) {
    return tables.computeIfAbsent(view.name(), name -> new TreeMap<>());
  }

  /// The columns of a row, empty if there is none.
  SortedMap<String, Object> row(String table, String key) {
    Map<String, SortedMap<String, Object>> rows = tables.getOrDefault(table, new TreeMap<>());
    return new TreeMap<>(rows.getOrDefault(key, new TreeMap<>()));
  }

  boolean same(MapTables other) {
    return tables.equals(other.tables);
  }
}
