package tallystick.domains.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.compliance.ComplianceAction.ConfirmDecision;
import tallystick.domains.compliance.ComplianceAction.DropDecision;
import tallystick.domains.compliance.ComplianceAction.FreezePrincipal;
import tallystick.domains.compliance.ComplianceAction.LowerLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeLevel;
import tallystick.domains.compliance.ComplianceAction.ProposeUnfreezing;
import tallystick.domains.compliance.ComplianceEvent.DecisionConfirmed;
import tallystick.domains.compliance.ComplianceEvent.DecisionDropped;
import tallystick.domains.compliance.ComplianceEvent.DecisionProposed;
import tallystick.domains.compliance.ComplianceEvent.LevelChanged;
import tallystick.domains.compliance.ComplianceEvent.PrincipalFrozen;
import tallystick.domains.compliance.ComplianceEvent.PrincipalUnfrozen;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.GovernanceEvent.ProposalCancelled;
import tallystick.domains.governance.GovernanceEvent.ProposalExecuted;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.GovernanceEvent.RoleChanged;
import tallystick.domains.governance.GovernanceEvent.Voted;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.domains.governance.Role;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;

/// Random decisions of officers, who are voted in first.
final class OfficersWorkload {
  private static final int OFFICERS = 3;
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private final TreeSet<String> officers = new TreeSet<>();
  private final Map<String, DecisionProposed> pending = new TreeMap<>();
  private final Map<String, Level> levels = new TreeMap<>();
  private final TreeSet<String> frozen = new TreeSet<>();
  private String vote = "";
  private boolean voted;
  private long closes;
  private long executable;

  @Nullable Intent next(Dice dice, Cast cast, long time, List<String> clients) {
    if (officers.size() < OFFICERS && (officers.size() < 2 || dice.chance(20))) {
      return election(dice, cast, time);
    }
    String officer = dice.pick(List.copyOf(officers));
    String client = dice.pick(clients);
    DecisionProposed waiting = pending.get(client);
    if (dice.chance(10)) {
      return illegal(dice, cast, client);
    }
    if (waiting != null) {
      return close(dice, officer, waiting, time);
    }
    if (frozen.contains(client)) {
      return new Intent(officer, new ProposeUnfreezing(client, commitment(dice)), true);
    }
    return switch (dice.below(6)) {
      case 0 -> new Intent(officer, new FreezePrincipal(client, commitment(dice)), true);
      case 1 -> {
        boolean may = levels.getOrDefault(client, Level.NONE) != Level.NONE;
        yield new Intent(officer, new LowerLevel(client, Level.NONE, commitment(dice)), may);
      }
      default -> new Intent(officer, level(dice, client, time), true);
    };
  }

  private static String commitment(Dice dice) {
    return dice.id() + dice.id();
  }

  private static ProposeLevel level(Dice dice, String client, long time) {
    Level level = dice.chance(60) ? Level.BASIC : dice.pick(List.of(Level.FULL, Level.ENHANCED));
    long expires = dice.chance(50) ? 0 : time + dice.between(10, 100) * DAY_MILLIS;
    return new ProposeLevel(client, level, "manual", commitment(dice), expires);
  }

  private Intent close(Dice dice, String officer, DecisionProposed waiting, long time) {
    String client = waiting.principal();
    if (dice.chance(20)) {
      return new Intent(officer, new DropDecision(client, waiting.decision()), true);
    }
    boolean may =
        !officer.equals(waiting.officer()) && (waiting.expires() == 0 || time < waiting.expires());
    return new Intent(officer, new ConfirmDecision(client, waiting.decision()), may);
  }

  private Intent illegal(Dice dice, Cast cast, String client) {
    List<String> others = new ArrayList<>(cast.members());
    others.removeAll(officers);
    String member = dice.pick(others);
    return dice.chance(50)
        ? new Intent(member, new FreezePrincipal(client, commitment(dice)), false)
        : new Intent(member, new DropDecision(client, dice.id()), false);
  }

  /// One after the other, by the vote of the operator.
  private @Nullable Intent election(Dice dice, Cast cast, long time) {
    if (vote.isEmpty()) {
      List<String> others = new ArrayList<>(cast.members());
      others.removeAll(officers);
      return new Intent(
          cast.operator(),
          new ProposeRole(Role.COMPLIANCE_OFFICER, dice.pick(others), true, "Knows the law"),
          true);
    }
    if (!voted) {
      return time < closes ? new Intent(cast.operator(), new Vote(vote, Choice.FOR), true) : null;
    }
    boolean due = executable > 0 && time >= executable;
    return due ? new Intent(cast.operator(), new ExecuteProposal(vote), true) : null;
  }

  void saw(Event event) {
    switch (event) {
      case Proposed e -> {
        if (e.subject().startsWith(Role.COMPLIANCE_OFFICER + "/")) {
          vote = e.proposal();
          voted = false;
          closes = e.closes();
          executable = 0;
        }
      }
      case Voted e -> voted |= e.proposal().equals(vote);
      case VotingClosed e -> {
        if (e.proposal().equals(vote)) {
          executable = e.executableAt();
          vote = e.passed() ? vote : "";
        }
      }
      case ProposalExecuted e -> over(e.proposal());
      case ProposalFailed e -> over(e.proposal());
      case ProposalCancelled e -> over(e.proposal());
      case RoleChanged e -> {
        if (e.role() == Role.COMPLIANCE_OFFICER && e.granted()) {
          officers.add(e.principal());
        }
      }
      case DecisionProposed e -> {
        if (e.pending()) {
          pending.put(e.principal(), e);
        }
      }
      case DecisionConfirmed e -> pending.remove(e.principal());
      case DecisionDropped e -> pending.remove(e.principal());
      case LevelChanged e -> levels.put(e.principal(), e.level());
      case PrincipalFrozen e -> frozen.add(e.principal());
      case PrincipalUnfrozen e -> frozen.remove(e.principal());
      default -> {}
    }
  }

  private void over(String proposal) {
    vote = proposal.equals(vote) ? "" : vote;
  }
}
