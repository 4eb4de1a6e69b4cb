package tallystick.server.views;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Query;

/// Answers queries from the views. Rows come out of PostgreSQL as the JSON that goes over the wire.
public final class Questions {
  private final JdbcClient sql;
  private final ViewHeight height;
  private final Map<Query<?>, String> statements = new ConcurrentHashMap<>();

  /// @param source connections that only read
  public Questions(DataSource source, ViewHeight height) {
    this.sql = JdbcClient.create(source);
    this.height = height;
  }

  /// Some rows of an answer, each as JSON.
  ///
  /// @param next where the next page begins, null on the last one
  /// @param height the rows show at least this height
  public record Page(List<String> rows, @Nullable Cursor next, long height) {
    /// The page as JSON: `{"items":[…],"next":"…"|null,"height":…}`.
    public String json() {
      String after = next == null ? "null" : '"' + next.text() + '"';
      return "{\"items\":[%s],\"next\":%s,\"height\":%d}"
          .formatted(String.join(",", rows), after, height);
    }
  }

  private record Row(String json, @Nullable Long cursor) {}

  /// A page of an answer.
  ///
  /// @param values one per parameter of the query, null when not given
  /// @param limit rows, at least 1; the query's own limit holds anyway
  public Page page(Query<?> query, Map<String, @Nullable Object> values, int limit, Cursor from) {
    long shown = height.height();
    int rows = Math.min(limit, query.pageLimit());
    boolean keyed = isKeyed(query);
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.put("limit", rows + 1);
    all.put(keyed ? "before" : "offset", from.value(keyed));
    List<Row> found =
        sql.sql(statement(query))
            .params(all)
            .query((row, n) -> new Row(row.getString(1), keyed ? (Long) row.getLong(2) : null))
            .list();
    if (found.size() <= rows) {
      return new Page(found.stream().map(Row::json).toList(), null, shown);
    }
    List<Row> kept = found.subList(0, rows);
    Long last = kept.getLast().cursor();
    long next = last == null ? from.value(false) + rows : last;
    return new Page(kept.stream().map(Row::json).toList(), new Cursor(shown, next), shown);
  }

  /// The one row of an answer as JSON.
  public Optional<String> one(Query<?> query, Map<String, @Nullable Object> values) {
    return sql.sql(statement(query)).params(values).query(String.class).optional();
  }

  private static boolean isKeyed(Query<?> query) {
    return query.sql().contains(":before");
  }

  private String statement(Query<?> query) {
    return statements.computeIfAbsent(
        query,
        q ->
            "SELECT row_to_json(r)::text%s FROM (SELECT %s FROM (%s) q) r"
                .formatted(
                    isKeyed(q) ? ", r.cursor" : "", Columns.selection(q.row(), "q"), q.sql()));
  }
}
