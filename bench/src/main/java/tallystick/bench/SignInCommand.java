package tallystick.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.SignInBench.Plan;

/// `./run bench sign-in`: what log-ins and sessions cost the rest.
@Command(
    name = "sign-in",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a flood of log-ins from many addresses does to the acts of others, and what",
      "looking a session up costs. The results are printed and kept in bench/results."
    })
final class SignInCommand implements Callable<Integer> {
  private static final Plan USUAL = new Plan(3, 10, 100, 10_000);
  private static final Plan QUICK = new Plan(1, 5, 100, 10_000);
  private static final double LOOK_UPS = 200;

  @Option(names = "--quick", description = "measure for a shorter time; nothing is kept")
  private boolean quick;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "log-ins a second that are tried (default: 10000)")
  private double tries;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Plan usual = quick ? QUICK : USUAL;
    Plan plan =
        tries > 0 ? new Plan(usual.rounds(), usual.seconds(), usual.perSecond(), tries) : usual;
    SignInResults results;
    // Behind a proxy, as it were, so that the flood comes from as many addresses as it says.
    try (OwnServer server = OwnServer.start(List.of("--origin", "https://bench.test"))) {
      Thread hook = new Thread(server::close);
      Runtime.getRuntime().addShutdownHook(hook);
      try (VenueApi venue = new VenueApi(server.venue());
          SignInBench bench = new SignInBench(venue, server, plan)) {
        results =
            SignInResults.of(
                command(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                Machine.here(),
                plan,
                bench.guesses(),
                bench.flooded(),
                bench.lookUps(LOOK_UPS),
                bench.acts());
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    String report = results.report();
    System.out.println(report);
    if (!quick) {
      String name = results.date() + "-sign-in-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }

  private String command() {
    return "./run bench sign-in"
        + (quick ? " --quick" : "")
        + (tries > 0 ? " --tries %.0f".formatted(tries) : "");
  }
}
