package tallystick.server.compliance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.compliance.Alerts.Kind;

/// Rules of thumb over what the log shows of a day: they find what somebody should look at, and
/// prove nothing.
final class Patterns {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final int AT_ONCE = 500;

  private final JdbcClient sql;
  private final Alerts alerts;

  Patterns(JdbcClient sql, Alerts alerts) {
    this.sql = sql;
    this.alerts = alerts;
  }

  private record Found(String owner, String asset, long day, long count) {}

  /// Looks at the day before a time.
  void look(long now) {
    structuring(now - DAY_MILLIS);
    rapid(now - DAY_MILLIS);
  }

  /// Three transfers or more, each of nine tenths of a limit or threshold and below it.
  private void structuring(long since) {
    find(
            """
            SELECT e.owner, e.asset, e.time / 86400000 AS day, count(*) AS count
            FROM accounts.entries e
            JOIN (SELECT asset, amount - 1 AS below FROM compliance.thresholds
              UNION SELECT asset, each FROM compliance.limits) t ON t.asset = e.asset
            WHERE e.time > :since AND e.kind = 'TRANSFER' AND e.available_change < 0
              AND -e.available_change <= t.below AND -e.available_change * 10 >= t.below * 9
            GROUP BY 1, 2, 3 HAVING count(*) >= 3 LIMIT :limit\
            """,
            since)
        .forEach(found ->
            alerts.raise(
                Kind.STRUCTURING,
                found.owner,
                subject(found),
                "%d transfers of %s in a day, each just below a limit."
                    .formatted(found.count, found.asset)));
  }

  /// At least a threshold came in, and nine tenths of it went out within an hour of it.
  private void rapid(long since) {
    find(
            """
            SELECT i.owner, i.asset, i.time / 86400000 AS day, count(*) AS count
            FROM accounts.entries i JOIN compliance.thresholds t ON t.asset = i.asset
            WHERE i.time > :since AND i.kind = 'TRANSFER' AND i.available_change >= t.amount
              AND (SELECT coalesce(sum(-o.available_change), 0) FROM accounts.entries o
                WHERE o.owner = i.owner AND o.asset = i.asset AND o.kind = 'TRANSFER'
                  AND o.available_change < 0 AND o.cursor > i.cursor
                  AND o.time <= i.time + 3600000) * 10 >= i.available_change * 9
            GROUP BY 1, 2, 3 LIMIT :limit\
            """,
            since)
        .forEach(found ->
            alerts.raise(
                Kind.RAPID_MOVEMENT,
                found.owner,
                subject(found),
                "Most of what came in of %s went out again within an hour."
                    .formatted(found.asset)));
  }

  private static String subject(Found found) {
    return found.owner + "/" + found.asset + "/" + found.day;
  }

  private List<Found> find(String query, long since) {
    return sql.sql(query).param("since", since).param("limit", AT_ONCE).query(Found.class).list();
  }
}
