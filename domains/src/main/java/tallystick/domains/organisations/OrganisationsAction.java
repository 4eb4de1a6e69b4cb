package tallystick.domains.organisations;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.identity.Scope;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of organisations. Some acts are those of a member, and name the
/// organisation; others are those of the organisation itself, which stands in the payload's `by`.
public sealed interface OrganisationsAction extends Action {

  /// Makes an organisation of which one is the first owner. Its id is told by the event.
  record FoundOrganisation(String name) implements OrganisationsAction {
    public FoundOrganisation {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  /// Invites somebody. By the organisation.
  record InviteMember(String principal, MemberRole role) implements OrganisationsAction {
    public InviteMember {
      Require.principal(principal, "principal");
    }
  }

  /// Accepts or declines an invitation.
  record AnswerInvitation(String organisation, boolean accepted) implements OrganisationsAction {
    public AnswerInvitation {
      Require.principal(organisation, "organisation");
    }
  }

  /// Gives a member another role. By the organisation.
  record ChangeMember(String member, MemberRole role) implements OrganisationsAction {
    public ChangeMember {
      Require.principal(member, "member");
    }
  }

  /// Removes a member, or takes an invitation back. By the organisation.
  record RemoveMember(String member) implements OrganisationsAction {
    public RemoveMember {
      Require.principal(member, "member");
    }
  }

  /// Leaves an organisation.
  record LeaveOrganisation(String organisation) implements OrganisationsAction {
    public LeaveOrganisation {
      Require.principal(organisation, "organisation");
    }
  }

  /// Says which acts several must approve. By the organisation.
  ///
  /// @param scope rooms and actions that always need approval
  /// @param ceilings by asset; an asset without ceiling needs none
  /// @param approvals how many owners and administrators must agree, the proposer included; 0 for
  ///   no approvals at all
  record SetApprovals(List<String> scope, List<Ceiling> ceilings, int approvals)
      implements OrganisationsAction {
    public SetApprovals {
      Scope.require(scope, 0, "scope");
      Require.size(ceilings, 0, 16, "ceilings");
      Require.distinct(ceilings.stream().map(Ceiling::asset).toList(), "ceilings");
      Require.range(approvals, 0, 10, "approvals");
    }
  }

  /// Proposes an act of the organisation, and approves it if one may.
  ///
  /// @param type wire name of the action
  /// @param body its JSON, components in the order of their declaration, without white space: what
  ///   is approved is these very characters
  /// @param expires log time from which on it can neither be approved nor done
  record ProposeAct(String organisation, String type, String body, long expires)
      implements OrganisationsAction {
    private static final Pattern TYPE = Pattern.compile("[a-z]{2,20}\\.[A-Z][A-Za-z]{1,40}");

    public ProposeAct {
      Require.principal(organisation, "organisation");
      Require.matches(type, TYPE, "an action such as accounts.Transfer", "type");
      Require.text(body, Limits.TEXT_CHARS, "body");
      Require.positive(expires, "expires");
    }
  }

  /// Agrees to a proposed act.
  record ApproveAct(String organisation, String proposal) implements OrganisationsAction {
    public ApproveAct {
      Require.principal(organisation, "organisation");
      Require.id(proposal, "proposal");
    }
  }

  /// Declines a proposed act, and takes one's agreement to it back. It comes to nothing when fewer
  /// are left who have not declined than must agree. Whoever declined may still agree before.
  record DeclineAct(String organisation, String proposal) implements OrganisationsAction {
    public DeclineAct {
      Require.principal(organisation, "organisation");
      Require.id(proposal, "proposal");
    }
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    NOT_ORGANISATION("Only an organisation does this: a member signs in its name."),
    NOT_MEMBER("Only a member of the organisation may do this."),
    ROLE_NOT_ENOUGH("The member's role does not allow this."),
    PRINCIPAL_UNKNOWN("There is no such person."),
    ALREADY_MEMBER("The principal is a member or invited already."),
    MEMBER_LIMIT("An organisation has at most 100 members."),
    INVITATION_UNKNOWN("There is no such invitation."),
    LEAVE_INSTEAD("One does not remove oneself in the organisation's name, but leaves."),
    LAST_OWNER("An organisation needs an owner."),
    TOO_FEW_DECIDE("There would be fewer owners and administrators than must approve."),
    ASSET_UNKNOWN("There is no such asset."),
    EXPIRES_PASSED("The time at which the proposal is to expire is over already."),
    PROPOSAL_LIMIT("An organisation has at most 64 proposals at a time."),
    PROPOSAL_EXISTS("The very same act is proposed already."),
    PROPOSAL_UNKNOWN("There is no such proposal, or it has expired."),
    ALREADY_APPROVED("The member has agreed to this act already."),
    ALREADY_DECLINED("The member has declined this act already."),
    APPROVAL_NEEDED("The act must be proposed and approved first.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }
}
