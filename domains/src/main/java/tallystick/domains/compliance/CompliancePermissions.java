package tallystick.domains.compliance;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.ConfirmDecision;
import tallystick.domains.compliance.ComplianceAction.DropDecision;
import tallystick.domains.compliance.ComplianceAction.FreezePrincipal;
import tallystick.domains.compliance.ComplianceAction.LowerLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeUnfreezing;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceAction.SetLimit;
import tallystick.domains.compliance.ComplianceAction.SetThreshold;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;

/// Who may do what in the room of compliance. That officers sign with a key of their own, and that
/// two decide, the rules see to.
final class CompliancePermissions {
  private static final Office OFFICER =
      new Office(
          "compliance officer",
          Reason.NOT_OFFICER,
          (state, principal) -> Governance.hasRole(state, principal, Role.COMPLIANCE_OFFICER));
  private static final Office OPERATOR =
      new Office("operator", Reason.NOT_OPERATOR, Identity::isOperator);

  static final Permissions ALL =
      Permissions.of(
          may(ProposeLevel.class, holder(OFFICER)),
          may(ProposeUnfreezing.class, holder(OFFICER)),
          may(ConfirmDecision.class, holder(OFFICER)),
          may(DropDecision.class, holder(OFFICER)),
          may(LowerLevel.class, holder(OFFICER)),
          may(FreezePrincipal.class, holder(OFFICER)),
          may(SetLimit.class, holder(OPERATOR)),
          may(SetThreshold.class, holder(OPERATOR)),
          may(CommitTravelData.class, PRINCIPAL));

  private CompliancePermissions() {}
}
