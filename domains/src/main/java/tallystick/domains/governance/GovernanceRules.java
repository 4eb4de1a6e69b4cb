package tallystick.domains.governance;

import static tallystick.domains.governance.Governance.ALL;
import static tallystick.domains.governance.Governance.BALLOTS;
import static tallystick.domains.governance.Governance.OPEN;
import static tallystick.domains.governance.Governance.PROPOSALS;
import static tallystick.domains.governance.Governance.SHARED;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.governance.Governance.Ballot;
import tallystick.domains.governance.Governance.Change;
import tallystick.domains.governance.Governance.Open;
import tallystick.domains.governance.Governance.Proposal;
import tallystick.domains.governance.Governance.Stage;
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
import tallystick.domains.governance.GovernanceEvent.InstrumentProposed;
import tallystick.domains.governance.GovernanceEvent.ProposalCancelled;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.GovernanceEvent.Voted;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of common decisions. What is decided takes effect in [Effects].
final class GovernanceRules {
  /// Proposals that may be open at a time.
  static final int MAX_OPEN = 100;

  private GovernanceRules() {}

  static Decision decide(GovernanceAction action, Step step) {
    return switch (action) {
      case ProposeParameter a ->
          propose(new Change(Kind.PARAMETER, a.parameter(), a.value()), a.text(), step);
      case ProposeRole a ->
          propose(
              new Change(Kind.ROLE, a.role() + "/" + a.principal(), a.granted() ? 1 : 0),
              a.text(),
              step);
      case ProposeInstrument a ->
          propose(new Change(Kind.INSTRUMENT, a.symbol(), 1, List.of(a.terms())), a.text(), step);
      case ProposeDelisting a -> propose(new Change(Kind.DELISTING, a.symbol(), 1), a.text(), step);
      case ProposeHalt a ->
          propose(new Change(Kind.HALT, a.symbol(), a.halted() ? 1 : 0), a.text(), step);
      case ProposeVotingAsset a ->
          propose(new Change(Kind.VOTING_ASSET, a.asset(), 1), a.text(), step);
      case ProposeRules a -> propose(new Change(Kind.RULES, "", a.version()), a.text(), step);
      case Vote a -> vote(a, step);
      case CloseVoting a -> closeVoting(a, step);
      case ExecuteProposal a -> executeProposal(a, step);
      case CancelProposal a -> cancelProposal(a, step);
    };
  }

  private static Decision propose(Change change, String text, Step step) {
    State state = step.state();
    String asset = Governance.votingAsset(state);
    Reason objection = Effects.objection(change, step);
    if (objection != null) {
      return refuse(objection);
    }
    int open = open(state);
    if (open == MAX_OPEN) {
      return refuse(Reason.TOO_MANY_PROPOSALS);
    }
    long snapshot = asset.isEmpty() ? Identity.electorate(state) : remember(step, asset);
    Kind kind = change.kind();
    long power = asset.isEmpty() ? Identity.operators(state) : Accounts.supply(state, asset);
    long quorum = Governance.share(power, Governance.value(state, kind.quorum()));
    long threshold = Governance.value(state, kind.threshold());
    long closes = step.time() + Governance.value(state, kind.period());
    Proposal proposal =
        new Proposal(
            step.by(),
            change,
            Stage.OPEN,
            asset,
            snapshot,
            power,
            quorum,
            threshold,
            closes,
            0,
            0,
            0,
            0);
    state.put(PROPOSALS, step.id(), proposal);
    state.put(OPEN, ALL, new Open(open + 1));
    step.emit(
        new Proposed(
            step.id(),
            kind,
            step.by(),
            change.subject(),
            change.value(),
            text,
            asset,
            power,
            quorum,
            threshold,
            step.time(),
            closes));
    change.terms().stream()
        .map(terms -> new InstrumentProposed(step.id(), change.subject(), terms))
        .forEach(step::emit);
    return ACCEPTED;
  }

  /// How the asset is spread now; proposals of one block share that.
  private static long remember(Step step, String asset) {
    long height = step.height() - 1;
    Accounts.remember(step, asset);
    String key = asset + "/" + height;
    step.state().put(SHARED, key, new Open(sharing(step.state(), key) + 1));
    return height;
  }

  private static int sharing(State state, String key) {
    Open row = state.get(SHARED, key);
    return row == null ? 0 : row.count();
  }

  /// Whether somebody may propose: an operator, or whoever has a share of the voting asset.
  static boolean mayPropose(State state, String by) {
    String asset = Governance.votingAsset(state);
    if (Identity.isOperator(state, by)) {
      return true;
    }
    if (asset.isEmpty()) {
      return false;
    }
    long share = Governance.value(state, Parameters.PROPOSAL_SHARE);
    long least = Math.max(1, Governance.share(Accounts.supply(state, asset), share));
    return Accounts.balanceOf(state, by, asset) >= least;
  }

