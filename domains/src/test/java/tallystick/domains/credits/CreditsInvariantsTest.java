package tallystick.domains.credits;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.credits.Balances.Sums;
import tallystick.domains.credits.Counts.Count;
import tallystick.domains.credits.Ranges.Row;
import tallystick.domains.credits.Registry.Basket;
import tallystick.domains.credits.Registry.Closing;
import tallystick.domains.credits.Registry.Retirement;
import tallystick.kernel.State;

class CreditsInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new CreditsDomain(), Stream.concat(sums().stream(), rows().stream()).toList());
  }

  private static List<PlantedDamage> sums() {
    return List.of(
        sums("units that move are in balances", new Sums(1, 0, 0)),
        sums("units in baskets stand behind theirs", new Sums(0, 1, 0)),
        sums("reserved units are to be retired", new Sums(0, 0, 1)));
  }

  private static List<PlantedDamage> rows() {
    return Stream.concat(numbers().stream(), counts().stream()).toList();
  }

  private static List<PlantedDamage> numbers() {
    return List.of(
        new PlantedDamage(
            "open challenges hold their bonds",
            "one was never set aside",
            state ->
                state.put(
                    Registry.CHALLENGES,
                    "f".repeat(32),
                    new Registry.Challenge("nothing", "", 5, true))),
        new PlantedDamage(
            "no serial number is in two rows",
            "a row begins one too early",
            state -> {
              var second = sameSpace(state);
              state.put(
                  Ranges.ROWS,
                  second.getKey(),
                  second.getValue().from(second.getValue().first() - 1));
            }),
        new PlantedDamage(
            "no serial number is in two rows",
            "a row is in two parts",
            state -> {
              var row = row(state, CreditsInvariantsTest::isLong);
              long first = row.getValue().first();
              String space = Ranges.spaceOf(row.getKey());
              state.put(Ranges.ROWS, Ranges.key(space, first), row.getValue());
              state.put(Ranges.ROWS, row.getKey(), row.getValue().from(first + 1));
            }),
        new PlantedDamage(
            "every batch is there to the last unit",
            "a row is lost",
            state ->
                state.remove(
                    Ranges.ROWS, state.scan(Ranges.ROWS, "", "", 1).firstEntry().getKey())));
  }

  private static List<PlantedDamage> counts() {
    return List.of(
        new PlantedDamage(
            "units are counted",
            "a retired unit is active again",
            state -> change(state, UnitStatus.RETIRED, UnitStatus.ACTIVE)),
        new PlantedDamage(
            "units are counted",
            "the sum of all is off by one",
            state ->
                state.put(
                    Counts.TOTAL,
                    Counts.ALL,
                    Counts.total(state).plus(Count.of(UnitStatus.RETIRED, 1)))),
        new PlantedDamage(
            "owners have what they hold",
            "units change hands and no balance knows",
            state -> {
              var row = row(state, one -> one.getValue().status() == UnitStatus.ACTIVE);
              Row stolen = row.getValue();
              state.put(
                  Ranges.ROWS,
                  row.getKey(),
                  stolen.as(stolen.first(), "f".repeat(32), UnitStatus.ACTIVE, ""));
            }),
        new PlantedDamage(
            "owners have what they hold",
            "units are gone and their balance is not",
            state -> change(state, UnitStatus.ACTIVE, UnitStatus.RETIRED)),
        new PlantedDamage(
            "free rows are found",
            "one is forgotten",
            state ->
                state.remove(
                    Ranges.FREE, state.scan(Ranges.FREE, "", "", 1).firstEntry().getKey())),
        new PlantedDamage(
            "free rows are found",
            "a retired one is among them",
            state -> change(state, UnitStatus.ACTIVE, UnitStatus.CANCELLED)),
        new PlantedDamage(
            "baskets are covered",
            "one counts a unit too many",
            state -> {
              var basket = state.scan(Registry.BASKETS, "", "", 1).firstEntry();
              state.put(
                  Registry.BASKETS,
                  basket.getKey(),
                  new Basket(basket.getValue().rule(), basket.getValue().pooled() + 1));
            }),
        new PlantedDamage(
            "open retirements hold",
            "one more is owed than is held",
            state ->
                state.put(
                    Registry.RETIREMENTS,
                    "f".repeat(32),
                    new Retirement(
                        "f".repeat(32),
                        state.scan(Registry.CLASSES, "", "", 1).firstEntry().getKey(),
                        1,
                        List.of(),
                        0,
                        Closing.OPEN))));
  }

  private static PlantedDamage sums(String invariant, Sums more) {
    return new PlantedDamage(
        invariant,
        "one too many is counted",
        state -> {
          Sums now = Balances.sums(state);
          state.put(
              Balances.SUMS,
              Counts.ALL,
              new Sums(
                  now.classes() + more.classes(),
                  now.baskets() + more.baskets(),
                  now.retiring() + more.retiring()));
        });
  }

  private static boolean isLong(Map.Entry<String, Row> row) {
    return row.getValue().first() < Ranges.lastOf(row.getKey());
  }

  private static Map.Entry<String, Row> row(State state, Predicate<Map.Entry<String, Row>> willDo) {
    return state.scan(Ranges.ROWS, "", "", 1_000).entrySet().stream()
        .filter(willDo)
        .findFirst()
        .orElseThrow();
  }

  /// A row that follows another without a gap.
  private static Map.Entry<String, Row> sameSpace(State state) {
    return row(
        state,
        one -> {
          String space = Ranges.spaceOf(one.getKey());
          long first = one.getValue().first();
          return first > 1 && Ranges.isTaken(state, space, first - 1, first - 1);
        });
  }

  private static void change(State state, UnitStatus from, UnitStatus to) {
    var row = row(state, one -> one.getValue().status() == from);
    Row now = row.getValue();
    state.put(Ranges.ROWS, row.getKey(), now.as(now.first(), now.owner(), to, now.reference()));
  }
}
