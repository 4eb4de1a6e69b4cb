package tallystick.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.bench.DevicesBench.Plan;
import tallystick.bench.DevicesBench.Round;

/// `./run bench devices`: readings over MQTT.
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how many messages of readings get from devices through broker and ledger to their",
      "receipts, beside mosquitto (if installed) and the bare embedded broker; and how soon a",
      "dashboard shows a reading. The results are printed and kept in bench/results."
    })
final class DevicesCommand implements Callable<Integer> {
  private static final Plan USUAL = new Plan(200, 15, 3, 8, List.of(10, 500), 50, 20);
  private static final Plan QUICK = new Plan(50, 5, 1, 3, List.of(10, 500), 20, 5);

  @Option(names = "--quick", description = "measure for a shorter time; nothing is kept")
  private boolean quick;

  @Override
  public Integer call() throws Exception {
    Plan plan = quick ? QUICK : USUAL;
    int port = OwnServer.freePort();
    List<String> options =
        List.of("--roles", "ledger,views,gateway,devices", "--mqtt-port", Integer.toString(port));
    DevicesResults results;
    try (OwnServer server = OwnServer.start(options)) {
      Thread hook = new Thread(server::close);
      Runtime.getRuntime().addShutdownHook(hook);
      try (DevicesBench bench = new DevicesBench(server, port, plan)) {
        List<Round> rounds = bench.rounds();
        results =
            DevicesResults.of(
                quick ? "./run bench devices --quick" : "./run bench devices",
                LocalDate.now(ZoneOffset.UTC).toString(),
                Machine.here(),
                plan,
                rounds,
                bench.proofs(),
                bench.dashboard());
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    String report = results.report();
    System.out.println(report);
    if (!quick) {
      String name = results.date() + "-devices-" + results.machine().cores() + "cores";
      System.out.println("Kept in " + Report.keep(name, results, report));
    }
    return 0;
  }
}
