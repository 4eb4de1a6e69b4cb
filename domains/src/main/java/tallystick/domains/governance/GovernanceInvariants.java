package tallystick.domains.governance;

import static tallystick.domains.governance.Governance.BALLOTS;
import static tallystick.domains.governance.Governance.HOLDERS;
import static tallystick.domains.governance.Governance.OPEN;
import static tallystick.domains.governance.Governance.PROPOSALS;
import static tallystick.domains.governance.Governance.ROLES;
import static tallystick.domains.governance.Governance.SHARED;
import static tallystick.domains.governance.Governance.VALUES;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.governance.Governance.Ballot;
import tallystick.domains.governance.Governance.Holders;
import tallystick.domains.governance.Governance.Open;
import tallystick.domains.governance.Governance.Proposal;
import tallystick.domains.governance.Governance.Stage;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of proposals, roles and parameters.
final class GovernanceInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("parameters keep their bounds", false, GovernanceInvariants::bounds),
          new Invariant("tallies are their ballots", false, GovernanceInvariants::tallies),
          new Invariant("open proposals are counted", false, GovernanceInvariants::open),
          new Invariant("shared snapshots are counted", false, GovernanceInvariants::shared),
          new Invariant("holders of roles are counted", false, GovernanceInvariants::holders));

  private GovernanceInvariants() {}

  private static @Nullable String bounds(State state) {
    for (var row : state.scan(VALUES, "", "", Integer.MAX_VALUE).entrySet()) {
      Parameter parameter = Parameters.ALL.get(row.getKey());
      long value = row.getValue().value();
      if (parameter == null || value < parameter.min() || value > parameter.max()) {
        return row.getKey() + " is " + value;
      }
    }
    return null;
  }

  private static @Nullable String tallies(State state) {
    for (var row : state.scan(PROPOSALS, "", "", Integer.MAX_VALUE).entrySet()) {
      Proposal proposal = row.getValue();
      Map<Choice, Long> sums = new TreeMap<>();
      for (Ballot ballot :
          state.scan(BALLOTS, row.getKey() + "/", "", Integer.MAX_VALUE).values()) {
        sums.merge(ballot.choice(), ballot.power(), Long::sum);
      }
      long cast = proposal.forPower() + proposal.againstPower() + proposal.abstainPower();
      boolean counted =
          sums.getOrDefault(Choice.FOR, 0L) == proposal.forPower()
              && sums.getOrDefault(Choice.AGAINST, 0L) == proposal.againstPower()
              && sums.getOrDefault(Choice.ABSTAIN, 0L) == proposal.abstainPower();
      if (cast > proposal.power() || !counted) {
        return row.getKey() + " has " + cast + " of " + proposal.power();
      }
    }
    return null;
  }

  private static @Nullable String open(State state) {
    long found =
        state.scan(PROPOSALS, "", "", Integer.MAX_VALUE).values().stream()
            .filter(proposal -> proposal.stage() == Stage.OPEN)
            .count();
    Open row = state.get(OPEN, Governance.ALL);
    long counted = row == null ? 0 : row.count();
    return found == counted ? null : found + " proposals are open, counted " + counted;
  }

  private static @Nullable String shared(State state) {
    Map<String, Integer> found = new TreeMap<>();
    for (Proposal proposal : state.scan(PROPOSALS, "", "", Integer.MAX_VALUE).values()) {
      if (proposal.stage() == Stage.OPEN && !proposal.asset().isEmpty()) {
        found.merge(proposal.asset() + "/" + proposal.snapshot(), 1, Integer::sum);
      }
    }
    Map<String, Integer> counted = new TreeMap<>();
    state
        .scan(SHARED, "", "", Integer.MAX_VALUE)
        .forEach((key, row) -> counted.put(key, row.count()));
    return found.equals(counted) ? null : "counted " + counted + ", found " + found;
  }

  private static @Nullable String holders(State state) {
    Map<String, Integer> found = new TreeMap<>();
    for (String key : state.scan(ROLES, "", "", Integer.MAX_VALUE).keySet()) {
      found.merge(key.substring(0, key.indexOf('/')), 1, Integer::sum);
    }
    for (Role role : Role.values()) {
      Holders row = state.get(HOLDERS, role.name());
      int counted = row == null ? 0 : row.count();
      if (counted != found.getOrDefault(role.name(), 0)) {
        return role + " counts " + counted + ", is held by " + found.get(role.name());
      }
    }
    return null;
  }
}
