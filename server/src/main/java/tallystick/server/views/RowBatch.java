package tallystick.server.views;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tallystick.kernel.Codec;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// What some blocks mean for the tables: one change per row, however often it changed, written in
/// one statement per table and shape.
final class RowBatch implements ViewWriter {
  /// The key of tables that have a row for every event and never change one: nothing can be there
  /// yet, and PostgreSQL need not look.
  private static final String APPENDED = "cursor";

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
      Map<String, Object> columns = new LinkedHashMap<>();
      columns.put(Columns.name(keyName), key);
      set.forEach((name, value) -> columns.put(Columns.name(name), value));
      return columns;
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
    List<Change> whole = new ArrayList<>();
    List<Object> gone = new ArrayList<>();
    Map<String, List<Object>> partial = new LinkedHashMap<>();
    rows.forEach((key, change) -> {
      if (change.row != null) {
        whole.add(change);
      } else if (change.kept) {
        String shape = assignments(change.set.keySet());
        partial.computeIfAbsent(shape, s -> new ArrayList<>()).add(change.json(view.key(), key));
      } else {
        gone.add(change.json(view.key(), key));
      }
    });
    if (!whole.isEmpty()) {
      upsert(sql, view, whole);
    }
    partial.forEach((shape, list) -> sql.update(update(view, shape), json(list)));
    if (!gone.isEmpty()) {
      sql.update(
          "DELETE FROM %1$s t USING json_populate_recordset(null::%1$s, ?::json) v"
                  .formatted(view.name())
              + " WHERE t.%1$s = v.%1$s".formatted(Columns.quoted(view.key())),
          json(gone));
    }
  }

  private static String json(List<?> rows) {
    return Codec.JSON.writeValueAsString(rows);
  }

  /// Whole rows travel as one array a column, which PostgreSQL reads in a fraction of the time that
  /// it takes for JSON.
  private static void upsert(JdbcTemplate sql, View<?> view, List<Change> whole) {
    RowShape shape = RowShape.of(view.row());
    Object[][] columns = shape.columns(whole.size());
    for (int at = 0; at < whole.size(); at++) {
      Change change = whole.get(at);
      shape.fill(columns, at, Objects.requireNonNull(change.row), change.set);
    }
    sql.update(connection -> {
      PreparedStatement statement = connection.prepareStatement(upsert(view, shape));
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(shape.type(i), columns[i]));
      }
      return statement;
    });
  }

  private static String upsert(View<?> view, RowShape shape) {
    List<String> names = Columns.of(view.row()).stream().map(Columns::quoted).toList();
    String arrays =
        IntStream.range(0, shape.size())
            .mapToObj(i -> "?::" + shape.type(i) + "[]")
            .collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s (%s) SELECT * FROM unnest(%s)"
            .formatted(view.name(), String.join(", ", names), arrays);
    if (view.key().equals(APPENDED)) {
      return insert;
    }
    String excluded =
        names.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    return insert
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
