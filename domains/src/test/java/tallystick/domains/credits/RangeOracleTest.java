package tallystick.domains.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tallystick.domains.credits.CreditsEvent.RangesChanged;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.domains.credits.Ranges.Row;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Overlay;
import tallystick.kernel.Step;

/// Rows of serial numbers against a naive oracle that keeps every number by itself, on random
/// issues and changes in spaces so small that ranges meet, touch and miss each other by one all the
/// time. `-Dseed=<n>` repeats one run.
class RangeOracleTest {
  private static final Long ONE_SEED = Long.getLong("seed");
  private static final int SEEDS = 500;
  private static final int ACTS = 120;
  private static final int NUMBERS = 60;
  private static final List<String> SPACES = List.of("A", "A.", "AB");
  private static final List<String> OWNERS = List.of("ann", "bob", "cy");

  /// What the oracle knows of one number.
  private record Unit(String batch, String owner, UnitStatus status, String reference) {}

  private final InMemoryState state = new InMemoryState();
  private final Map<String, TreeMap<Long, Unit>> oracle = new TreeMap<>();
  private final Map<String, UnitRange> told = new TreeMap<>();
  private int batches;

  @Test
  void rows_say_of_every_number_what_the_oracle_says() {
    LongStream seeds = ONE_SEED == null ? LongStream.range(0, SEEDS) : LongStream.of(ONE_SEED);
    seeds.forEach(RangeOracleTest::live);
  }

  private static void live(long seed) {
    RangeOracleTest run = new RangeOracleTest();
    Dice dice = new Dice(seed);
    try {
      for (int i = 0; i < ACTS; i++) {
        run.act(dice);
      }
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "Seed %d failed: %s. Repeat with ./mvnw test -pl domains -am -Dtest=RangeOracleTest "
                  .formatted(seed, e.getMessage())
              + "-Dsurefire.failIfNoSpecifiedTests=false -Dseed="
              + seed,
          e);
    }
  }

  private void act(Dice dice) {
    Overlay overlay = new Overlay(state);
    Step step = new Step(overlay, new Moment(1, 1, 1), "", "", "");
    RangeEditor editor = new RangeEditor(step);
    int edits = dice.below(4) + 1;
    for (int i = 0; i < edits; i++) {
      edit(dice, overlay, editor);
    }
    editor.close();
    state.apply(overlay.changes());
    step.events().forEach(this::hear);
    compare();
  }

  private void edit(Dice dice, Overlay overlay, RangeEditor editor) {
    String space = dice.pick(SPACES);
    TreeMap<Long, Unit> units = oracle.computeIfAbsent(space, s -> new TreeMap<>());
    long first = dice.between(1, NUMBERS);
    long last = Math.min(NUMBERS, first + dice.below(12));
    boolean taken = !units.subMap(first, true, last, true).isEmpty();
    assertEquals(taken, Ranges.isTaken(overlay, space, first, last), space + first + "-" + last);
    if (!taken) {
      Unit unit = new Unit("b" + ++batches, dice.pick(OWNERS), UnitStatus.ACTIVE, "");
      editor.create(
          new Serials(space, first, last),
          new Row(first, "X", unit.batch, unit.owner, unit.status, unit.reference));
      fill(units, first, last, unit);
      return;
    }
    long number = dice.pick(List.copyOf(units.subMap(first, true, last, true).keySet()));
    Unit before = Objects.requireNonNull(units.get(number));
    if (before.status.isFinal()) {
      return;
    }
    long from = number;
    long to = number;
    while (dice.chance(80) && before.equals(units.get(from - 1))) {
      from--;
    }
    while (dice.chance(80) && before.equals(units.get(to + 1))) {
      to++;
    }
    UnitStatus status = dice.pick(List.of(UnitStatus.values()));
    String reference = status.isFinal() ? "r" + dice.below(2) : "";
    Unit after = new Unit(before.batch, dice.pick(OWNERS), status, reference);
    editor.change(new Serials(space, from, to), after.owner, status, reference);
    fill(units, from, to, after);
  }

  private static void fill(Map<Long, Unit> units, long first, long last, Unit unit) {
    for (long number = first; number <= last; number++) {
      units.put(number, unit);
    }
  }

  private void hear(Event event) {
    if (event instanceof RangesChanged changed) {
      changed.gone().forEach(told::remove);
      for (UnitRange row : changed.rows()) {
        told.put(Ranges.key(row.space(), row.last()), row);
      }
    }
  }

  private void compare() {
    Map<String, Row> expected = new TreeMap<>();
    List<String> free = new ArrayList<>();
    oracle.forEach((space, units) ->
        runs(units)
            .forEach((last, first) -> {
              Unit unit = Objects.requireNonNull(units.get(last));
              Row row = new Row(first, "X", unit.batch, unit.owner, unit.status, unit.reference);
              String key = Ranges.key(space, last);
              expected.put(key, row);
              if (row.account() != null) {
                free.add(row.account() + "/" + key);
              }
            }));
    assertEquals(expected, new TreeMap<>(state.scan(Ranges.ROWS, "", "", 10_000)));
    assertEquals(
        free.stream().sorted().toList(),
        List.copyOf(state.scan(Ranges.FREE, "", "", 10_000).keySet()));
    assertEquals(expected.keySet(), told.keySet());
    told.forEach((key, row) -> {
      Row kept = Objects.requireNonNull(expected.get(key));
      assertEquals(kept.first(), row.first());
      assertEquals(kept.owner() + kept.status(), row.owner() + row.status());
    });
    oracle.forEach((space, units) -> counts(units));
  }

  private void counts(Map<Long, Unit> units) {
    Map<String, Long> active = new TreeMap<>();
    units
        .values()
        .forEach(unit -> {
          long one = unit.status == UnitStatus.ACTIVE ? 1 : 0;
          active.merge(unit.batch, one, Long::sum);
        });
    active.forEach((batch, count) -> assertEquals(count, Counts.of(state, batch).active()));
  }

  /// The longest runs of numbers that are alike: last to first.
  private static Map<Long, Long> runs(Map<Long, Unit> units) {
    Map<Long, Long> runs = new TreeMap<>();
    long first = 0;
    for (var entry : units.entrySet()) {
      long number = entry.getKey();
      if (!entry.getValue().equals(units.get(number - 1))) {
        first = number;
      }
      if (!entry.getValue().equals(units.get(number + 1))) {
        runs.put(number, first);
      }
    }
    return runs;
  }
}
