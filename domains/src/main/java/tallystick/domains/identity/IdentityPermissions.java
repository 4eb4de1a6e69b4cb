package tallystick.domains.identity;

import static tallystick.kernel.Permission.ANYONE;
import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.either;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.identity.Identity.Guardians;
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
import tallystick.domains.identity.IdentityAction.RotateKey;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.SetGuardians;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of identities.
final class IdentityPermissions {
  private static final Office OPERATOR =
      new Office("operator", Reason.NOT_OPERATOR, Identity::isOperator);

  static final Permissions ALL =
      Permissions.of(
          may(FoundVenue.class, ANYONE),
          may(RegisterPrincipal.class, ANYONE),
          may(RenamePrincipal.class, PRINCIPAL),
          may(AddKey.class, PRINCIPAL),
          may(RevokeKey.class, party("owner", IdentityPermissions::owns, "key")),
          may(LimitKey.class, party("owner", IdentityPermissions::owns, "key")),
          may(RotateKey.class, party("owner", IdentityPermissions::owns, "old")),
          may(SetGuardians.class, PRINCIPAL),
          may(ProposeRecovery.class, party("guardian", IdentityPermissions::guards, "principal")),
          may(ApproveRecovery.class, party("guardian", IdentityPermissions::guards, "principal")),
          may(
              CancelRecovery.class,
              either(
                  party("owner", (state, whose, by) -> whose.equals(by), "principal"),
                  party("proposer", IdentityPermissions::proposed, "principal"))),
          may(CompleteRecovery.class, once("guardians have agreed and the delay is over")),
          may(GrantRole.class, holder(OPERATOR)),
          may(WithdrawRole.class, holder(OPERATOR)),
          may(ScheduleRules.class, holder(OPERATOR)));

  private IdentityPermissions() {}

  private static boolean owns(State state, String key, String principal) {
    return Identity.principalOf(state, key).equals(principal);
  }

  private static boolean guards(State state, String principal, String guardian) {
    Guardians guardians = state.get(Identity.GUARDIANS, principal);
    return guardians != null && guardians.guardians().contains(guardian);
  }

  private static boolean proposed(State state, String principal, String guardian) {
    return state.get(Identity.RECOVERIES, principal + "/" + guardian) != null;
  }
}
