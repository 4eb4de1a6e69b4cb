package tallystick.domains.compliance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of compliance.
final class ComplianceInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("levels are given by two", false, ComplianceInvariants::givenByTwo),
          new Invariant("the frozen are counted", false, ComplianceInvariants::frozenAreCounted),
          new Invariant("limits are kept", false, ComplianceInvariants::limitsAreKept),
          new Invariant("travel data is little", false, ComplianceInvariants::travelDataIsLittle));

  private ComplianceInvariants() {}

  private static @Nullable String givenByTwo(State state) {
    for (var entry : state.scan(Compliance.LEVELS, "", "", Integer.MAX_VALUE).entrySet()) {
      if (entry.getValue().proposer().equals(entry.getValue().confirmer())
          || entry.getValue().level() == Level.NONE) {
        return entry.getKey() + " is " + entry.getValue().level();
      }
    }
    return null;
  }

  private static @Nullable String frozenAreCounted(State state) {
    int frozen = state.scan(Compliance.FREEZES, "", "", Integer.MAX_VALUE).size();
    int counted = Compliance.policy(state).frozen();
    return frozen == counted ? null : frozen + " are frozen, not " + counted;
  }

  private static @Nullable String limitsAreKept(State state) {
    for (var entry : state.scan(Compliance.USED, "", "", Integer.MAX_VALUE).entrySet()) {
      if (entry.getValue().amount() > entry.getValue().budget()) {
        return entry.getKey() + " used " + entry.getValue().amount();
      }
    }
    return null;
  }

  private static @Nullable String travelDataIsLittle(State state) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String row : state.scan(Compliance.TRAVEL, "", "", Integer.MAX_VALUE).keySet()) {
      counts.merge(row.substring(0, row.indexOf('/')), 1, Integer::sum);
    }
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > TravelRule.MAX_COMMITTED) {
        return entry.getKey() + " commits to " + entry.getValue();
      }
    }
    return null;
  }
}
