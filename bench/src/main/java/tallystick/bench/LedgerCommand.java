package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.LedgerResults.Bare;
import tallystick.bench.LedgerResults.Run;
import tallystick.bench.LedgerResults.Share;
import tallystick.bench.LedgerResults.Times;
import tallystick.bench.Results.Micro;

/// `./run bench ledger`: the ledger without a gateway, beside its bare limits.
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Measures one node of the ledger and three, in processes of their own, beside the bare",
      "limits of disk, signatures and order. The results are printed and kept in bench/results."
    })
final class LedgerCommand implements Callable<Integer> {
  private static final LedgerBench.Pace USUAL = new LedgerBench.Pace(1_000_000, 15, 6);
  private static final LedgerBench.Pace QUICK = new LedgerBench.Pace(50_000, 4, 4);
  private static final int USUAL_AUDIT = 60_000;
  private static final int QUICK_AUDIT = 20_000;
  private static final int SMALL = 4 << 10;
  private static final int LARGE = 256 << 10;
  private static final double BARE_SECONDS = 2;
  private static final String PARTS =
      "(Blocks.thousandTransfers|Log.appendBlock.*|Tree.block.*|Door.verifyOneTransfer)$";

  @Option(names = "--quick", description = "measure for a shorter time; nothing is kept")
  private boolean quick;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tallystick-ledger-bench-");
    try {
      LedgerResults results = measure(folder);
      String report = LedgerReport.of(results);
      System.out.println(report);
      if (!quick) {
        String name = results.date() + "-ledger-" + results.machine().cores() + "cores";
        System.out.println("Kept in " + Report.keep(name, results, report));
      }
    } finally {
      LedgerSeed.delete(folder);
    }
    return 0;
  }

  private LedgerResults measure(Path folder) throws IOException, InterruptedException {
    // First, for nothing of it would be left if it failed in the end.
    List<Micro> micro = MicroBenchmarks.run(quick, PARTS);
    List<Bare> bare = bare(folder);
    List<Run> runs;
    Times times;
    try (LedgerBench bench = new LedgerBench(folder.resolve("group"), quick ? QUICK : USUAL)) {
      times = bench.measure();
      runs = bench.runs();
    }
    bare.addAll(bare(folder));
    AuditBench.Found audit = AuditBench.run(quick ? QUICK_AUDIT : USUAL_AUDIT);
    double force = 1e6 / bare.get(1).perSecond();
    Share share =
        Share.of(micro, force / LedgerResults.find(runs, LedgerBench.SINGLES, 1).actionsPerBlock());
    return new LedgerResults(
        quick ? "./run bench ledger --quick" : "./run bench ledger",
        LocalDate.now(ZoneOffset.UTC).toString(),
        Machine.here(),
        bare,
        runs,
        times,
        audit,
        micro,
        share,
        LedgerResults.marks(runs, times, audit, share));
  }

  /// What nothing passes that forces entries to this disk, or has three nodes do so.
  private List<Bare> bare(Path folder) throws IOException, InterruptedException {
    Bench.say("measuring the bare limits");
    double seconds = quick ? BARE_SECONDS / 2 : BARE_SECONDS;
    List<Bare> bare = new ArrayList<>();
    for (int bytes : List.of(SMALL, LARGE)) {
      bare.add(
          new Bare(
              "append and force", bytes, DiskReference.forcesPerSecond(folder, bytes, seconds)));
    }
    for (int nodes : List.of(1, 3)) {
      Path place = Files.createTempDirectory(folder, "ratis");
      try (RatisReference ratis = new RatisReference(place, nodes)) {
        var _ = ratis.entriesPerSecond(SMALL, seconds);
        for (int bytes : List.of(SMALL, LARGE)) {
          bare.add(
              new Bare(
                  "Ratis with an empty state machine, %d node(s)".formatted(nodes),
                  bytes,
                  ratis.entriesPerSecond(bytes, seconds)));
        }
      }
      LedgerSeed.delete(place);
    }
    return bare;
  }
}
