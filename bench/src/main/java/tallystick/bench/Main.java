package tallystick.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.Bench.Pace;
import tallystick.bench.Results.Latency;
import tallystick.bench.Results.Micro;
import tallystick.bench.Results.Peak;
import tallystick.bench.Results.Start;
import tallystick.kernel.SigningKey;

/// `./run bench`: measures this machine. Ends with 0 whatever the marks say: they are results.
@Command(
    name = "./run bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      LedgerCommand.class,
      BookCommand.class,
      ExchangeCommand.class,
      SignInCommand.class,
      ScreeningCommand.class,
      CustodyCommand.class,
      DevicesCommand.class
    },
    description = {
      "Measures a venue on this machine: one of its own in a temporary folder, or another one.",
      "The results are printed and kept in bench/results."
    })
final class Main implements Callable<Integer> {
  private static final Pace USUAL = new Pace(2, 60, 6, 12);
  private static final int USUAL_AUDIT = 100_000;
  private static final int QUICK_AUDIT = 20_000;
  private static final Pace QUICK = new Pace(1, 6, 2, 3);

  @Option(names = "--quick", description = "measure for a shorter time, and less reliably")
  private boolean quick;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long each scenario is measured (default: 10, or 3 with --quick)")
  private double seconds;

  @Option(names = "--url", description = "a venue that runs already, at an address of this machine")
  private @Nullable URI url;

  @Option(names = "--operator", paramLabel = "FILE", description = "with --url: its operator.key")
  private Path operator = Path.of("data/operator.key");

  @Option(
      names = "--only",
      paramLabel = "LETTERS",
      description = {
        "some of the scenarios b, c, d and e, or \"audit\", and nothing else; nothing is kept"
      })
  private String only = "";

  private String command = "./run bench";

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    Main main = new Main();
    main.command = String.join(" ", "./run bench", String.join(" ", args)).strip();
    CommandLine line = new CommandLine(main);
    line.setExecutionExceptionHandler((failure, commandLine, parsed) -> {
      commandLine.getErr().println("tallystick: " + failure.getMessage());
      return 1;
    });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (only.equals("audit")) {
      System.out.println(AuditBench.run(quick ? QUICK_AUDIT : USUAL_AUDIT));
      return 0;
    }
    Pace usual = quick ? QUICK : USUAL;
    Pace pace =
        seconds > 0
            ? new Pace(usual.reference(), usual.firstWarmUp(), usual.warmUp(), seconds)
            : usual;
    if (url != null) {
      try (VenueApi venue = new VenueApi(url)) {
        report(hammer(venue, OwnServer.key(operator), -1, pace), null);
      }
      return 0;
    }
    try (OwnServer server = OwnServer.start()) {
      Thread hook = new Thread(server::close);
      Runtime.getRuntime().addShutdownHook(hook);
      Loaded loaded;
      try (VenueApi venue = new VenueApi(server.venue())) {
        loaded = hammer(venue, server.operator(), server.pid(), pace);
      }
      OwnServer.StartTime again = only.isEmpty() ? server.restart() : server.started();
      report(
          loaded,
          new Start(
              server.started().page(), server.started().query(), again.page(), again.query()));
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    return 0;
  }

  private record Loaded(List<Peak> peaks, List<Latency> latencies) {}

  private Loaded hammer(VenueApi venue, SigningKey key, long pid, Pace pace)
      throws IOException, InterruptedException {
    try (Bench bench = new Bench(venue, key, Crowd.PEOPLE, pid, pace)) {
      bench.warmUp();
      List<Peak> peaks = new ArrayList<>();
      List<Latency> latencies = new ArrayList<>();
      for (Scenario scenario : Scenario.ALL) {
        if (!only.isEmpty() && only.indexOf(scenario.letter()) < 0) {
          continue;
        }
        Peak peak = bench.peak(scenario);
        peaks.add(peak);
        if (scenario.actions() == 1) {
          latencies.add(bench.halfOf(scenario, peak));
        }
      }
      return new Loaded(peaks, latencies);
    }
  }

  private void report(Loaded loaded, @Nullable Start start) throws IOException {
    List<Micro> micro = only.isEmpty() ? MicroBenchmarks.run(quick) : List.of();
    Results results =
        new Results(
            command,
            LocalDate.now(ZoneOffset.UTC).toString(),
            Machine.here(),
            Results.DURABILITY,
            loaded.peaks,
            loaded.latencies,
            start,
            micro,
            Results.marks(loaded.peaks, loaded.latencies));
    System.out.println(Report.of(results));
    if (only.isEmpty()) {
      System.out.println("Kept in " + Report.keep(results));
    }
  }
}
