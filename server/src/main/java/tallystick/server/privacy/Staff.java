package tallystick.server.privacy;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.gateway.Problem;

/// When those who hold an office came in and showed their second factor, for each of them to see.
/// From where is sealed, and stays so.
final class Staff {
  private static final int MOST = 500;

  private final JdbcClient sql;

  Staff(Access access) {
    this.sql = access.sql();
  }

  /// @param act as in one's own history: `sign-in`, `second-factor`, `session-stolen`, …
  record Came(String principal, long at, String act, String session) {}

  /// Refuses everybody who holds no office.
  void requireOfficer(String principal) {
    long offices =
        sql.sql("SELECT count(*) FROM identity.offices WHERE principal = :principal AND until = 0")
            .param("principal", principal)
            .query(Long.class)
            .single();
    if (offices == 0) {
      throw Problem.of(HttpStatus.FORBIDDEN, "not-officer", "Only an officer may see this.")
          .exception();
    }
  }

  /// The newest first. For officers alone.
  List<Came> came(String officer) {
    requireOfficer(officer);
    return sql.sql(
            """
            SELECT p.principal, a.at, a.act, a.session FROM private.access_audit a
            JOIN private.access_people p USING (person)
            WHERE p.principal IN (SELECT principal FROM identity.offices)
            ORDER BY a.id DESC LIMIT :limit\
            """)
        .param("limit", MOST)
        .query(Came.class)
        .list();
  }
}
