package tallystick.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.Results.Mark;
import tallystick.kernel.Dice;
import tallystick.server.screening.Invented;
import tallystick.server.screening.Listed;
import tallystick.server.screening.NameIndex;

/// `./run bench screening`: one name looked up in a list of sanctions, as the venue does it.
@Command(
    name = "screening",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how long one name is looked up in a made-up list of 20,000 entries, on one thread.",
      "The results are printed and kept in bench/results."
    })
final class ScreeningCommand implements Callable<Integer> {
  private static final int ENTRIES = 20_000;
  private static final int USUAL = 50_000;
  private static final int QUICK = 2_000;
  private static final long SEED = 20_261_122;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final double MARK_MILLIS = 5;

  /// One of so many names that are asked for is on the list.
  private static final int PERCENT_LISTED = 50;

  @Option(names = "--quick", description = "look up fewer names; nothing is kept")
  private boolean quick;

  /// What one run found, for programs. Times are of the wall.
  record ScreeningResults(
      String command,
      String date,
      Machine machine,
      long seed,
      int entries,
      int names,
      int hits,
      double p50Millis,
      double p99Millis,
      double maxMillis,
      List<Mark> marks) {}

  @Override
  public Integer call() throws IOException {
    Dice dice = new Dice(SEED);
    List<Listed> list = Invented.list(ENTRIES, dice);
    NameIndex index = new NameIndex(list);
    int names = quick ? QUICK : USUAL;
    Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    // The compiler's warm-up.
    var _ = lookUp(names, index, list, dice, nanos);
    nanos.reset();
    int hits = lookUp(names, index, list, dice, nanos);
    double p99 = nanos.getValueAtPercentile(99) / 1e6;
    ScreeningResults results =
        new ScreeningResults(
            quick ? "./run bench screening --quick" : "./run bench screening",
            LocalDate.now(ZoneOffset.UTC).toString(),
            Machine.here(),
            SEED,
            ENTRIES,
            names,
            hits,
            nanos.getValueAtPercentile(50) / 1e6,
            p99,
            nanos.getMaxValue() / 1e6,
            List.of(
                new Mark(
                    "one name against 20,000 entries < 5 ms at p99",
                    "%.2f ms".formatted(p99),
                    p99 < MARK_MILLIS)));
    String report = report(results);
    System.out.println(report);
    if (!quick) {
      String name = results.date() + "-screening-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }

  /// How many of the names hit somebody.
  private static int lookUp(
      int names, NameIndex index, List<Listed> list, Dice dice, Histogram nanos) {
    int hits = 0;
    for (int i = 0; i < names; i++) {
      String name =
          dice.chance(PERCENT_LISTED) ? dice.pick(list).names().getFirst() : Invented.person(dice);
      long began = System.nanoTime();
      List<NameIndex.Match> found = index.search(name);
      nanos.recordValue(System.nanoTime() - began);
      hits += found.isEmpty() ? 0 : 1;
    }
    return hits;
  }

  private static String report(ScreeningResults results) {
    StringBuilder text = new StringBuilder();
    text.append(results.machine().heading("screening", results.date(), results.command()));
    text.append(
        "- %,d names, %,d of them like one of %,d made-up entries (seed %d), on one thread\n\n"
            .formatted(results.names(), results.hits(), results.entries(), results.seed()));
    text.append("| one name | p50 | p99 | max |\n|---|--:|--:|--:|\n");
    text.append(
        "| ms | %.2f | %.2f | %.2f |\n"
            .formatted(results.p50Millis(), results.p99Millis(), results.maxMillis()));
    text.append("\n## Marks\n\n");
    for (Mark mark : results.marks()) {
      text.append(
          "- %s: %s (%s)\n"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
    return text.toString();
  }
}
