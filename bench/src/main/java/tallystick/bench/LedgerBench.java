package tallystick.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.bench.LedgerResults.Run;
import tallystick.bench.LedgerResults.Times;
import tallystick.kernel.Envelope;
import tallystick.kernel.SigningKey;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.NodeStatus;

/// The ledger alone, in processes of its own: one node with a log that is long already, then three,
/// then what goes wrong with them.
final class LedgerBench implements AutoCloseable {
  static final String SINGLES = "peak, 1 action an envelope";
  static final String LISTS = "peak, 16 actions an envelope";
  static final String HALF = "half of the peak of singles";
  static final String FOLLOWER_DOWN = "the same, a follower killed";
  static final String INSTALLING = "the same, while it gets a snapshot";
  static final String LEADER_KILLED = "the same, the leader killed";

  private static final int LIST = 16;
  private static final int WINDOW = 2_000;
  private static final int LIST_WINDOW = 250;
  private static final int REFERENCE_ENVELOPES = 2_000;
  private static final int PIECES = 4;
  private static final double FIRST_PER_SECOND = 10_000;
  private static final double SPARE = 2;

  private final SigningKey operator = SigningKey.generate();
  private final List<Run> runs = new ArrayList<>();
  private final LedgerGroup group;
  private final Path folder;
  private final Pace pace;
  private @Nullable Crowd crowd;
  private @Nullable Reference reference;

  LedgerBench(Path folder, Pace pace) throws IOException {
    this.folder = folder;
    this.pace = pace;
    this.group = new LedgerGroup(folder);
  }

  /// How much is measured.
  ///
  /// @param seed actions in the log before anything is measured
  /// @param warmUp seconds
  /// @param seconds of each load
  record Pace(int seed, double warmUp, double seconds) {}

  List<Run> runs() {
    return runs;
  }

  Times measure() throws IOException, InterruptedException {
    Bench.say("making a log of %,d actions".formatted(pace.seed));
    crowd = LedgerSeed.make(folder, group, operator, pace.seed);
    reference = new Reference(crowd().transfers(REFERENCE_ENVELOPES, 1));
    double restored = group.start(1, false);
    double half;
    try (GrpcLedger ledger = group.client()) {
      half = loads(ledger, 1);
    }
    NodeStatus before = head();
    group.node(1).kill();
    double restarted = group.start(1, false);
    double cpu = group.cpuSeconds();
    double decided = decided();
    Bench.say(
        "restart with %,d actions: %.1f s, %.1f of cpu".formatted(before.size(), restarted, cpu));
    double joined = group.replace(2);
    joined = (joined + group.replace(3)) / 2;
    Bench.say("a node joined in %.1f s; half of one node was %,.0f".formatted(joined, half));
    try (GrpcLedger ledger = group.client()) {
      half = loads(ledger, 3);
      double replaced = faults(ledger, half);
      return new Times(before.size(), restored, restarted, cpu, decided, joined, replaced);
    }
  }

  private double loads(GrpcLedger ledger, int nodes) throws IOException, InterruptedException {
    // Each process compiles for itself, and three have no more processors for it than one.
    double warmUp = nodes == 1 ? pace.warmUp : 2 * pace.warmUp;
    double single = warmUp(ledger, 1, WINDOW, warmUp);
    double list = warmUp(ledger, LIST, LIST_WINDOW, warmUp / 3);
    Run peak = peak(SINGLES, nodes, load(ledger, 1, single), WINDOW);
    var _ = peak(LISTS, nodes, load(ledger, LIST, list), LIST_WINDOW);
    double half = peak.actionsPerSecond() / 2;
    keep(HALF, nodes, head(), open(ledger, half, pace.seconds));
    return half;
  }

  /// Lets all processes compile what they will need, in pieces, for the first are slow. Gives the
  /// envelopes a second of the last.
  private double warmUp(GrpcLedger ledger, int actions, int window, double seconds)
      throws IOException, InterruptedException {
    double rate = FIRST_PER_SECOND / actions;
    for (int i = 0; i < PIECES; i++) {
      int count = (int) Math.ceil(rate * SPARE * seconds / PIECES);
      List<Envelope> some = crowd().transfers(count, actions);
      LedgerLoad load = new LedgerLoad(ledger, some, actions);
      rate = load.closedLoop(window, seconds / PIECES).measured().requestsPerSecond();
    }
    return rate;
  }

  private LedgerLoad load(GrpcLedger ledger, int actions, double envelopesPerSecond) {
    int count = (int) Math.ceil(envelopesPerSecond * SPARE * pace.seconds);
    return new LedgerLoad(ledger, crowd().transfers(count, actions), actions);
  }

