package tallystick.domains.governance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.governance.Governance.Change;
import tallystick.domains.governance.Governance.Granted;
import tallystick.domains.governance.Governance.Open;
import tallystick.domains.governance.Governance.Proposal;
import tallystick.domains.governance.Governance.Stage;
import tallystick.domains.governance.Governance.Value;
import tallystick.kernel.State;

class GovernanceInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new GovernanceDomain(),
        List.of(
            new PlantedDamage(
                "parameters keep their bounds",
                "a fee is higher than it may be",
                state -> state.put(Governance.VALUES, Forum.FEE, new Value(501))),
            new PlantedDamage(
                "tallies are their ballots",
                "a vote is counted that nobody cast",
                GovernanceInvariantsTest::miscount),
            new PlantedDamage(
                "open proposals are counted",
                "one is counted too many",
                state -> state.put(Governance.OPEN, Governance.ALL, new Open(1_000))),
            new PlantedDamage(
                "shared snapshots are counted",
                "one is counted that nobody needs",
                state -> state.put(Governance.SHARED, "SHARE/1", new Open(1))),
            new PlantedDamage(
                "holders of roles are counted",
                "somebody has one uncounted",
                state -> state.put(Governance.ROLES, "VERIFIER/nobody", new Granted(1)))));
  }

  private static void miscount(State state) {
    state.put(
        Governance.PROPOSALS,
        "f".repeat(32),
        new Proposal(
            "", new Change(Kind.HALT, "", 1), Stage.OPEN, "", 1, 1, 1, 5_000, 1, 1, 0, 0, 0));
  }
}
