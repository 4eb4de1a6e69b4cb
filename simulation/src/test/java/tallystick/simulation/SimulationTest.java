package tallystick.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.Domains;
import tallystick.kernel.Domain;
import tallystick.kernel.Rulebook;

class SimulationTest {
  private static final int ACTS = 300;

  @TestFactory
  Stream<DynamicTest> nothing_is_found_in_the_first_lives() {
    return LongStream.rangeClosed(1, 3)
        .mapToObj(seed ->
            DynamicTest.dynamicTest(
                "./run simulate --seed " + seed + " --acts " + ACTS, () -> live(seed)));
  }

  private static void live(long seed) {
    Simulation.Counts counts = new Simulation(Domains.rulebook(), seed).live(ACTS);
    assertTrue(counts.accepted() > ACTS / 2, counts::toString);
  }

  @Test
  void the_same_seed_gives_the_same_life_and_another_seed_another() {
    assertEquals(fingerprint(7), fingerprint(7));
    assertTrue(!fingerprint(7).equals(fingerprint(8)));
  }

  private static String fingerprint(long seed) {
    Simulation simulation = new Simulation(Domains.rulebook(), seed);
    var _ = simulation.live(ACTS);
    return simulation.fingerprint();
  }

  @Test
  void repeats_used_ids_and_crashes_happen() {
    Simulation.Counts counts = new Simulation(Domains.rulebook(), 1).live(3_000);
    assertTrue(counts.repeated() > 0 && counts.reused() > 0 && counts.crashes() > 0, "" + counts);
  }

  @Test
  void money_from_nowhere_is_found() {
    String found = found(new Planted(Planted.Kind.MONEY_FROM_NOWHERE, room("accounts")));
    assertTrue(found.contains("adds up to") || found.contains("add up to nothing"), found);
  }

  @Test
  void a_change_that_no_event_tells_is_found() {
    String found = found(new Planted(Planted.Kind.SILENT_CHANGE, room("accounts")));
    assertTrue(found.contains("by its entries") || found.contains("the state has"), found);
  }

  @Test
  void a_rule_that_depends_on_more_than_state_and_action_is_found() {
    String found = found(new Planted(Planted.Kind.MEMORY, room("accounts")));
    assertTrue(found.contains("two nodes"), found);
  }

  private static String found(Planted planted) {
    List<Domain> rooms =
        Domains.ALL.stream()
            .<Domain>map(room -> room.name().equals(planted.name()) ? planted : room)
            .toList();
    Rulebook rulebook = new Rulebook(rooms, Domains.AUTHORITY);
    Violation fault = assertThrows(Violation.class, () -> new Simulation(rulebook, 1).live(3_000));
    return String.valueOf(fault.getMessage());
  }

  private static Domain room(String name) {
    return Domains.ALL.stream().filter(room -> room.name().equals(name)).findFirst().orElseThrow();
  }
}
