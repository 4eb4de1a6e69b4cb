package tallystick.domains.identity;

import static tallystick.domains.identity.Identity.GUARDIANS;
import static tallystick.domains.identity.Identity.KEYS;
import static tallystick.domains.identity.Identity.OPERATORS;
import static tallystick.domains.identity.Identity.PRINCIPALS;
import static tallystick.domains.identity.Identity.RECOVERIES;
import static tallystick.domains.identity.Identity.TERMS;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.identity.Identity.Guardians;
import tallystick.domains.identity.Identity.KeyRow;
import tallystick.domains.identity.Identity.Operators;
import tallystick.domains.identity.Identity.Recovery;
import tallystick.kernel.State;

class IdentityInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new IdentityDomain(),
        List.of(
            new PlantedDamage(
                "a founded venue has an operator",
                "none is left",
                state -> state.put(OPERATORS, "count", new Operators(0))),
            new PlantedDamage(
                "operators are counted",
                "one is counted too many",
                state -> state.put(OPERATORS, "count", new Operators(2))),
            new PlantedDamage(
                "operators are counted",
                "the count is lost",
                state -> state.remove(OPERATORS, "count")),
            new PlantedDamage(
                "only operators are numbered",
                "somebody else is",
                state -> {
                  state.put(Identity.TENURES, Identity.LAST, new Identity.Tenure(1));
                  state.put(Identity.TENURES, "nobody", new Identity.Tenure(1));
                }),
            new PlantedDamage(
                "keys are counted",
                "one is counted too many",
                state -> {
                  var first = state.scan(PRINCIPALS, "", "", 1).firstEntry();
                  Principal one = first.getValue();
                  state.put(
                      PRINCIPALS, first.getKey(), one.withKeys(one.keys(), one.keysInUse() + 1));
                }),
            new PlantedDamage(
                "keys are counted", "one is revoked uncounted", IdentityInvariantsTest::revoke),
            new PlantedDamage(
                "a free key is left",
                "one is counted as limited too many",
                state -> Keys.countLimited(state, first(state), 1)),
            new PlantedDamage(
                "a free key is left", "the only key is limited", IdentityInvariantsTest::limit),
            new PlantedDamage(
                "guardians recover",
                "a stranger agreed",
                state ->
                    state.put(
                        RECOVERIES,
                        first(state) + "/stranger",
                        new Recovery("x", "y", List.of("stranger"), 1))),
            new PlantedDamage(
                "guardians recover",
                "too few agreed",
                state -> {
                  state.put(GUARDIANS, first(state), new Guardians(List.of("a", "b"), 2, 1));
                  state.put(
                      RECOVERIES, first(state) + "/a", new Recovery("x", "y", List.of("a"), 1));
                })));
  }

  private static String first(State state) {
    return state.scan(PRINCIPALS, "", "", 1).firstEntry().getKey();
  }

  private static void limit(State state) {
    for (var key : state.scan(KEYS, "", "", 1_000).entrySet()) {
      if (Keys.isInUse(state, key.getKey(), key.getValue())) {
        KeyTerms before = Keys.terms(state, key.getKey());
        if (before.areFree()) {
          state.put(TERMS, key.getKey(), new KeyTerms("", List.of("market"), 0, before.era()));
          return;
        }
      }
    }
  }

  private static void revoke(State state) {
    for (var key : state.scan(KEYS, "", "", 1_000).entrySet()) {
      if (Keys.isInUse(state, key.getKey(), key.getValue())) {
        state.put(KEYS, key.getKey(), new KeyRow(key.getValue().principal(), true));
        return;
      }
    }
  }
}
