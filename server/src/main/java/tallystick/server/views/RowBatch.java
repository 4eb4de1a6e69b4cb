package tallystick.server.views;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

  private final Map<View<?>, Map<String, RowChange>> changes = new LinkedHashMap<>();

  @Override
  public <R extends Record> void put(View<R> view, R row) {
    rows(view).put(RowShape.of(view.row()).text(row, view.key()), new RowChange(row, false));
  }

  @Override
  public void set(View<?> view, String key, Object... columns) {
    RowChange change = rows(view).computeIfAbsent(key, k -> new RowChange(null, true));
    if (change.row == null && !change.kept) {
      return;
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      changed.put((String) columns[i], columns[i + 1]);
    }
    change.set(changed);
  }

  @Override
  @SuppressWarnings("unchecked") // A view holds rows of its own type only.
  public <R extends Record> void change(View<R> view, String key, Function<@Nullable R, R> change) {
    Map<String, RowChange> rows = rows(view);
    RowChange before = rows.computeIfAbsent(key, k -> new RowChange(null, true));
    if (before.kept) {
      before.later.add(old -> change.apply((R) old));
    } else {
      rows.put(key, new RowChange(change.apply((R) before.whole()), false));
    }
  }

  @Override
  public void remove(View<?> view, String key) {
    rows(view).put(key, new RowChange(null, false));
  }

  private Map<String, RowChange> rows(View<?> view) {
    return changes.computeIfAbsent(view, v -> new LinkedHashMap<>());
  }

  /// Writes everything, inside the transaction of the caller.
  void write(JdbcTemplate sql) {
    changes.forEach((view, rows) -> write(sql, view, rows));
  }

  /// Reads what rows are made of, and makes them.
  private static void make(JdbcTemplate sql, View<?> view, Map<String, RowChange> rows) {
    RowShape shape = RowShape.of(view.row());
    Map<String, RowChange> waiting = new LinkedHashMap<>();
    rows.forEach((key, change) -> {
      if (!change.later.isEmpty()) {
        waiting.put(key, change);
      }
    });
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, Record> found = new HashMap<>();
    sql.query(
        "SELECT row_to_json(r)::text FROM (SELECT %s FROM %s q WHERE q.%s = ANY (?::%s[])) r"
            .formatted(
                Columns.selection(view.row(), "q"),
                view.name(),
                Columns.quoted(view.key()),
                shape.type(view.key())),
        row -> {
          Record old = Codec.JSON.readValue(row.getString(1), view.row());
          found.put(shape.text(old, view.key()), old);
        },
        (Object) waiting.keySet().toArray(String[]::new));
    waiting.forEach(
        (key, change) -> rows.put(key, new RowChange(change.made(found.get(key)), false)));
  }

  private static void write(JdbcTemplate sql, View<?> view, Map<String, RowChange> rows) {
    make(sql, view, rows);
    List<RowChange> whole = new ArrayList<>();
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
  private static void upsert(JdbcTemplate sql, View<?> view, List<RowChange> whole) {
    RowShape shape = RowShape.of(view.row());
    Object[][] columns = shape.columns(whole.size());
    for (int at = 0; at < whole.size(); at++) {
      RowChange change = whole.get(at);
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
