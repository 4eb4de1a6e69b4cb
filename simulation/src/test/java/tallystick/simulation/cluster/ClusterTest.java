package tallystick.simulation.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Three real processes for a minute; `./run torture` does the same for longer.
@Tag("slow")
class ClusterTest {
  private static final int MEMBERS = 6;
  private static final long GOAL_MILLIS = 3_000;

  /// Time on a machine that does other things besides is no measure; the command's results are.
  private static final long BOUND_MILLIS = 5 * GOAL_MILLIS;

  @TempDir private Path folder;

  @Test
  @Timeout(240)
  void what_clients_see_of_three_processes_under_faults_is_one_order() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    List<Mischief> mischief =
        List.of(
            Mischief.KILL_LEADER,
            Mischief.SILENCE_LEADER,
            Mischief.PAUSE_LEADER,
            Mischief.CUT_FOLLOWER,
            Mischief.KILL_ALL);
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    told.add("seed " + seed);
    Torture.Result result =
        Torture.run(
            new Torture.Plan(seed, Duration.ofSeconds(1), 3, MEMBERS, mischief, folder), told::add);
    String story = String.join("\n", told);
    assertEquals(List.of(), result.findings(), story);
    assertTrue(result.actions() > 500 && result.reads() > 0, story);
    long longest = Collections.max(result.silences().get(Mischief.KILL_LEADER));
    assertTrue(longest < BOUND_MILLIS, story);
  }
}
