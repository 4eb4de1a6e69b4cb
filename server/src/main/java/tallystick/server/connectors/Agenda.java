package tallystick.server.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When connectors are due, and what came of it the last time.
///
/// @param sql connections to the database
record Agenda(JdbcClient sql) {
  static final String TASK = "connector-exchange";

  private static final int MAX_OUTCOME = 300;

  /// @param at in milliseconds since 1970, past for at once
  record Due(String connector, long at) {}

  /// Those that have something to do and no task for it yet.
  ///
  /// @param abandoned messages that came before and are not decided yet were left by somebody
  List<Due> due(long abandoned) {
    return sql.sql(
            """
            SELECT connector, due AS at FROM private.connectors c
            WHERE state = 'ON'
              AND (polls
                OR EXISTS (SELECT FROM private.connector_deliveries d
                  WHERE d.connector = c.connector AND d.state = 'PENDING')
                OR EXISTS (SELECT FROM private.connector_runs r
                  WHERE r.connector = c.connector AND r.ended = 0 AND r.began < :abandoned))
              AND NOT EXISTS (SELECT FROM private.tasks t
                WHERE t.task_name = :task AND t.task_instance = c.connector)\
            """)
        .param("abandoned", abandoned)
        .param("task", TASK)
        .query(Due.class)
        .list();
  }

  /// When one is tried next, nothing if it waits for something to happen.
  Optional<Instant> next(String connector) {
    return sql.sql(
            """
            SELECT execution_time FROM private.tasks
            WHERE task_name = :task AND task_instance = :connector\
            """)
        .param("task", TASK)
        .param("connector", connector)
        .query((row, n) -> row.getTimestamp("execution_time").toInstant())
        .optional();
  }

  /// Has one due at once.
  void hurry(String connector) {
    sql.sql("UPDATE private.connectors SET due = 0 WHERE connector = :connector")
        .param("connector", connector)
        .update();
  }

  /// Writes down what came of one.
  ///
  /// @param due not again before
  void ran(String connector, Instant now, Instant due, String outcome) {
    sql.sql(
            """
            UPDATE private.connectors SET ran = :now, due = :due, outcome = :outcome
            WHERE connector = :connector\
            """)
        .param("now", now.toEpochMilli())
        .param("due", due.toEpochMilli())
        .param("outcome", outcome.substring(0, Math.min(MAX_OUTCOME, outcome.length())))
        .param("connector", connector)
        .update();
  }
}
