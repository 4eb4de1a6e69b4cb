package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.kernel.Envelope;

/// Measures how many signed envelopes a node alone decides in a second, next to how many signatures
/// this machine can check at all. Arguments: envelopes a round, rounds.
final class ThroughputProbe {
  private static final int MEMBERS = 200;
  private static final int IN_FLIGHT = 8_000;

  private final Signer operator = new Signer(1);
  private final List<Signer> members =
      IntStream.range(0, MEMBERS).mapToObj(i -> new Signer(100 + i)).toList();
  private final LedgerClient ledger;

  private ThroughputProbe(LedgerClient ledger) {
    this.ledger = ledger;
  }

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    Path data = Files.createTempDirectory("tallystick-probe");
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      new ThroughputProbe(node.client()).measure(count, rounds);
    } finally {
      delete(data);
    }
  }

  private void measure(int count, int rounds) throws Exception {
    ledger.submit(operator.found()).join();
    ledger.submit(operator.act(new DefineAsset("USD", "Dollar", 2))).join();
    for (Signer member : members) {
      ledger.submit(member.register()).join();
      ledger.submit(operator.act(new Issue(member.principal(), "USD", 1L << 40, ""))).join();
    }
    for (int round = 1; round <= rounds; round++) {
      List<Envelope> single = IntStream.range(0, count).mapToObj(i -> transfers(i, 1)).toList();
      System.out.printf("round %d: %,.0f verifies/s on all processors%n", round, verify(single));
      run(round, "1-action", single, 1);
      run(
          round,
          "16-action",
          IntStream.range(0, count / 8).mapToObj(i -> transfers(i, 16)).toList(),
          16);
    }
  }

  private Envelope transfers(int number, int actions) {
    Signer from = members.get(number % MEMBERS);
    Signer to = members.get((number * 7 + 1) % MEMBERS);
    Transfer transfer = new Transfer(to.principal(), "USD", 1, "lunch");
    return actions == 1
        ? from.act(transfer)
        : from.act(false, Collections.nCopies(actions, transfer));
  }

  private static double verify(List<Envelope> envelopes) {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    if (!envelopes.parallelStream().allMatch(Envelope::authentic)) {
      throw new IllegalStateException("what was signed is authentic");
    }
    System.out.printf(
        "%d us of processor a check%n", (cpuNanos() - cpu) / 1_000 / envelopes.size());
    return envelopes.size() * 1e9 / (System.nanoTime() - start);
  }

  private void run(int round, String what, List<Envelope> envelopes, int actions)
      throws InterruptedException {
    Semaphore places = new Semaphore(IN_FLIGHT);
    LongAdder accepted = new LongAdder();
    List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    long before = ledger.head().height();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    for (Envelope envelope : envelopes) {
      places.acquire();
      long sent = System.nanoTime();
      var _ =
          ledger
              .submit(envelope)
              .whenComplete((receipts, failure) -> {
                micros.add((System.nanoTime() - sent) / 1_000);
                if (failure == null && receipts.getLast().accepted()) {
                  accepted.increment();
                }
                places.release();
              });
    }
    if (!places.tryAcquire(IN_FLIGHT, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no answers");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Long> sorted = micros.stream().sorted().toList();
    System.out.printf(
        "round %d: %,.0f %s envelopes/s, %,.0f actions/s, %d of %d accepted, %d blocks, "
            + "latency p50 %,d us, p99 %,d us, %d us of processor each%n",
        round,
        envelopes.size() / seconds,
        what,
        envelopes.size() * actions / seconds,
        accepted.sum(),
        envelopes.size(),
        ledger.head().height() - before,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        (cpuNanos() - cpu) / 1_000 / envelopes.size());
  }

  /// What this process has used: on a machine that others use too, it says more than the clock.
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
