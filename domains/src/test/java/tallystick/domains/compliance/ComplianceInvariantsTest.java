package tallystick.domains.compliance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.compliance.Compliance.Freeze;
import tallystick.domains.compliance.Compliance.Standing;
import tallystick.domains.compliance.Compliance.TravelData;
import tallystick.domains.compliance.Compliance.Used;

class ComplianceInvariantsTest {
  private static Standing standing(Level level, String confirmer) {
    return new Standing(level, "manual", Bureau.COMMITMENT, 0, "olga", confirmer);
  }

  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new ComplianceDomain(),
        List.of(
            new PlantedDamage(
                "levels are given by two",
                "one officer gave it",
                state -> state.put(Compliance.LEVELS, "ann", standing(Level.FULL, "olga"))),
            new PlantedDamage(
                "levels are given by two",
                "a row says nothing",
                state -> state.put(Compliance.LEVELS, "ann", standing(Level.NONE, "paul"))),
            new PlantedDamage(
                "the frozen are counted",
                "one is frozen and not counted",
                state -> state.put(Compliance.FREEZES, "ann", new Freeze("olga", 1))),
            new PlantedDamage(
                "limits are kept",
                "more than the budget was used",
                state -> state.put(Compliance.USED, "ann/USD", new Used(0, 3, 2))),
            new PlantedDamage(
                "travel data is little",
                "somebody commits to one too many",
                state -> {
                  for (int i = 0; i <= TravelRule.MAX_COMMITTED; i++) {
                    state.put(Compliance.TRAVEL, "ann/" + i + "/USD", new TravelData(1, "", 1));
                  }
                })));
  }
}
