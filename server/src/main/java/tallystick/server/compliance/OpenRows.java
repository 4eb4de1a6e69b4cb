package tallystick.server.compliance;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of a table that officers work on for as long as they are open.
///
/// @param key column by which one is found
record OpenRows(JdbcClient sql, String table, String key) {
  /// Changes what is open under a key; whether anything is.
  ///
  /// @param assignments as `SET` takes them, with the values by name
  boolean change(String id, String assignments, Map<String, ?> values) {
    return sql.sql(
                "UPDATE private.%s SET %s WHERE %s = :id AND state = 'OPEN'"
                    .formatted(table, assignments, key))
            .params(values)
            .param("id", id)
            .update()
        > 0;
  }
}
