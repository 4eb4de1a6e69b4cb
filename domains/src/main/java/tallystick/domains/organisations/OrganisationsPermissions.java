package tallystick.domains.organisations;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.identity.Identity;
import tallystick.domains.organisations.Organisations.Member;
import tallystick.domains.organisations.OrganisationsAction.AnswerInvitation;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.ChangeMember;
import tallystick.domains.organisations.OrganisationsAction.DeclineAct;
import tallystick.domains.organisations.OrganisationsAction.FoundOrganisation;
import tallystick.domains.organisations.OrganisationsAction.InviteMember;
import tallystick.domains.organisations.OrganisationsAction.LeaveOrganisation;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsAction.RemoveMember;
import tallystick.domains.organisations.OrganisationsAction.SetApprovals;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of organisations. Which members may act in the name of one, their
/// roles say ([MemberRole]).
final class OrganisationsPermissions {
  private static final Office ORGANISATION =
      new Office("organisation", Reason.NOT_ORGANISATION, Identity::isOrganisation);

  static final Permissions ALL =
      Permissions.of(
          may(FoundOrganisation.class, PRINCIPAL),
          may(InviteMember.class, holder(ORGANISATION)),
          may(
              AnswerInvitation.class,
              party("invited", OrganisationsPermissions::isInvited, "organisation")),
          may(ChangeMember.class, holder(ORGANISATION)),
          may(RemoveMember.class, holder(ORGANISATION)),
          may(
              LeaveOrganisation.class,
              party("member", OrganisationsPermissions::isMember, "organisation")),
          may(SetApprovals.class, holder(ORGANISATION)),
          may(
              ProposeAct.class,
              party("acting member", OrganisationsPermissions::acts, "organisation")),
          may(
              ApproveAct.class,
              party("owner or administrator", OrganisationsPermissions::decides, "organisation")),
          may(
              DeclineAct.class,
              party("owner or administrator", OrganisationsPermissions::decides, "organisation")));

  private OrganisationsPermissions() {}

  private static boolean isInvited(State state, String organisation, String principal) {
    Member member = state.get(Organisations.MEMBERS, organisation + "/" + principal);
    return member != null && !member.joined();
  }

  private static boolean isMember(State state, String organisation, String principal) {
    return Organisations.member(state, organisation, principal) != null;
  }

  private static boolean acts(State state, String organisation, String principal) {
    Member member = Organisations.member(state, organisation, principal);
    return member != null && member.role() != MemberRole.VIEWER;
  }

  private static boolean decides(State state, String organisation, String principal) {
    Member member = Organisations.member(state, organisation, principal);
    return member != null && member.role().decides();
  }
}
