package tallystick.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Micro;

/// `./run bench book`: the order book, alone and under the rules of the exchange, beside
/// exchange-core on the same stream.
@Command(
    name = "book",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the order book, alone and under the rules of the exchange, beside exchange-core",
      "0.5.3 on the same stream of commands. The results are printed and kept in bench/results."
    })
final class BookCommand implements Callable<Integer> {
  private static final String PARTS = "book\\.(Books|Rules)\\..*";
  private static final double ALONE_MARK = 3;
  private static final double RULES_MARK = 1;

  @Option(names = "--quick", description = "measure for a shorter time; nothing is kept")
  private boolean quick;

  /// What one run found, for programs.
  record BookResults(
      String command, String date, Machine machine, List<Micro> micro, List<Mark> marks) {}

  @Override
  public Integer call() throws IOException {
    List<Micro> micro =
        quick ? MicroBenchmarks.runAlone(PARTS, 2, 3) : MicroBenchmarks.runAlone(PARTS, 10, 30);
    List<Mark> marks = new ArrayList<>();
    for (int symbols : List.of(1, 100)) {
      marks.add(mark(micro, "Books.orderBook", "Books.exchangeCore", symbols, ALONE_MARK));
      marks.add(
          mark(micro, "Rules.exchangeRules", "Rules.exchangeCoreWithRisk", symbols, RULES_MARK));
    }
    BookResults results =
        new BookResults(
            quick ? "./run bench book --quick" : "./run bench book",
            LocalDate.now(ZoneOffset.UTC).toString(),
            Machine.here(),
            micro,
            marks);
    String report = report(results);
    System.out.println(report);
    if (!quick) {
      String name = results.date() + "-book-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }

  private static Mark mark(
      List<Micro> micro, String ours, String reference, int symbols, double goal) {
    double ratio = score(micro, reference, symbols) / score(micro, ours, symbols);
    return new Mark(
        "%s >= %.0f x %s, %d symbol(s)".formatted(ours, goal, reference, symbols),
        "%.2f".formatted(ratio),
        ratio >= goal);
  }

  private static double score(List<Micro> micro, String name, int symbols) {
    String full = "book." + name + " symbols=" + symbols;
    return micro.stream()
        .filter(one -> one.name().equals(full))
        .mapToDouble(Micro::score)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was measured of " + full));
  }

  private static String report(BookResults results) {
    StringBuilder text = new StringBuilder();
    text.append(results.machine().heading("the order book", results.date(), results.command()));
    text.append("- reference: exchange-core 0.5.3, in the same run, on one thread like ours\n\n");
    text.append("| part | score | ± | unit |\n|------|------:|--:|------|\n");
    for (Micro one : results.micro()) {
      text.append(
          "| %s | %,.0f | %,.0f | %s |\n"
              .formatted(one.name(), one.score(), one.error(), one.unit()));
    }
    text.append("\n## Marks\n\n");
    for (Mark mark : results.marks()) {
      text.append(
          "- %s: %s (%s)\n"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
    return text.toString();
  }
}
