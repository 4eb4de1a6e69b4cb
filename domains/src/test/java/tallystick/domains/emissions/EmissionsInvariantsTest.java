package tallystick.domains.emissions;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.emissions.Emissions.FactorSet;
import tallystick.domains.emissions.Emissions.Granted;
import tallystick.domains.emissions.Emissions.Leg;
import tallystick.domains.emissions.Emissions.Saving;
import tallystick.domains.emissions.Emissions.Stated;

class EmissionsInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new EmissionsDomain(),
        List.of(
            new PlantedDamage(
                "what a leg emitted follows from a factor",
                "a leg emitted what nobody published",
                state ->
                    state.put(Emissions.LEGS, "x", new Leg("a", "made/1/up", 1, 1, false, 0, 7))),
            new PlantedDamage(
                "the newest version has factors",
                "a version is empty",
                state -> state.put(Emissions.SETS, "defaults", new FactorSet(1_000_000))),
            new PlantedDamage(
                "a saving is of a leg",
                "there was no leg",
                state -> state.put(Emissions.SAVINGS, "x", new Saving("a", "f", 2, 1, -1))),
            new PlantedDamage(
                "tokens are what was granted",
                "something more was granted",
                state -> state.put(Emissions.GRANTED, Emissions.ALL, new Granted(1))),
            new PlantedDamage(
                "grants are of savings",
                "a grant is of nothing",
                state -> state.put(Emissions.GRANTED, Emissions.ALL, new Granted(1))),
            new PlantedDamage(
                "nobody verifies their own",
                "somebody did",
                state -> state.put(Emissions.FOOTPRINTS, "x", new Stated("a", "p", "a", false)))));
  }
}
