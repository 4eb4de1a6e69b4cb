package tallystick.domains.organisations;

import static tallystick.domains.organisations.Organisations.PROPOSALS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tallystick.domains.organisations.Organisations.Member;
import tallystick.domains.organisations.Organisations.Proposal;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsEvent.ActApproved;
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
    Proposal proposal = new Proposal(step.id(), List.of(), action.expires());
    state.put(PROPOSALS, row, proposal);
    if (member.role().decides()) {
      approve(organisation, row, proposal, step);
    }
    return ACCEPTED;
  }

  static Decision approveAct(ApproveAct action, Step step) {
    State state = step.state();
    Member member = Organisations.member(state, action.organisation(), step.by());
    if (member == null) {
      return refuse(Reason.NOT_MEMBER);
    }
    if (!member.role().decides()) {
      return refuse(Reason.ROLE_NOT_ENOUGH);
    }
    for (Map.Entry<String, Proposal> entry : open(state, action.organisation()).entrySet()) {
      Proposal proposal = entry.getValue();
      if (proposal.id().equals(action.proposal()) && proposal.expires() > step.time()) {
        if (proposal.approvals().contains(step.by())) {
          return refuse(Reason.ALREADY_APPROVED);
        }
        approve(action.organisation(), entry.getKey(), proposal, step);
        return ACCEPTED;
      }
    }
    return refuse(Reason.PROPOSAL_UNKNOWN);
  }

  private static void approve(String organisation, String row, Proposal proposal, Step step) {
    List<String> approvals = new ArrayList<>(proposal.approvals());
    approvals.add(step.by());
    step.state()
        .put(
            PROPOSALS,
            row,
            new Proposal(proposal.id(), List.copyOf(approvals), proposal.expires()));
    step.emit(new ActApproved(proposal.id(), organisation, step.by(), approvals.size()));
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
