package tallystick.server.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.views.TestDatabase;

/// What is too old goes, and nothing else.
class RetentionTest {
  private static final long NOW = Duration.ofDays(10_000).toMillis();

  private static void opened(JdbcClient sql, String id, String state, long daysAgo) {
    long closed = state.equals("OPEN") ? 0 : NOW - Duration.ofDays(daysAgo).toMillis();
    sql.sql(
            """
            INSERT INTO private.compliance_cases (case_id, principal, title, state, opened_by,
              assignee, reason, since, closed)
            VALUES (:id, 'p', '', :state, 'o', '', '', 0, :closed)\
            """)
        .param("id", id)
        .param("state", state)
        .param("closed", closed)
        .update();
    sql.sql(
            "INSERT INTO private.compliance_comments (case_id, officer, text, at)"
                + " VALUES (:id, 'o', '', 0)")
        .param("id", id)
        .update();
  }

  private static void left(JdbcClient sql, String commitment, long daysAgo) {
    sql.sql("INSERT INTO private.compliance_travel VALUES (:id, 'p', 'q', 'USD', 1, '', :since)")
        .param("id", commitment)
        .param("since", NOW - Duration.ofDays(daysAgo).toMillis())
        .update();
  }

  @Test
  void officers_records_go_five_years_after_they_are_closed() {
    JdbcClient sql = TestDatabase.get().sql();
    try {
      opened(sql, "old", "CLOSED", 1_828);
      opened(sql, "new", "CLOSED", 1_826);
      opened(sql, "open", "OPEN", 9_000);
      left(sql, "old", 1_828);
      left(sql, "new", 1_826);
      new Retention(sql, InstantSource.fixed(Instant.ofEpochMilli(NOW))).sweep();
      assertEquals(List.of("new", "open"), ids(sql, "compliance_cases", "case_id"));
      assertEquals(List.of("new", "open"), ids(sql, "compliance_comments", "case_id"));
      assertEquals(List.of("new"), ids(sql, "compliance_travel", "commitment"));
    } finally {
      sql.sql("DELETE FROM private.compliance_cases").update();
      sql.sql("DELETE FROM private.compliance_travel").update();
    }
  }

  private static List<String> ids(JdbcClient sql, String table, String column) {
    return sql.sql("SELECT " + column + " FROM private." + table + " ORDER BY 1")
        .query(String.class)
        .list();
  }
}
