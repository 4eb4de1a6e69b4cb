package tallystick.server.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;

/// What officers should look at. The same thing is told once.
final class Alerts {
  private static final String REASON = "alert";
  private static final int PAGE = 200;
  private static final String CLOSING =
      "state = 'CLOSED', officer = :officer, reason = :reason, closed = :now";

  private final JdbcClient sql;
  private final Access access;
  private final Seal seal;
  private final OpenRows open;
  private final OpenRows ofCases;

  Alerts(Access access, Seal seal) {
    this.access = access;
    this.sql = access.sql();
    this.seal = seal;
    this.open = new OpenRows(sql, "compliance_alerts", "alert");
    this.ofCases = new OpenRows(sql, "compliance_alerts", "case_id");
  }

  /// Why somebody should look.
  enum Kind {
    /// A name may be somebody's on a list of sanctions.
    SANCTIONS,
    /// A display name looks like another member's.
    CONFUSABLE_NAME,
    /// A word of a display name has letters of several scripts.
    MIXED_SCRIPTS,
    /// A display name looks like the venue's own.
    RESERVED_NAME,
    /// Several transfers of a day stay just below a limit or threshold.
    STRUCTURING,
    /// Most of what came in went out again within an hour.
    RAPID_MOVEMENT
  }

  /// @param kind of [Kind]
  /// @param detail one sentence, without anything that the log does not show
  /// @param state OPEN or CLOSED
  /// @param caseId of the case it belongs to, empty if to none
  record Alert(
      String alert,
      String kind,
      String principal,
      String name,
      String detail,
      String state,
      String caseId,
      String officer,
      String reason,
      long since,
      long closed) {}

  /// Tells of something, unless that was told before; whether it is new.
  boolean raise(Kind kind, String principal, String subject, String detail) {
    return sql.sql(
                """
                INSERT INTO private.compliance_alerts (alert, kind, principal, subject, detail,
                  state, case_id, officer, reason, since, closed)
                VALUES (:alert, :kind, :principal, :subject, :detail, 'OPEN', '', '', ''::bytea,
                  :now, 0)
                ON CONFLICT DO NOTHING\
                """)
            .param("alert", Seal.id())
            .param("kind", kind.name())
            .param("principal", principal)
            .param("subject", subject)
            .param("detail", detail)
            .param("now", access.clock().millis())
            .update()
        == 1;
  }

  /// The newest first.
  List<Alert> in(String state) {
    return query("a.state = :value", state);
  }

  List<Alert> ofCase(String caseId) {
    return query("a.case_id = :value", caseId);
  }

  private List<Alert> query(String condition, String value) {
    return sql.sql(
            """
            SELECT a.alert, a.kind, a.principal, coalesce(p.name, '') AS name, a.detail, a.state,
              a.case_id, a.officer, a.reason, a.since, a.closed
            FROM private.compliance_alerts a
            LEFT JOIN identity.principals p ON p.principal = a.principal
            WHERE %s ORDER BY a.since DESC, a.alert LIMIT :limit\
            """
                .formatted(condition))
        .param("value", value)
        .param("limit", PAGE)
        .query((row, n) -> alert(row))
        .list();
  }

  private Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString("alert"),
        row.getString("kind"),
        row.getString("principal"),
        row.getString("name"),
        row.getString("detail"),
        row.getString("state"),
        row.getString("case_id"),
        row.getString("officer"),
        seal.open(REASON, row.getBytes("reason")),
        row.getLong("since"),
        row.getLong("closed"));
  }

  /// Closes one that is open; whether it was.
  boolean close(String alert, String officer, String reason) {
    return open.change(alert, CLOSING, closing(officer, reason));
  }

  /// Puts an open alert into a case; whether there is one.
  boolean assign(String alert, String caseId) {
    return open.change(alert, "case_id = :case", Map.of("case", caseId));
  }

  /// Closes all of a case that are still open.
  void closeCase(String caseId, String officer, String reason) {
    var _ = ofCases.change(caseId, CLOSING, closing(officer, reason));
  }

  private Map<String, ?> closing(String officer, String reason) {
    return Map.of(
        "officer", officer,
        "reason", seal.seal(REASON, reason),
        "now", access.clock().millis());
  }
}
