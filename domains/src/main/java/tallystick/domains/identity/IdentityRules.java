package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.OPERATORS;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.Objects;
import tallystick.domains.identity.Identity.KeyRow;
import tallystick.domains.identity.Identity.Operators;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.ApproveRecovery;
import tallystick.domains.identity.IdentityAction.CancelRecovery;
import tallystick.domains.identity.IdentityAction.CompleteRecovery;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.ProposeRecovery;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.kernel.Decision;
import tallystick.kernel.Ids;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Step;

/// The rules of the room of identities.
final class IdentityRules {
  private static final String COUNT = "count";

  private IdentityRules() {}

  static Decision decide(IdentityAction action, Step step) {
    return switch (action) {
      case FoundVenue a -> foundVenue(a, step);
      case RegisterPrincipal a -> registerPrincipal(a, step);
      case RenamePrincipal a -> renamePrincipal(a, step);
      case AddKey a -> KeyRules.addKey(a, step);
      case RevokeKey a -> KeyRules.revokeKey(a, step);
      case LimitKey a -> KeyRules.limitKey(a, step);
      case RotateKey a -> KeyRules.rotateKey(a, step);
      case SetGuardians a -> RecoveryRules.setGuardians(a, step);
      case ProposeRecovery a -> RecoveryRules.proposeRecovery(a, step);
      case ApproveRecovery a -> RecoveryRules.approveRecovery(a, step);
      case CancelRecovery a -> RecoveryRules.cancelRecovery(a, step);
      case CompleteRecovery a -> RecoveryRules.completeRecovery(a, step);
      case GrantRole a -> grantRole(a, step);
      case WithdrawRole a -> withdrawRole(a, step);
      case ScheduleRules a -> scheduleRules(a, step);
    };
  }

  private static Decision foundVenue(FoundVenue action, Step step) {
    if (step.state().get(OPERATORS, COUNT) != null) {
      return refuse(Reason.VENUE_FOUNDED);
    }
    Decision registered = register(action.name(), List.of(Role.OPERATOR, Role.MEMBER), step);
    if (registered.equals(ACCEPTED)) {
      step.state().put(OPERATORS, COUNT, new Operators(1));
    }
    return registered;
  }

  private static Decision registerPrincipal(RegisterPrincipal action, Step step) {
    return register(action.name(), List.of(Role.MEMBER), step);
  }

  private static Decision register(String name, List<Role> roles, Step step) {
    if (!step.by().equals(Ids.principalOf(step.key()))) {
      return refuse(Reason.NOT_YOUR_PRINCIPAL);
    }
    if (step.state().get(PRINCIPALS, step.by()) != null) {
      return refuse(Reason.PRINCIPAL_EXISTS);
    }
    if (step.state().get(KEYS, step.key()) != null) {
      return refuse(Reason.KEY_TAKEN);
    }
    step.state().put(PRINCIPALS, step.by(), new Principal(name, roles, 1, 1));
    step.state().put(KEYS, step.key(), new KeyRow(step.by(), false));
    step.emit(new IdentityEvent.PrincipalRegistered(step.by(), name));
    step.emit(new IdentityEvent.KeyAdded(step.by(), step.key()));
    for (Role role : roles) {
      step.emit(new IdentityEvent.RoleGranted(step.by(), role));
    }
    return ACCEPTED;
  }

  private static Decision renamePrincipal(RenamePrincipal action, Step step) {
    step.state().put(PRINCIPALS, step.by(), actor(step).named(action.name()));
    step.emit(new IdentityEvent.PrincipalRenamed(step.by(), action.name()));
    return ACCEPTED;
  }

  private static Decision grantRole(GrantRole action, Step step) {
    Principal row = step.state().get(PRINCIPALS, action.principal());
    if (row == null) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (row.roles().contains(action.role())) {
      return refuse(Reason.ROLE_HELD);
    }
    step.state().put(PRINCIPALS, action.principal(), row.with(action.role()));
    if (action.role() == Role.OPERATOR) {
      step.state().put(OPERATORS, COUNT, new Operators(Identity.operators(step.state()) + 1));
      Identity.begins(step.state(), action.principal());
    }
    step.emit(new IdentityEvent.RoleGranted(action.principal(), action.role()));
    return ACCEPTED;
  }

  private static Decision withdrawRole(WithdrawRole action, Step step) {
    Principal row = step.state().get(PRINCIPALS, action.principal());
    if (row == null) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (!row.roles().contains(action.role())) {
      return refuse(Reason.ROLE_NOT_HELD);
    }
    if (action.role() == Role.OPERATOR) {
      if (Identity.operators(step.state()) == 1) {
        return refuse(Reason.LAST_OPERATOR);
      }
      step.state().put(OPERATORS, COUNT, new Operators(Identity.operators(step.state()) - 1));
      Identity.ends(step.state(), action.principal());
    }
    step.state().put(PRINCIPALS, action.principal(), row.without(action.role()));
    step.emit(new IdentityEvent.RoleWithdrawn(action.principal(), action.role()));
    return ACCEPTED;
  }

  /// Depends on the state alone, and not on what this program knows: one that is older must decide
  /// the same. Whether anybody knows the version is asked at the door ([Rulebook#admit]).
  private static Decision scheduleRules(ScheduleRules action, Step step) {
    if (action.version() != step.rules() + 1) {
      return refuse(Reason.RULES_NOT_NEXT);
    }
    if (action.height() <= step.height()) {
      return refuse(Reason.HEIGHT_REACHED);
    }
    step.state()
        .put(
            Rulebook.RULES,
            Rulebook.NEWEST,
            new Rulebook.Schedule(action.version(), action.height()));
    step.emit(new IdentityEvent.RulesScheduled(action.version(), action.height()));
    return ACCEPTED;
  }

  private static Principal actor(Step step) {
    return Objects.requireNonNull(step.state().get(PRINCIPALS, step.by()), step.by());
  }
}
