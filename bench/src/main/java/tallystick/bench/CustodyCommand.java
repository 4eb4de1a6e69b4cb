package tallystick.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.CustodyBench.Plan;
import tallystick.bench.CustodyBench.Round;

/// `./run bench custody`: EPCIS events, captured and asked for.
@Command(
    name = "custody",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how many EPCIS events are captured a second, durable and shown, beside the same",
      "documents in a plain table; and questions among a million events. The results are printed",
      "and kept in bench/results."
    })
final class CustodyCommand implements Callable<Integer> {
  private static final Plan USUAL = new Plan(30, 3, 20, 1_000_000, 6, 25);
  private static final Plan QUICK = new Plan(10, 1, 20, 100_000, 3, 25);
  private static final int LEAST = 2_000;

  @Option(names = "--quick", description = "fewer events and questions; nothing is kept")
  private boolean quick;

  @Option(names = "--capture-only", description = "no questions; nothing is kept")
  private boolean captureOnly;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    CustodyResults results;
    try (CustodyDatabase database = CustodyDatabase.start();
        OwnServer server = OwnServer.start(List.of("--postgres", database.jdbcUrl()))) {
      Thread hook =
          new Thread(() -> {
            server.close();
            database.stop();
          });
      Runtime.getRuntime().addShutdownHook(hook);
      results = measure(server, database);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    String report = results.report();
    System.out.println(report);
    if (!quick && !captureOnly) {
      String name = results.date() + "-custody-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }

  private CustodyResults measure(OwnServer server, CustodyDatabase database)
      throws IOException, InterruptedException, SQLException {
    Plan plan = quick ? QUICK : USUAL;
    try (CustodyBench bench = new CustodyBench(server, database, plan)) {
      List<Round> rounds = bench.capture();
      long events = captureOnly ? 0 : bench.fill();
      return CustodyResults.of(
          "./run bench custody"
              + (quick ? " --quick" : "")
              + (captureOnly ? " --capture-only" : ""),
          LocalDate.now(ZoneOffset.UTC).toString(),
          Machine.here(),
          plan,
          rounds,
          events,
          database.leastQuestion(LEAST),
          captureOnly ? List.of() : bench.questions());
    }
  }
}
