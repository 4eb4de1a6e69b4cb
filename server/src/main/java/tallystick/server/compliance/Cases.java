package tallystick.server.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;

/// Cases: what officers find out about somebody, until one of them closes it with a reason.
final class Cases {
  /// Comments of one case.
  static final int MAX_COMMENTS = 500;

  private static final String TITLE = "case";
  private static final String COMMENT = "comment";
  private static final int PAGE = 200;
  private static final int EXPORT = 10_000;

  private final JdbcClient sql;
  private final Access access;
  private final Seal seal;
  private final OpenRows open;

  Cases(Access access, Seal seal) {
    this.access = access;
    this.sql = access.sql();
    this.seal = seal;
    this.open = new OpenRows(sql, "compliance_cases", "case_id");
  }

  /// @param state OPEN or CLOSED
  /// @param openedBy and `assignee`: officers' principals; the latter is empty for nobody yet
  /// @param reason why it was closed
  record Case(
      String caseId,
      String principal,
      String name,
      String title,
      String state,
      String openedBy,
      String assignee,
      String reason,
      long since,
      long closed) {}

  record Comment(String officer, String text, long at) {}

  /// Opens one; gives its id.
  String open(String principal, String title, String officer) {
    String id = Seal.id();
    sql.sql(
            """
            INSERT INTO private.compliance_cases (case_id, principal, title, state, opened_by,
              assignee, reason, since, closed)
            VALUES (:id, :principal, :title, 'OPEN', :officer, '', ''::bytea, :now, 0)\
            """)
        .param("id", id)
        .param("principal", principal)
        .param("title", seal.seal(TITLE, title))
        .param("officer", officer)
        .param("now", access.clock().millis())
        .update();
    return id;
  }

  /// The newest first.
  List<Case> in(String state) {
    return query("c.state = :value", state, PAGE);
  }

  /// All there are, for a report.
  List<Case> all() {
    return query("c.state <> :value", "", EXPORT);
  }

  Case byId(String id) {
    return query("c.case_id = :value", id, 1).stream()
        .findFirst()
        .orElseThrow(() -> Caller.notFound("case"));
  }

  private List<Case> query(String condition, String value, int limit) {
    return sql.sql(
            """
            SELECT c.*, coalesce(p.name, '') AS name FROM private.compliance_cases c
            LEFT JOIN identity.principals p ON p.principal = c.principal
            WHERE %s ORDER BY c.since DESC, c.case_id LIMIT :limit\
            """
                .formatted(condition))
        .param("value", value)
        .param("limit", limit)
        .query((row, n) -> found(row))
        .list();
  }

  private Case found(ResultSet row) throws SQLException {
    return new Case(
        row.getString("case_id"),
        row.getString("principal"),
        row.getString("name"),
        seal.open(TITLE, row.getBytes("title")),
        row.getString("state"),
        row.getString("opened_by"),
        row.getString("assignee"),
        seal.open(TITLE, row.getBytes("reason")),
        row.getLong("since"),
        row.getLong("closed"));
  }

  List<Comment> comments(String id) {
    return sql.sql(
            """
            SELECT officer, text, at FROM private.compliance_comments
            WHERE case_id = :id ORDER BY id LIMIT :limit\
            """)
        .param("id", id)
        .param("limit", MAX_COMMENTS)
        .query((row, n) ->
            new Comment(
                row.getString("officer"),
                seal.open(COMMENT, row.getBytes("text")),
                row.getLong("at")))
        .list();
  }

  /// Adds to an open case; whether it is open and has room.
  boolean comment(String id, String officer, String text) {
    return sql.sql(
                """
                INSERT INTO private.compliance_comments (case_id, officer, text, at)
                SELECT case_id, :officer, :text, :now FROM private.compliance_cases
                WHERE case_id = :id AND state = 'OPEN' AND :most > (
                  SELECT count(*) FROM private.compliance_comments WHERE case_id = :id)\
                """)
            .param("officer", officer)
            .param("text", seal.seal(COMMENT, text))
            .param("now", access.clock().millis())
            .param("id", id)
            .param("most", MAX_COMMENTS)
            .update()
        == 1;
  }

  /// Gives an open case to an officer; whether it is open.
  boolean assign(String id, String officer) {
    return open.change(id, "assignee = :officer", Map.of("officer", officer));
  }

  /// Closes an open case; whether it was open.
  boolean close(String id, String reason) {
    return open.change(
        id,
        "state = 'CLOSED', reason = :reason, closed = :now",
        Map.of("reason", seal.seal(TITLE, reason), "now", access.clock().millis()));
  }
}
