package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
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

  @Test
  void every_invariant_holds_after_every_act_of_every_seed() {
    seeds().parallel().forEach(InvariantsTest::live);
  }

  private static void live(long seed) {
    try {
      WorkloadRun run = new WorkloadRun(seed);
      for (int i = 0; i < ACTS; i++) {
        if (run.act()) {
          assertEquals(List.of(), Venue.violations(run.state), "after act " + i);
        }
      }
      reads(run);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "Seed %d failed: %s. Repeat with ./mvnw test -pl domains -am -Dtest=InvariantsTest "
                  .formatted(seed, e.getMessage())
              + "-Dsurefire.failIfNoSpecifiedTests=false -Dseed="
              + seed,
          e);
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
    for (WorkloadRun run : seeds().parallel().mapToObj(InvariantsTest::lived).toList()) {
      legal += run.legal;
      accepted += run.legalAccepted;
      surprises.addAll(run.surprises);
      run.events.forEach((type, count) -> happened.merge(type, count, Integer::sum));
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

  private static WorkloadRun lived(long seed) {
    return new WorkloadRun(seed).acts(ACTS);
  }

  private static LongStream seeds() {
    return ONE_SEED == null ? LongStream.range(0, SEEDS) : LongStream.of(ONE_SEED);
  }
}
