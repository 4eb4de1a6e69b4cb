package tallystick.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.ExchangeBench.Plan;
import tallystick.bench.ExchangeResults.Pair;
import tallystick.bench.ExchangeResults.Told;

/// `./run bench exchange`: orders beside transfers, from HTTP to the book, and the book's
/// differences to those who follow it.
@Command(
    name = "exchange",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the whole path of orders, from HTTP to those who follow the book, beside that of",
      "transfers on the same venue. The results are printed and kept in bench/results."
    })
final class ExchangeCommand implements Callable<Integer> {
  private static final Plan USUAL =
      new Plan(
          new Bench.Pace(1, 30, 3, 8), List.of(Scenario.LIST, Scenario.LISTS), 6, 10, 5_000, 5);
  private static final Plan QUICK =
      new Plan(new Bench.Pace(0.5, 6, 1, 3), List.of(Scenario.LIST), 3, 3, 1_000, 5);

  @Option(names = "--quick", description = "measure for a shorter time; nothing is kept")
  private boolean quick;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      description = "how many follow at once (default: 5000, or 1000 with --quick)")
  private int subscribers;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "single orders a second that all of them hear of (default: 5)")
  private double rate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Plan usual = quick ? QUICK : USUAL;
    Plan plan =
        new Plan(
            usual.pace(),
            usual.scenarios(),
            usual.profiled(),
            usual.followed(),
            subscribers > 0 ? subscribers : usual.subscribers(),
            rate > 0 ? rate : usual.perSecond());
    ExchangeResults results;
    try (OwnServer server = OwnServer.start()) {
      Thread hook = new Thread(server::close);
      Runtime.getRuntime().addShutdownHook(hook);
      try (VenueApi venue = new VenueApi(server.venue())) {
        results = measure(venue, server, plan);
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    String report = ExchangeReport.of(results);
    System.out.println(report);
    if (!quick) {
      String name = results.date() + "-exchange-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }

  private ExchangeResults measure(VenueApi venue, OwnServer server, Plan plan)
      throws IOException, InterruptedException {
    try (ExchangeBench bench = new ExchangeBench(venue, server, plan)) {
      bench.warmUp();
      List<Pair> peaks = bench.peaks();
      Profile profile = bench.profile();
      Told half = bench.half(peaks.getFirst().orders());
      Told crowded = bench.crowded();
      return new ExchangeResults(
          quick ? "./run bench exchange --quick" : "./run bench exchange",
          LocalDate.now(ZoneOffset.UTC).toString(),
          Machine.here(),
          peaks,
          profile,
          half,
          crowded,
          ExchangeResults.marks(peaks, half, crowded));
    }
  }
}
