package tallystick.domains.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.governance.GovernanceAction.CancelProposal;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeDelisting;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.GovernanceEvent.HaltChanged;
import tallystick.domains.governance.GovernanceEvent.InstrumentApproved;
import tallystick.domains.governance.GovernanceEvent.InstrumentDelisted;
import tallystick.domains.governance.GovernanceEvent.ProposalCancelled;
import tallystick.domains.governance.GovernanceEvent.ProposalExecuted;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.GovernanceEvent.RoleChanged;
import tallystick.domains.governance.GovernanceEvent.Voted;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random proposals of an operator, whose one vote decides. Roles are granted to the operator only,
/// who has them anyway, and instruments halted and delisted are those with names in `OFF-`, so that
/// other rooms' workloads know what they may.
final class GovernanceWorkload implements Workload {
  /// Officers are voted in by the room that has work for them.
  private static final List<Role> ROLES =
      List.of(Role.REGISTRAR, Role.VERIFIER, Role.SUPERVISOR, Role.GUARDIAN);

  private final Map<String, Proposed> open = new TreeMap<>();
  private final TreeSet<String> voted = new TreeSet<>();
  private final Map<String, Long> passed = new TreeMap<>();
  private final TreeSet<String> assets = new TreeSet<>();
  private final TreeSet<String> listed = new TreeSet<>();
  private final TreeSet<String> halted = new TreeSet<>();
  private final TreeSet<Role> granted = new TreeSet<>();

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    String operator = cast.operator();
    String member = dice.pick(cast.members());
    return switch (dice.below(20)) {
      case 0 -> illegal(dice, operator, member);
      case 1 -> new Intent(member, new Vote(dice.id(), Choice.FOR), false);
      case 2 -> parameter(dice, operator);
      case 3, 4 -> role(dice, operator);
      case 5, 6 -> instrument(dice, operator);
      case 7 -> halt(dice, operator);
      case 8 -> delisting(dice, operator);
      case 9 -> cancellation(dice, operator, member);
      case 10, 11 -> closing(dice, member, time);
      case 12, 13 -> execution(dice, member, time);
      default -> vote(dice, operator, time);
    };
  }

  private static Intent illegal(Dice dice, String operator, String member) {
    return switch (dice.below(3)) {
      case 0 -> new Intent(member, new ProposeHalt("", true, ""), false);
      case 1 -> new Intent(operator, new ProposeParameter("governance.nothing", 1, ""), false);
      default -> new Intent(operator, new ProposeParameter("exchange.maker-fee", 501, ""), false);
    };
  }

  private Intent parameter(Dice dice, String operator) {
    Parameter parameter = dice.pick(List.of(Parameters.PROPOSAL_SHARE, Parameters.RULES_NOTICE));
    // Never what it may be already: that would change nothing.
    long value = dice.between(parameter.min() + 1_000, parameter.min() + 1_000_000);
    boolean may = value <= parameter.max() && hasRoom();
    return new Intent(operator, new ProposeParameter(parameter.name(), value, "It is time"), may);
  }

  private Intent role(Dice dice, String operator) {
    Role role = dice.pick(ROLES);
    boolean grant = !granted.contains(role);
    return new Intent(operator, new ProposeRole(role, operator, grant, ""), hasRoom());
  }

  private Intent instrument(Dice dice, String operator) {
    if (assets.size() < 2) {
      return new Intent(operator, new DefineAsset("TOKEN", "Token", 0), !assets.contains("TOKEN"));
    }
    List<String> two = new ArrayList<>(assets);
    String asset = two.remove(dice.below(two.size()));
    String money = dice.pick(two);
    long lot = dice.between(1, 10);
    String symbol = (dice.chance(50) ? "OFF-" : "SIM-") + dice.between(1, 1_000_000_000);
    InstrumentTerms terms =
        new InstrumentTerms(asset, money, dice.between(1, 5), lot, lot, 0, operator);
    return new Intent(operator, new ProposeInstrument(symbol, terms, "New"), hasRoom());
  }

  private @Nullable Intent halt(Dice dice, String operator) {
    if (listed.isEmpty()) {
      return null;
    }
    String symbol = dice.pick(List.copyOf(listed));
    return new Intent(
        operator, new ProposeHalt(symbol, !halted.contains(symbol), "Just so"), hasRoom());
  }

  private @Nullable Intent delisting(Dice dice, String operator) {
    return listed.isEmpty()
        ? null
        : new Intent(
            operator, new ProposeDelisting(dice.pick(List.copyOf(listed)), "Old"), hasRoom());
  }

  private boolean hasRoom() {
    return open.size() < GovernanceRules.MAX_OPEN;
  }

  private @Nullable Intent vote(Dice dice, String operator, long time) {
    Proposed proposal = oneOpen(dice);
    if (proposal == null) {
      return null;
    }
    boolean may = time < proposal.closes() && !voted.contains(proposal.proposal());
    Choice choice = dice.chance(70) ? Choice.FOR : dice.pick(List.of(Choice.values()));
    return new Intent(operator, new Vote(proposal.proposal(), choice), may);
  }

  private @Nullable Intent closing(Dice dice, String member, long time) {
    Proposed proposal = oneOpen(dice);
    return proposal == null
        ? null
        : new Intent(member, new CloseVoting(proposal.proposal()), time >= proposal.closes());
  }

  private @Nullable Intent execution(Dice dice, String member, long time) {
    if (passed.isEmpty()) {
      return null;
    }
    String id = dice.pick(List.copyOf(passed.keySet()));
    boolean due = time >= passed.getOrDefault(id, Long.MAX_VALUE);
    return new Intent(member, new ExecuteProposal(id), due);
  }

  private @Nullable Intent cancellation(Dice dice, String operator, String member) {
    Proposed proposal = oneOpen(dice);
    if (proposal == null) {
      return null;
    }
    boolean may = dice.chance(50);
    return new Intent(may ? operator : member, new CancelProposal(proposal.proposal(), ""), may);
  }

  private @Nullable Proposed oneOpen(Dice dice) {
    return open.isEmpty() ? null : dice.pick(List.copyOf(open.values()));
  }

  @Override
  public void saw(Event event, At at) {
    if (event instanceof AssetDefined e) {
      assets.add(e.asset());
    } else if (event instanceof GovernanceEvent seen) {
      saw(seen);
    }
  }

  private void saw(GovernanceEvent event) {
    switch (event) {
      case Proposed e -> open.put(e.proposal(), e);
      case GovernanceEvent.InstrumentProposed e -> {}
      case Voted e -> voted.add(e.proposal());
      case VotingClosed e -> {
        open.remove(e.proposal());
        if (e.passed()) {
          passed.put(e.proposal(), e.executableAt());
        }
      }
      case ProposalExecuted e -> passed.remove(e.proposal());
      case ProposalFailed e -> passed.remove(e.proposal());
      case ProposalCancelled e -> {
        open.remove(e.proposal());
        passed.remove(e.proposal());
      }
      case GovernanceEvent.ParameterSet e -> {}
      case RoleChanged e -> {
        if (e.granted()) {
          granted.add(e.role());
        } else {
          granted.remove(e.role());
        }
      }
      case InstrumentApproved e -> {
        if (e.symbol().startsWith("OFF-")) {
          listed.add(e.symbol());
        }
      }
      case InstrumentDelisted e -> listed.remove(e.symbol());
      case HaltChanged e -> {
        if (e.halted()) {
          halted.add(e.symbol());
        } else {
          halted.remove(e.symbol());
        }
      }
      case GovernanceEvent.VotingAssetChanged e -> {}
      case GovernanceEvent.RulesDecided e -> {}
    }
  }
}