  private static Decision vote(Vote action, Step step) {
    State state = step.state();
    Proposal proposal = state.get(PROPOSALS, action.proposal());
    if (proposal == null) {
      return refuse(Reason.PROPOSAL_UNKNOWN);
    }
    if (proposal.stage() != Stage.OPEN || step.time() >= proposal.closes()) {
      return refuse(Reason.VOTING_CLOSED);
    }
    String ballot = action.proposal() + "/" + step.by();
    if (state.get(BALLOTS, ballot) != null) {
      return refuse(Reason.ALREADY_VOTED);
    }
    long power = power(state, step.by(), proposal);
    if (power == 0) {
      return refuse(Reason.NO_POWER);
    }
    Proposal after = proposal.with(action.choice(), power);
    state.put(BALLOTS, ballot, new Ballot(action.choice(), power));
    state.put(PROPOSALS, action.proposal(), after);
    step.emit(
        new Voted(
            action.proposal(),
            step.by(),
            action.choice(),
            power,
            after.forPower(),
            after.againstPower(),
            after.abstainPower()));
    // What the votes that are still out cannot change need not wait for them.
    if (after.isCertain() || after.isHopeless()) {
      close(action.proposal(), after, after.isCertain(), step);
    }
    return ACCEPTED;
  }

  /// What the vote of somebody weighs.
  static long power(State state, String voter, Proposal proposal) {
    return proposal.asset().isEmpty()
        ? Identity.isOf(state, voter, proposal.snapshot()) ? 1 : 0
        : Accounts.power(state, voter, proposal.asset(), proposal.snapshot());
  }

  private static Decision closeVoting(CloseVoting action, Step step) {
    Proposal proposal = step.state().get(PROPOSALS, action.proposal());
    if (proposal == null) {
      return refuse(Reason.PROPOSAL_UNKNOWN);
    }
    if (proposal.stage() != Stage.OPEN) {
      return refuse(Reason.VOTING_CLOSED);
    }
    if (step.time() < proposal.closes()) {
      return refuse(Reason.VOTING_OPEN);
    }
    close(action.proposal(), proposal, proposal.passes(), step);
    return ACCEPTED;
  }

  private static void close(String id, Proposal proposal, boolean passed, Step step) {
    State state = step.state();
    long delay = Governance.value(state, proposal.change().kind().delay());
    long executableAt = passed ? step.time() + delay : 0;
    Proposal closed = proposal.at(passed ? Stage.PASSED : Stage.DEFEATED, executableAt);
    state.put(PROPOSALS, id, closed);
    endVotes(proposal, step);
    step.emit(new VotingClosed(id, passed, executableAt));
    if (passed && delay == 0) {
      Effects.execute(id, closed, step);
    }
  }

  private static void endVotes(Proposal proposal, Step step) {
    State state = step.state();
    state.put(OPEN, ALL, new Open(open(state) - 1));
    if (proposal.asset().isEmpty()) {
      return;
    }
    String key = proposal.asset() + "/" + proposal.snapshot();
    int others = sharing(state, key) - 1;
    if (others > 0) {
      state.put(SHARED, key, new Open(others));
    } else {
      state.remove(SHARED, key);
      Accounts.forget(step, proposal.asset(), proposal.snapshot());
    }
  }

  private static Decision executeProposal(ExecuteProposal action, Step step) {
    Proposal proposal = step.state().get(PROPOSALS, action.proposal());
    if (proposal == null) {
      return refuse(Reason.PROPOSAL_UNKNOWN);
    }
    if (proposal.stage() != Stage.PASSED) {
      return refuse(Reason.NOT_PASSED);
    }
    if (step.time() < proposal.executableAt()) {
      return refuse(Reason.NOT_DUE);
    }
    Effects.execute(action.proposal(), proposal, step);
    return ACCEPTED;
  }

  private static Decision cancelProposal(CancelProposal action, Step step) {
    State state = step.state();
    Proposal proposal = state.get(PROPOSALS, action.proposal());
    if (proposal == null) {
      return refuse(Reason.PROPOSAL_UNKNOWN);
    }
    boolean isOpen = proposal.stage() == Stage.OPEN;
    if (!isOpen && proposal.stage() != Stage.PASSED) {
      return refuse(Reason.NOT_PASSED);
    }
    boolean author = isOpen && step.by().equals(proposal.by());
    if (!author && !Governance.hasRole(state, step.by(), Role.GUARDIAN)) {
      return refuse(Reason.NOT_GUARDIAN);
    }
    if (!author && proposal.change().subject().startsWith(Role.GUARDIAN + "/")) {
      // Else one who has the role could keep it against everybody's will.
      return refuse(Reason.OF_GUARDIANS);
    }
    if (isOpen) {
      endVotes(proposal, step);
    }
    state.put(PROPOSALS, action.proposal(), proposal.at(Stage.CANCELLED, 0));
    step.emit(new ProposalCancelled(action.proposal(), step.by(), action.text()));
    return ACCEPTED;
  }

  private static int open(State state) {
    @Nullable Open open = state.get(OPEN, ALL);
    return open == null ? 0 : open.count();
  }
}
