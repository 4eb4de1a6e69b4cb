package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Problem;

/// Whose session a request has, and whether they are an officer. Asked of the views: they are some
/// milliseconds behind the ledger.
record Caller(Person person, boolean officer) {
  static Caller of(Access access, HttpServletRequest request) {
    Person person = access.people().of(access.session(request));
    return new Caller(person, isOfficer(access.sql(), person.principal()));
  }

  /// The same, or a problem if they are no officer.
  static Caller officer(Access access, HttpServletRequest request) {
    Caller caller = of(access, request);
    if (!caller.officer) {
      throw Problem.of(
              HttpStatus.FORBIDDEN, "not-officer", "Only compliance officers may see or do this.")
          .exception();
    }
    return caller;
  }

  /// As the rules say: while nobody was given the role, operators are officers. Roles of
  /// organisations are nobody's session.
  private static boolean isOfficer(JdbcClient sql, String principal) {
    return sql.sql(
            """
            SELECT CASE WHEN EXISTS (
                SELECT FROM governance.roles WHERE role = 'COMPLIANCE_OFFICER')
              THEN EXISTS (SELECT FROM governance.roles
                WHERE role = 'COMPLIANCE_OFFICER' AND principal = :principal)
              ELSE EXISTS (SELECT FROM identity.roles
                WHERE role = 'OPERATOR' AND principal = :principal) END\
            """)
        .param("principal", principal)
        .query(Boolean.class)
        .single();
  }

  String principal() {
    return person.principal();
  }

  static RuntimeException notFound(String what) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".")
        .exception();
  }

  static RuntimeException conflict(String code, String sentence) {
    return Problem.of(HttpStatus.CONFLICT, code, sentence).exception();
  }
}
