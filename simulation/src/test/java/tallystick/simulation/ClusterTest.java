package tallystick.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.Domains;
import tallystick.kernel.Domain;
import tallystick.kernel.Rulebook;

class ClusterTest {
  private static final long LIFE_MILLIS = 20_000;

  /// Lives in which a planted mistake must have been found, and every kind of fault have happened.
  private static final int MAX_LIVES = 12;

  @Test
  void nothing_is_found_in_the_first_lives_and_every_kind_of_fault_happens() {
    Tally all = new Tally();
    for (long seed = 1; seed <= 2 || (seed <= MAX_LIVES && !isComplete(all)); seed++) {
      all.add(live(seed, 3));
    }
    assertTrue(isComplete(all), () -> all.deeds() + "; " + all.faults());
  }

  @Test
  void five_nodes_keep_the_same_promises() {
    assertTrue(live(1, 5).of(Tally.Deed.ACKNOWLEDGED) > 50);
  }

  private static Tally live(long seed, int nodes) {
    Cluster cluster = new Cluster(_ -> Domains.rulebook(), seed, nodes, Flaw.NONE);
    try {
      cluster.live(LIFE_MILLIS);
    } catch (Violation e) {
      throw new AssertionError(
          "./run simulate --seed %d --nodes %d --for 20s".formatted(seed, nodes), e);
    }
    return cluster.tally();
  }

  @Test
  void the_same_seed_gives_the_same_life_and_another_seed_another() {
    assertEquals(fingerprint(7), fingerprint(7));
    assertNotEquals(fingerprint(7), fingerprint(8));
  }

  private static String fingerprint(long seed) {
    Cluster cluster = new Cluster(_ -> Domains.rulebook(), seed, 3, Flaw.NONE);
    cluster.live(4_000);
    return cluster.fingerprint();
  }

  private static boolean isComplete(Tally tally) {
    return Arrays.stream(Fault.values()).allMatch(fault -> tally.of(fault) > 0)
        && Arrays.stream(Tally.Deed.values()).allMatch(deed -> tally.of(deed) > 0);
  }

  @TestFactory
  Stream<DynamicTest> a_planted_mistake_is_found() {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw != Flaw.NONE)
        .map(flaw ->
            DynamicTest.dynamicTest(
                flaw.name(), () -> assertFound(_ -> Domains.rulebook(), flaw, promises(flaw))));
  }

  /// The promises that the mistake may break first.
  private static List<Promise> promises(Flaw flaw) {
    return switch (flaw) {
      case NONE -> List.of();
      case ACKNOWLEDGES_BEFORE_MAJORITY ->
          List.of(Promise.ONE_ORDER, Promise.NOTHING_LOST, Promise.DECIDED_STAYS);
      // A state that is on the disk may outlive the blocks that it comes from.
      case ACKNOWLEDGES_BEFORE_DISK ->
          List.of(
              Promise.ONE_ORDER, Promise.NOTHING_LOST, Promise.DECIDED_STAYS, Promise.ROOTS_EQUAL);
      case FORGETS_VOTES -> List.of(Promise.ONE_LEADER);
      case LOSES_IDS_IN_SNAPSHOT ->
          List.of(Promise.ONE_ORDER, Promise.DECIDED_ONCE, Promise.NOTHING_LOST);
      // What was executed again is a block more, in the place of the next.
      case APPLIES_TWICE -> List.of(Promise.SOUND_DISKS, Promise.ONE_ORDER);
      case READS_TOO_EARLY -> List.of(Promise.READS_CURRENT);
      case IGNORES_CHECKSUMS ->
          List.of(Promise.ONLY_GOOD_BYTES, Promise.ROOTS_EQUAL, Promise.NOTHING_LOST);
      case BELIEVES_ITS_CLOCK -> List.of(Promise.TIME_IS_RIGHT);
    };
  }

  @Test
  void rules_that_go_by_the_order_of_a_node_are_found() {
    assertFound(
        node -> planted(new Planted(Planted.Kind.NODE_ORDER, room("accounts"), node)),
        Flaw.NONE,
        List.of(Promise.ROOTS_EQUAL, Promise.ONE_ORDER));
  }

  private static Rulebook planted(Planted planted) {
    List<Domain> rooms =
        Domains.ALL.stream()
            .<Domain>map(room -> room.name().equals(planted.name()) ? planted : room)
            .toList();
    return new Rulebook(rooms, Domains.AUTHORITY);
  }

  private static Domain room(String name) {
    return Domains.ALL.stream().filter(room -> room.name().equals(name)).findFirst().orElseThrow();
  }

  /// Says which promise showed the mistake, for who wonders whether the right one did.
  private static void assertFound(IntFunction<Rulebook> rules, Flaw flaw, List<Promise> broken) {
    for (long seed = 1; seed <= MAX_LIVES; seed++) {
      String found = found(new Cluster(rules, seed, 3, flaw));
      if (found != null) {
        System.out.println(flaw + " with seed " + seed + ": " + found);
        assertTrue(broken.stream().anyMatch(one -> found.startsWith(one.name())), found);
        return;
      }
    }
    throw new AssertionError(flaw + " was not found in " + MAX_LIVES + " lives");
  }

  private static @Nullable String found(Cluster cluster) {
    try {
      cluster.live(LIFE_MILLIS);
      return null;
    } catch (Violation e) {
      return String.valueOf(e.getMessage());
    }
  }
}