  private Run peak(String what, int nodes, LedgerLoad load, int window)
      throws IOException, InterruptedException {
    double checks = checks().checksPerSecond();
    NodeStatus before = head();
    double cpu = group.cpuSeconds();
    Cpu own = Cpu.used(-1);
    LedgerLoad.Served served = load.closedLoop(window, pace.seconds);
    cpu = group.cpuSeconds() - cpu;
    own = Cpu.used(-1).since(own);
    checks = (checks + checks().checksPerSecond()) / 2;
    Measured found = served.measured();
    return keep(
        run(what, nodes, served, head(), before)
            .with(
                found.actionsPerSecond() / checks,
                cpu * 1e6 / found.actions(),
                own.client() * 1e6 / found.actions()));
  }

  /// What a follower's and a leader's end does to the others. Gives how long a replacement took.
  private double faults(GrpcLedger ledger, double half) throws IOException, InterruptedException {
    int follower = group.find(false);
    group.node(follower).kill();
    keep(FOLLOWER_DOWN, 3, head(), open(ledger, half, pace.seconds));

    LedgerSeed.delete(group.node(follower).data());
    NodeStatus before = head();
    FutureTask<Double> replacing = new FutureTask<>(() -> group.replace(follower));
    Thread.ofPlatform().name("replacing").daemon().start(replacing);
    keep(INSTALLING, 3, before, open(ledger, half, 2 * pace.seconds));
    double replaced = result(replacing);
    Bench.say("a follower was replaced under load in %.1f s".formatted(replaced));

    int leader = group.find(true);
    before = head();
    FutureTask<Double> killing =
        new FutureTask<>(() -> {
          TimeUnit.MILLISECONDS.sleep(Math.round(pace.seconds * 300));
          group.node(leader).kill();
          return 0.0;
        });
    Thread.ofPlatform().name("killing").daemon().start(killing);
    keep(LEADER_KILLED, 3, before, open(ledger, half, pace.seconds));
    var _ = result(killing);
    return replaced;
  }

  private static double result(FutureTask<Double> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  private LedgerLoad.Served open(GrpcLedger ledger, double rate, double seconds)
      throws IOException, InterruptedException {
    int count = (int) Math.ceil(rate * seconds);
    return new LedgerLoad(ledger, crowd().transfers(count, 1), 1).openLoop(rate, seconds);
  }

  private Run run(
      String what, int nodes, LedgerLoad.Served served, NodeStatus after, NodeStatus before) {
    Measured found = served.measured();
    return new Run(
        what,
        nodes,
        found.actionsPerSecond(),
        found.millis(50),
        found.millis(99),
        found.millis(100),
        0,
        0,
        0,
        (double) (after.size() - before.size()) / Math.max(1, after.height() - before.height()),
        served.failed(),
        served.silenceSeconds());
  }

  private void keep(String what, int nodes, NodeStatus before, LedgerLoad.Served served)
      throws IOException {
    var _ = keep(run(what, nodes, served, head(), before));
  }

  private Run keep(Run run) {
    Bench.say(
        ("%d node(s), %s: %,.0f actions/s, p50 %.1f, p99 %.1f ms, %.0f us/action, %d failed,"
                + " %.1f s silent")
            .formatted(
                run.nodes(),
                run.what(),
                run.actionsPerSecond(),
                run.p50Millis(),
                run.p99Millis(),
                run.nodeMicros() + run.clientMicros(),
                run.failed(),
                run.silenceSeconds()));
    runs.add(run);
    return run;
  }

  /// Seconds until a new action was decided.
  private double decided() throws IOException {
    long begin = System.nanoTime();
    try (GrpcLedger ledger = group.client()) {
      for (Envelope envelope : crowd().transfers(1, 1)) {
        var _ = ledger.submit(envelope).join();
      }
    } catch (CompletionException e) {
      throw new IOException("nothing is decided after the restart: " + e.getMessage(), e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  /// The node that is farthest: the others may be behind.
  private NodeStatus head() throws IOException {
    try (GrpcLedger ledger = group.client()) {
      return ledger.status().stream()
          .max(Comparator.comparingLong(NodeStatus::height))
          .orElseThrow();
    }
  }

  private Reference.Rate checks() throws InterruptedException {
    if (reference == null) {
      throw new IllegalStateException("there is nobody yet who signs");
    }
    return reference.measure(1);
  }

  private Crowd crowd() {
    if (crowd == null) {
      throw new IllegalStateException("there is nobody yet who signs");
    }
    return crowd;
  }

  @Override
  public void close() {
    group.close();
  }
}
