package tallystick.domains.governance;

import java.util.List;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceEvent.HaltChanged;
import tallystick.domains.governance.GovernanceEvent.InstrumentApproved;
import tallystick.domains.governance.GovernanceEvent.InstrumentDelisted;
import tallystick.domains.governance.GovernanceEvent.InstrumentProposed;
import tallystick.domains.governance.GovernanceEvent.ParameterSet;
import tallystick.domains.governance.GovernanceEvent.ProposalCancelled;
import tallystick.domains.governance.GovernanceEvent.ProposalExecuted;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.GovernanceEvent.RoleChanged;
import tallystick.domains.governance.GovernanceEvent.RulesDecided;
import tallystick.domains.governance.GovernanceEvent.Voted;
import tallystick.domains.governance.GovernanceEvent.VotingAssetChanged;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of common decisions, and what time makes due there.
final class GovernanceApi {
  static final Api API =
      new Api(
          GovernanceQueries.ALL,
          List.of(
              new Topic(
                  "proposals",
                  "proposal or all",
                  "Everything that happens to a proposal, or to all of them.",
                  GovernanceApi::proposals)),
          List.of(
              new Due(
                  CloseVoting.class,
                  """
                  SELECT proposal FROM governance.proposals
                  WHERE stage = 'OPEN' AND closes < :now ORDER BY closes LIMIT :limit\
                  """),
              new Due(
                  ExecuteProposal.class,
                  """
                  SELECT proposal FROM governance.proposals
                  WHERE stage = 'PASSED' AND executable_at < :now
                  ORDER BY executable_at LIMIT :limit\
                  """)),
          List.of());

  private static final String ALL = "all";

  private GovernanceApi() {}

  private static List<String> proposals(Event event) {
    return switch ((GovernanceEvent) event) {
      case Proposed e -> List.of(ALL, e.proposal());
      case InstrumentProposed e -> List.of(ALL, e.proposal());
      case Voted e -> List.of(ALL, e.proposal());
      case VotingClosed e -> List.of(ALL, e.proposal());
      case ProposalExecuted e -> List.of(ALL, e.proposal());
      case ProposalFailed e -> List.of(ALL, e.proposal());
      case ProposalCancelled e -> List.of(ALL, e.proposal());
      case ParameterSet e -> List.of(ALL);
      case RoleChanged e -> List.of(ALL);
      case InstrumentApproved e -> List.of(ALL);
      case InstrumentDelisted e -> List.of(ALL);
      case HaltChanged e -> List.of(ALL);
      case VotingAssetChanged e -> List.of(ALL);
      case RulesDecided e -> List.of(ALL);
    };
  }
}
