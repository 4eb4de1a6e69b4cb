package tallystick.domains.mandates;

import static tallystick.domains.mandates.Mandates.MANDATES;
import static tallystick.domains.mandates.Mandates.USED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.mandates.Mandates.Used;

class MandatesInvariantsTest {
  private static final Mandate MANDATE =
      new Mandate(
          List.of("market"), List.of(), List.of(), List.of(new Allowance("USD", 1, 2, 0)), 0, 0, 0);

  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new MandatesDomain(),
        List.of(
            new PlantedDamage(
                "budgets are kept",
                "more than the budget was used",
                state -> {
                  state.put(MANDATES, "giver/agent/m", MANDATE);
                  state.put(USED, "m/USD", new Used(0, 3));
                }),
            new PlantedDamage(
                "budgets are kept",
                "a use outlives its mandate",
                state -> state.put(USED, "m/USD", new Used(0, 1))),
            new PlantedDamage(
                "mandates are few",
                "somebody gave one too many",
                state -> {
                  for (int i = 0; i <= Mandates.MAX_MANDATES; i++) {
                    state.put(MANDATES, "giver/agent/" + i, MANDATE);
                  }
                })));
  }
}
