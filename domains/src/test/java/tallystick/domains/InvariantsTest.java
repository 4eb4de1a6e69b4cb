package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tallystick.domains.governance.GovernanceEvent.RulesDecided;
import tallystick.domains.governance.GovernanceEvent.VotingAssetChanged;
import tallystick.domains.identity.IdentityEvent.RulesScheduled;
import tallystick.kernel.Codec;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// Random lives of a venue, from seeds. `-Dseed=<n>` repeats one of them.
@Tag("slow")
class InvariantsTest {
  private static final Long ONE_SEED = Long.getLong("seed");
  private static final int SEEDS = 200;
  private static final int ACTS = 100 * Domains.ALL.size();

  private static List<Life> lives = List.of();

  /// What came of one seed.
  ///
  /// @param failure null if all went well
  private record Life(
      @Nullable AssertionError failure,
      int legal,
      int accepted,
      List<String> surprises,
      Map<String, Integer> events) {}

  @BeforeAll
  static void livesAllOfThem() {
    lives = seeds().parallel().mapToObj(InvariantsTest::live).toList();
  }

  @Test
  void every_invariant_holds_after_every_act_of_every_seed() {
    assertAll(
        lives.stream()
            .map(Life::failure)
            .filter(Objects::nonNull)
            .map(failure ->
                () -> {
                  throw failure;
                }));
  }

  private static Life live(long seed) {
    try {
      WorkloadRun run = new WorkloadRun(seed);
      for (int i = 0; i < ACTS; i++) {
        if (run.act()) {
          assertEquals(List.of(), Venue.violations(run.state), "after act " + i);
        }
      }
      reads(run);
      return new Life(null, run.legal, run.legalAccepted, run.surprises, run.events);
    } catch (RuntimeException | AssertionError e) {
      AssertionError failure =
          new AssertionError(
              "Seed %d failed: %s. Repeat with ./mvnw test -pl domains -am -Dtest=InvariantsTest "
                      .formatted(seed, e.getMessage())
                  + "-Dsurefire.failIfNoSpecifiedTests=false -Dseed="
                  + seed,
              e);
      return new Life(failure, 0, 0, List.of(), Map.of());
    }
  }

  private static void reads(WorkloadRun run) {
    Codec codec = Domains.rulebook().codec();
    TreeSet<String> reasons = new TreeSet<>();
    for (var room : Domains.ALL) {
      for (Refusal reason : room.refusals()) {
        reasons.add(reason.code());
      }
    }
    for (Outcome outcome : run.outcomes) {
      assertEquals(outcome, codec.outcome(Codec.outcome(outcome)));
      assertTrue(outcome.accepted() || reasons.contains(outcome.reason()), outcome::toString);
    }
  }

  @Test
  void workloads_know_what_is_legal_and_everything_happens_at_least_once() {
    Assumptions.assumeTrue(ONE_SEED == null, "one seed alone need not show everything");
    Map<String, Integer> happened = new TreeMap<>();
    int legal = 0;
    int accepted = 0;
    List<String> surprises = new ArrayList<>();
    for (Life life : lives) {
      legal += life.legal;
      accepted += life.accepted;
      surprises.addAll(life.surprises);
      life.events.forEach((type, count) -> happened.merge(type, count, Integer::sum));
    }
    TreeSet<String> declared = new TreeSet<>();
    for (var room : Domains.ALL) {
      for (Class<?> type : room.events().getPermittedSubclasses()) {
        declared.add(Codec.name(type));
      }
    }
    // A venue that lived to see newer rules would need a program that knows them.
    declared.remove(Codec.name(RulesScheduled.class));
    declared.remove(Codec.name(RulesDecided.class));
    // After that the operator alone would decide nothing any more.
    declared.remove(Codec.name(VotingAssetChanged.class));
    assertEquals(declared, happened.keySet());
    assertTrue(accepted * 100L >= legal * 98L, accepted + " of " + legal + " were accepted");
    assertEquals(List.of(), surprises, "accepted though they were meant to be refused");
  }

  private static LongStream seeds() {
    return ONE_SEED == null ? LongStream.range(0, SEEDS) : LongStream.of(ONE_SEED);
  }
}
