package tallystick.domains.organisations;

import static tallystick.domains.organisations.Organisations.PROPOSALS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.organisations.Organisations.Member;
import tallystick.domains.organisations.Organisations.Proposal;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.DeclineAct;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsEvent.ActApproved;
import tallystick.domains.organisations.OrganisationsEvent.ActDeclined;
import tallystick.domains.organisations.OrganisationsEvent.ActProposed;
import tallystick.domains.organisations.OrganisationsEvent.ProposalLapsed;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// How members agree on acts of their organisation.
final class ProposalRules {
  private ProposalRules() {}

  static Decision proposeAct(ProposeAct action, Step step) {
    State state = step.state();
    String organisation = action.organisation();
    Member member = Organisations.member(state, organisation, step.by());
    if (member == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    if (member.role() == MemberRole.VIEWER) {
      return refuse(Reason.ROLE_NOT_ENOUGH);
    }
    if (action.expires() <= step.time()) {
      return refuse(Reason.EXPIRES_PASSED);
    }
    dropExpired(organisation, step);
    String row = organisation + "/" + Approvals.digest(action.type(), action.body());
    if (state.get(PROPOSALS, row) != null) {
      return refuse(Reason.PROPOSAL_EXISTS);
    }
    if (open(state, organisation).size() == Organisations.MAX_PROPOSALS) {
      return refuse(Reason.PROPOSAL_LIMIT);
    }
    step.emit(
        new ActProposed(
            step.id(), organisation, step.by(), action.type(), action.body(), action.expires()));
    Proposal proposal = new Proposal(step.id(), List.of(), List.of(), action.expires());
    state.put(PROPOSALS, row, proposal);
    if (member.role().decides()) {
      approve(organisation, row, proposal, step);
    }
    return ACCEPTED;
  }

  static Decision approveAct(ApproveAct action, Step step) {
    Found found = find(action.organisation(), action.proposal(), step);
    if (found.refused() != null) {
      return refuse(found.refused());
    }
    if (found.proposal().approvals().contains(step.by())) {
      return refuse(Reason.ALREADY_APPROVED);
    }
    approve(action.organisation(), found.row(), found.proposal(), step);
    return ACCEPTED;
  }

  static Decision declineAct(DeclineAct action, Step step) {
    Found found = find(action.organisation(), action.proposal(), step);
    if (found.refused() != null) {
      return refuse(found.refused());
    }
    if (found.proposal().declined().contains(step.by())) {
      return refuse(Reason.ALREADY_DECLINED);
    }
    decline(action.organisation(), found.row(), found.proposal(), step);
    return ACCEPTED;
  }

  /// An open proposal, or why whoever acts decides nothing about it.
  private record Found(String row, Proposal proposal, @Nullable Reason refused) {
    private static final Proposal NONE = new Proposal("", List.of(), List.of(), 0);

    private static Found refused(Reason reason) {
      return new Found("", NONE, reason);
    }
  }

  private static Found find(String organisation, String id, Step step) {
    Member member = Organisations.member(step.state(), organisation, step.by());
    if (member == null) {
      return Found.refused(Reason.NOT_MEMBER);
    }
    if (!member.role().decides()) {
      return Found.refused(Reason.ROLE_NOT_ENOUGH);
    }
    for (Map.Entry<String, Proposal> entry : open(step.state(), organisation).entrySet()) {
      Proposal proposal = entry.getValue();
      if (proposal.id().equals(id) && proposal.expires() > step.time()) {
        return new Found(entry.getKey(), proposal, null);
      }
    }
    return Found.refused(Reason.PROPOSAL_UNKNOWN);
  }

  private static void approve(String organisation, String row, Proposal proposal, Step step) {
    List<String> approvals = with(proposal.approvals(), step.by());
    List<String> declined = without(proposal.declined(), step.by());
    step.state()
        .put(PROPOSALS, row, new Proposal(proposal.id(), approvals, declined, proposal.expires()));
    step.emit(new ActApproved(proposal.id(), organisation, step.by(), approvals.size()));
  }

  private static void decline(String organisation, String row, Proposal proposal, Step step) {
    State state = step.state();
    List<String> approvals = without(proposal.approvals(), step.by());
    List<String> declined = with(proposal.declined(), step.by());
    step.emit(new ActDeclined(proposal.id(), organisation, step.by(), approvals.size()));
    int left =
        Organisations.deciding(state, organisation)
            - Organisations.deciding(state, organisation, declined);
    if (left < Math.max(1, Organisations.approvals(state, organisation))) {
      state.remove(PROPOSALS, row);
      step.emit(new ProposalLapsed(proposal.id(), organisation));
    } else {
      state.put(
          PROPOSALS, row, new Proposal(proposal.id(), approvals, declined, proposal.expires()));
    }
  }

  private static List<String> with(List<String> people, String one) {
    List<String> all = new ArrayList<>(people);
    all.add(one);
    return List.copyOf(all);
  }

  private static List<String> without(List<String> people, String one) {
    return people.stream().filter(other -> !other.equals(one)).toList();
  }

  private static void dropExpired(String organisation, Step step) {
    open(step.state(), organisation)
        .forEach((row, proposal) -> {
          if (proposal.expires() <= step.time()) {
            step.state().remove(PROPOSALS, row);
            step.emit(new ProposalLapsed(proposal.id(), organisation));
          }
        });
  }

  private static Map<String, Proposal> open(State state, String organisation) {
    return state.scan(PROPOSALS, organisation + "/", "", Organisations.MAX_PROPOSALS);
  }
}
