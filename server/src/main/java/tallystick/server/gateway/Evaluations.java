package tallystick.server.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Permission;
import tallystick.kernel.Permissions;
import tallystick.kernel.Query;
import tallystick.kernel.State;
import tallystick.server.gateway.Operation.Caller;

/// Answers whether somebody may do something, from what is declared and what the ledger says of
/// them. It says nothing of whether the act would succeed: whoever may ship an order may find it
/// shipped already.
final class Evaluations {
  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");
  private static final Decision UNKNOWN = new Decision(false, "action-unknown", "");

  private final Declarations declared;
  private final State state;

  Evaluations(Declarations declared, State state) {
    this.declared = declared;
    this.state = state;
  }

  /// What is asked.
  ///
  /// @param subject a principal
  /// @param action wire name of an action, `read` for queries, `call` for operations
  /// @param type of the resource: what the action is about, `room` if about nothing, `query` or
  ///   `operation`
  /// @param id of the resource
  record Asked(String subjectType, String subject, String action, String type, String id) {}

  /// What is answered.
  ///
  /// @param reason stable, in kebab case
  /// @param may who may, for people; empty if nobody knows
  record Decision(boolean permitted, String reason, String may) {
    private static Decision of(boolean permitted, String may) {
      return new Decision(permitted, permitted ? "permitted" : "not-permitted", may);
    }

    private static Decision not(String reason, String may) {
      return new Decision(false, reason, may);
    }
  }

  /// @param caller the principal that is signed in, if one is
  Decision answer(Asked asked, Optional<String> caller) {
    return switch (asked.action) {
      case "read" -> read(asked);
      case "call" -> call(asked, caller);
      default -> act(asked);
    };
  }

  private Decision act(Asked asked) {
    Permissions.Act act = declared.action(asked.action).orElse(null);
    if (act == null) {
      return UNKNOWN;
    }
    Permission permission = act.permission();
    String may = permission.sentence();
    if (!asked.type.equals(Declarations.about(act))) {
      return Decision.not("resource-mismatch", may);
    }
    if (permission instanceof Permission.Anyone) {
      return Decision.of(true, may);
    }
    return isKnown(asked)
        ? Decision.of(permission.isFor(state, asked.subject, asked.id), may)
        : Decision.not("subject-unknown", may);
  }

  private Decision read(Asked asked) {
    Query<?> query = declared.query(asked.id).orElse(null);
    if (query == null || !asked.type.equals("query")) {
      return UNKNOWN;
    }
    boolean open = query.access() instanceof Permission.Anyone;
    return Decision.of(open, query.access().sentence());
  }

  /// Who has an account, and what is open to it, is nobody else's business: only who is signed in
  /// asks, and about nobody but themself.
  private Decision call(Asked asked, Optional<String> caller) {
    Operation operation = declared.operation(asked.id).orElse(null);
    if (operation == null || !asked.type.equals("operation")) {
      return UNKNOWN;
    }
    if (operation.may() == Caller.ANYONE || operation.may() == Caller.CLIENT) {
      return Decision.of(operation.may() == Caller.ANYONE, operation.may().sentence());
    }
    if (caller.isEmpty()) {
      throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in to ask about accounts.")
          .exception();
    }
    if (!caller.get().equals(asked.subject)) {
      throw Problem.of(
              HttpStatus.FORBIDDEN, "not-yours", "/subject", "One asks about one's own account.")
          .exception();
    }
    boolean holds =
        switch (operation.may()) {
          case COMPLIANCE_OFFICER ->
              Governance.hasRole(state, asked.subject, Role.COMPLIANCE_OFFICER);
          case OFFICER -> Identity.isOfficer(state, asked.subject);
          case ANYONE, SIGNING_IN, MEMBER, TOKEN, CLIENT -> true;
        };
    return Decision.of(holds, operation.may().sentence());
  }

  private boolean isKnown(Asked asked) {
    return asked.subjectType.equals("principal")
        && PRINCIPAL.matcher(asked.subject).matches()
        && Identity.exists(state, asked.subject);
  }
}
