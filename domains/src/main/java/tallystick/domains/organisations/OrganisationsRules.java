package tallystick.domains.organisations;

import static tallystick.domains.organisations.Organisations.MEMBERS;
import static tallystick.domains.organisations.Organisations.POLICIES;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.identity.Identity;
import tallystick.domains.organisations.Organisations.Member;
import tallystick.domains.organisations.Organisations.Policy;
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
import tallystick.domains.organisations.OrganisationsEvent.ApprovalsSet;
import tallystick.domains.organisations.OrganisationsEvent.MemberChanged;
import tallystick.domains.organisations.OrganisationsEvent.MemberGone;
import tallystick.domains.organisations.OrganisationsEvent.MemberInvited;
import tallystick.domains.organisations.OrganisationsEvent.MemberJoined;
import tallystick.domains.organisations.OrganisationsEvent.OrganisationFounded;
import tallystick.kernel.Decision;
import tallystick.kernel.Ids;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of the room of organisations.
final class OrganisationsRules {
  private OrganisationsRules() {}

  static Decision decide(OrganisationsAction action, Step step) {
    return switch (action) {
      case FoundOrganisation a -> foundOrganisation(a, step);
      case InviteMember a -> inviteMember(a, step);
      case AnswerInvitation a -> answerInvitation(a, step);
      case ChangeMember a -> changeMember(a, step);
      case RemoveMember a -> removeMember(a, step);
      case LeaveOrganisation a -> leaveOrganisation(a, step);
      case SetApprovals a -> setApprovals(a, step);
      case ProposeAct a -> ProposalRules.proposeAct(a, step);
      case ApproveAct a -> ProposalRules.approveAct(a, step);
      case DeclineAct a -> ProposalRules.declineAct(a, step);
    };
  }

  private static Decision foundOrganisation(FoundOrganisation action, Step step) {
    if (Identity.isOrganisation(step.state(), step.by())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    String organisation = Ids.derived("organisation " + step.id());
    Identity.registerOrganisation(step, organisation, action.name());
    step.emit(new OrganisationFounded(organisation, action.name(), step.by()));
    join(organisation, step.by(), MemberRole.OWNER, step);
    return ACCEPTED;
  }

  private static Decision inviteMember(InviteMember action, Step step) {
    State state = step.state();
    Decision may = decides(action, action.role() == MemberRole.OWNER, step);
    if (!may.equals(ACCEPTED)) {
      return may;
    }
    if (!Identity.exists(state, action.principal())
        || Identity.isOrganisation(state, action.principal())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (state.get(MEMBERS, row(step.by(), action.principal())) != null) {
      return refuse(Reason.ALREADY_MEMBER);
    }
    if (Organisations.members(state, step.by()).size() == Organisations.MAX_MEMBERS) {
      return refuse(Reason.MEMBER_LIMIT);
    }
    state.put(MEMBERS, row(step.by(), action.principal()), new Member(action.role(), false));
    step.emit(new MemberInvited(step.by(), action.principal(), action.role()));
    return ACCEPTED;
  }

  private static Decision answerInvitation(AnswerInvitation action, Step step) {
    Member member = step.state().get(MEMBERS, row(action.organisation(), step.by()));
    if (member == null || member.joined()) {
      return refuse(Reason.INVITATION_UNKNOWN);
    }
    if (action.accepted()) {
      join(action.organisation(), step.by(), member.role(), step);
    } else {
      remove(action.organisation(), step.by(), step);
    }
    return ACCEPTED;
  }

  private static Decision changeMember(ChangeMember action, Step step) {
    Member member = Organisations.member(step.state(), step.by(), action.member());
    boolean owners = action.role() == MemberRole.OWNER || isOwner(member);
    Decision may = decides(action, owners, step);
    if (!may.equals(ACCEPTED)) {
      return may;
    }
    if (member == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    step.state().put(MEMBERS, row(step.by(), action.member()), new Member(action.role(), true));
    step.emit(new MemberChanged(step.by(), action.member(), action.role()));
    return enoughAreLeft(step.by(), step);
  }

  private static Decision removeMember(RemoveMember action, Step step) {
    Member member = step.state().get(MEMBERS, row(step.by(), action.member()));
    if (action.member().equals(Identity.principalOf(step.state(), step.key()))) {
      return refuse(Reason.LEAVE_INSTEAD);
    }
    Decision may = decides(action, isOwner(member), step);
    if (!may.equals(ACCEPTED)) {
      return may;
    }
    if (member == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    remove(step.by(), action.member(), step);
    return enoughAreLeft(step.by(), step);
  }

  private static Decision leaveOrganisation(LeaveOrganisation action, Step step) {
    if (Organisations.member(step.state(), action.organisation(), step.by()) == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    remove(action.organisation(), step.by(), step);
    return enoughAreLeft(action.organisation(), step);
  }

  private static Decision setApprovals(SetApprovals action, Step step) {
    Decision may = decides(action, true, step);
    if (!may.equals(ACCEPTED)) {
      return may;
    }
    for (Ceiling ceiling : action.ceilings()) {
      if (!Accounts.isAsset(step.state(), ceiling.asset())) {
        return refuse(Reason.ASSET_UNKNOWN);
      }
    }
    if (action.approvals() == 0) {
      step.state().remove(POLICIES, step.by());
    } else {
      step.state()
          .put(
              POLICIES,
              step.by(),
              new Policy(action.scope(), action.ceilings(), action.approvals()));
    }
    step.emit(new ApprovalsSet(step.by(), action.scope(), action.ceilings(), action.approvals()));
    return enoughAreLeft(step.by(), step);
  }

  /// Whether the signer may change who decides in the organisation: the role, and the approval of
  /// others where approvals are asked for at all.
  private static Decision decides(OrganisationsAction action, boolean asOwner, Step step) {
    State state = step.state();
    String signer = Identity.principalOf(state, step.key());
    Member member = Organisations.member(state, step.by(), signer);
    if (member == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    if (asOwner && member.role() != MemberRole.OWNER) {
      return refuse(Reason.ROLE_NOT_ENOUGH);
    }
    return Organisations.approvals(state, step.by()) == 0 ? ACCEPTED : Approvals.use(action, step);
  }

  private static Decision enoughAreLeft(String organisation, Step step) {
    State state = step.state();
    if (Organisations.owners(state, organisation) == 0) {
      return refuse(Reason.LAST_OWNER);
    }
    int deciding = Organisations.deciding(state, organisation);
    return deciding < Organisations.approvals(state, organisation)
        ? refuse(Reason.TOO_FEW_DECIDE)
        : ACCEPTED;
  }

  private static boolean isOwner(@Nullable Member member) {
    return member != null && member.role() == MemberRole.OWNER;
  }

  private static void join(String organisation, String principal, MemberRole role, Step step) {
    step.state().put(MEMBERS, row(organisation, principal), new Member(role, true));
    step.emit(new MemberJoined(organisation, principal, role));
  }

  private static void remove(String organisation, String principal, Step step) {
    step.state().remove(MEMBERS, row(organisation, principal));
    step.emit(new MemberGone(organisation, principal));
  }

  private static String row(String organisation, String principal) {
    return organisation + "/" + principal;
  }
}
