package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tallystick.kernel.Domain;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// Damage done to a state by hand, which an invariant must see.
///
/// @param invariant its name
public record PlantedDamage(String invariant, String what, Consumer<State> damage) {

  /// A test for each damage, and one that every invariant of the room has some.
  public static Stream<DynamicTest> tests(Domain room, List<PlantedDamage> damages) {
    return Stream.concat(
        Stream.of(dynamicTest("every invariant is put to the test", () -> all(room, damages))),
        damages.stream()
            .map(planted -> dynamicTest(planted.toString(), () -> planted.isSeen(room))));
  }

  private static void all(Domain room, List<PlantedDamage> damages) {
    TreeSet<String> declared = new TreeSet<>();
    room.invariants().forEach(invariant -> declared.add(invariant.name()));
    TreeSet<String> tested = new TreeSet<>();
    damages.forEach(planted -> tested.add(planted.invariant));
    assertEquals(declared, tested);
  }

  private void isSeen(Domain room) {
    InMemoryState state = new WorkloadRun(1).acts(200 * Domains.ALL.size()).state;
    assertEquals(List.of(), Venue.violations(state));
    damage.accept(state);
    Invariant seeing =
        room.invariants().stream()
            .filter(one -> one.name().equals(invariant))
            .findFirst()
            .orElseThrow();
    assertNotNull(seeing.check().violation(state));
  }

  @Override
  public String toString() {
    return "\"" + invariant + "\" speaks when " + what;
  }
}
