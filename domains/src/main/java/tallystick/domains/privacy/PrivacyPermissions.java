package tallystick.domains.privacy;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.identity.Identity;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.DeclareEmergency;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;
import tallystick.domains.privacy.PrivacyAction.Reason;
import tallystick.domains.privacy.PrivacyAction.RejectErasure;
import tallystick.domains.privacy.PrivacyAction.WithdrawConsent;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;

/// Who may do what in the room of privacy: everybody with their own data, officers with others'.
final class PrivacyPermissions {
  private static final Office OFFICER =
      new Office("officer", Reason.NOT_OFFICER, Identity::isOfficer);

  static final Permissions ALL =
      Permissions.of(
          may(GiveConsent.class, PRINCIPAL),
          may(WithdrawConsent.class, PRINCIPAL),
          may(EraseMe.class, PRINCIPAL),
          may(ProposeErasure.class, holder(OFFICER)),
          may(ApproveErasure.class, holder(OFFICER)),
          may(RejectErasure.class, holder(OFFICER)),
          may(DeclareEmergency.class, holder(OFFICER)),
          may(JudgeEmergency.class, holder(OFFICER)));

  private PrivacyPermissions() {}
}
