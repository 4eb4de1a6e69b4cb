package tallystick.domains.governance;

import static tallystick.kernel.Permission.either;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.governance.Governance.Proposal;
import tallystick.domains.governance.GovernanceAction.CancelProposal;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeDelisting;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.ProposeRules;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Reason;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of common decisions.
final class GovernancePermissions {
  private static final Office PROPOSER =
      new Office("proposer", Reason.MAY_NOT_PROPOSE, GovernanceRules::mayPropose);
  private static final Office GUARDIAN =
      new Office(
          "guardian",
          Reason.NOT_GUARDIAN,
          (state, principal) -> Governance.hasRole(state, principal, Role.GUARDIAN));

  static final Permissions ALL =
      Permissions.of(
          may(ProposeParameter.class, holder(PROPOSER)),
          may(ProposeRole.class, holder(PROPOSER)),
          may(ProposeInstrument.class, holder(PROPOSER)),
          may(ProposeDelisting.class, holder(PROPOSER)),
          may(ProposeHalt.class, holder(PROPOSER)),
          may(ProposeVotingAsset.class, holder(PROPOSER)),
          may(ProposeRules.class, holder(PROPOSER)),
          may(Vote.class, party("voter", GovernancePermissions::votes, "proposal")),
          may(CloseVoting.class, once("the time to vote is over")),
          may(ExecuteProposal.class, once("it has passed and its delay is over")),
          may(
              CancelProposal.class,
              either(party("author", GovernancePermissions::wrote, "proposal"), holder(GUARDIAN))));

  private GovernancePermissions() {}

  private static boolean votes(State state, String id, String principal) {
    Proposal proposal = state.get(Governance.PROPOSALS, id);
    return proposal != null && GovernanceRules.power(state, principal, proposal) > 0;
  }

  private static boolean wrote(State state, String id, String principal) {
    Proposal proposal = state.get(Governance.PROPOSALS, id);
    return proposal != null && proposal.by().equals(principal);
  }
}
