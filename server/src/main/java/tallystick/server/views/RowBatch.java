package tallystick.server.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tallystick.kernel.Codec;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// What some blocks mean for the tables: one change per row, however often it changed, written in
/// one statement per table and shape.
final class RowBatch implements ViewWriter {
  private final Map<View<?>, Map<String, Change>> changes = new LinkedHashMap<>();

  /// What becomes of a row: it is replaced by `row`, or removed when that is null and `set` is
  /// empty; then the columns in `set` change.
  private static final class Change {
    private final @Nullable Record row;
    private final boolean kept;
    private final Map<String, Object> set = new LinkedHashMap<>();

    Change(@Nullable Record row, boolean kept) {
      this.row = row;
      this.kept = kept;
    }

    Object json(String keyName, String key) {
      if (row == null) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(Columns.name(keyName), key);
        set.forEach((name, value) -> columns.put(Columns.name(name), value));
        return columns;
      }
      return RowShape.of(row.getClass()).columns(row, set);
    }
  }

  @Override
  public <R extends Record> void put(View<R> view, R row) {
    rows(view).put(RowShape.of(view.row()).text(row, view.key()), new Change(row, false));
  }

  @Override
  public void set(View<?> view, String key, Object... columns) {
    Change change = rows(view).computeIfAbsent(key, k -> new Change(null, true));
    if (change.row == null && !change.kept) {
      return;
    }
    for (int i = 0; i < columns.length; i += 2) {
      change.set.put((String) columns[i], columns[i + 1]);
    }
  }

  @Override
  public void remove(View<?> view, String key) {
    rows(view).put(key, new Change(null, false));
  }

  private Map<String, Change> rows(View<?> view) {
    return changes.computeIfAbsent(view, v -> new LinkedHashMap<>());
  }

  /// Writes everything, inside the transaction of the caller.
  void write(JdbcTemplate sql) {
    changes.forEach((view, rows) -> write(sql, view, rows));
  }

  private static void write(JdbcTemplate sql, View<?> view, Map<String, Change> rows) {
    List<Object> whole = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    Map<String, List<Object>> partial = new LinkedHashMap<>();
    rows.forEach((key, change) -> {
      if (change.row != null) {
        whole.add(change.json(view.key(), key));
      } else if (change.kept) {
        String shape = assignments(change.set.keySet());
        partial.computeIfAbsent(shape, s -> new ArrayList<>()).add(change.json(view.key(), key));
      } else {
        gone.add(key);
      }
    });
    if (!whole.isEmpty()) {
      sql.update(upsert(view), json(whole));
    }
    partial.forEach((shape, list) -> sql.update(update(view, shape), json(list)));
    if (!gone.isEmpty()) {
      sql.update(
          "DELETE FROM %s WHERE %s IN (SELECT jsonb_array_elements_text(?::jsonb))"
              .formatted(view.name(), Columns.quoted(view.key())),
          json(gone));
    }
  }

  private static String json(List<?> rows) {
    return Codec.JSON.writeValueAsString(rows);
  }

  private static String upsert(View<?> view) {
    List<String> columns = Columns.of(view.row());
    String names = columns.stream().map(Columns::quoted).collect(Collectors.joining(", "));
    String excluded =
        columns.stream()
            .map(Columns::quoted)
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM json_populate_recordset(null::%1$s, ?::json)"
            .formatted(view.name(), names)
        + " ON CONFLICT (%s) DO UPDATE SET %s".formatted(Columns.quoted(view.key()), excluded);
  }

  private static String assignments(Iterable<String> columns) {
    List<String> parts = new ArrayList<>();
    columns.forEach(c -> parts.add(Columns.quoted(c) + " = v." + Columns.quoted(c)));
    return String.join(", ", parts);
  }

  private static String update(View<?> view, String assignments) {
    return "UPDATE %1$s t SET %2$s FROM json_populate_recordset(null::%1$s, ?::json) v"
            .formatted(view.name(), assignments)
        + " WHERE t.%1$s = v.%1$s".formatted(Columns.quoted(view.key()));
  }
}
