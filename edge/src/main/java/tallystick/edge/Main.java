package tallystick.edge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tallystick.edge.crew.Peer;
import tallystick.kernel.Ids;

/// `./run edge`: runs until it is stopped, which may be at any moment.
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    version = Agent.FIRMWARE,
    description = "Measures, keeps, decides alarms, and sends what it has when there is a way.")
public final class Main implements Callable<Integer> {
  private static final String VENUE_FIRST =
      "A site needs a venue: ./run --roles ledger,views,gateway,devices (in another terminal)";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--data", description = "folder of the key and the outbox; of a site: data/edge")
  private Path data = Path.of("");

  @Option(
      names = "--venue",
      defaultValue = "http://127.0.0.1:8080",
      description = "such as https://venue.example")
  private URI venue = URI.create("");

  @Option(
      names = "--broker",
      description = "mqtt://HOST:PORT or mqtts://…; if not said, at the venue's host")
  private @Nullable URI broker;

  @Option(
      names = "--keys",
      description = "tls.crt, tls.key and ca.crt for a broker that asks for a certificate")
  private @Nullable Path keys;

  @Option(names = "--claim", description = "the code it was registered under")
  private String claim = "";

  @Option(names = "--every", defaultValue = "1", description = "seconds between measurements")
  private int everySeconds = 1;

  @Option(
      names = "--gather",
      defaultValue = "10",
      description = "seconds that readings wait for others, 0 to 600")
  private int gatherSeconds = 10;

  @Option(names = "--sensor", description = Sensors.FORMS)
  private List<String> sensors = List.of();

  @Option(
      names = "--sparkplug",
      description =
          "mqtt://HOST:PORT[/GROUP] of a plant whose Sparkplug B nodes are heard, or venue")
  private @Nullable URI sparkplug;

  @Option(names = "--actuator", description = "COMMAND=FILE: writes what the command says there")
  private Map<String, Path> actuators = Map.of();

  @Option(names = "--models", description = "address under which releases are, by their SHA-256")
  private @Nullable URI models;

  @Option(names = "--owner", description = "ed25519:…, the key that signs the releases to take")
  private String owner = "";

  @Option(
      names = "--crew",
      defaultValue = "site",
      description = "name of the site whose agents are the peers")
  private String crew = "";

  @Option(
      names = "--peer",
      description = Peer.FORM + ": an agent of the site, this one too; may be repeated")
  private List<String> peers = List.of();

  @Option(
      names = "--who",
      description =
          "prints the principal of the agent in --data, by which others name it, and ends")
  private boolean who;

  @Option(names = "--until-input-ends", hidden = true)
  private boolean untilInputEnds;

  @Option(
      names = "--site",
      description = "instead of one agent: a site of this name, three simulated cold rooms")
  private String site = "";

  private Main() {}

  /// Ends with 0 when it was stopped, 1 when it cannot start, 2 for wrong options.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    require(venue.getHost() != null, "--venue is an address, such as http://127.0.0.1:8080");
    URI at = broker == null ? URI.create("mqtt://" + venue.getHost()) : broker;
    require(
        at.getHost() != null && List.of("mqtt", "mqtts").contains(at.getScheme()),
        "--broker is mqtt://HOST or mqtts://HOST");
    require(everySeconds >= 1 && everySeconds <= 3_600, "--every is 1 to 3600 seconds");
    require(gatherSeconds >= 0 && gatherSeconds <= 600, "--gather is 0 to 600 seconds");
    require(site.matches("([a-z0-9][a-z0-9-]{0,39})?"), "--site is small letters and digits");
    require(crew.matches("[a-z0-9][a-z0-9-]{0,39}"), "--crew is small letters and digits");
    try {
      if (who) {
        require(!data.toString().isEmpty(), "--data is missing: a folder for the key");
        Files.createDirectories(data);
        System.out.println(Ids.principalOf(DeviceKey.in(data).keyId()));
      } else if (site.isEmpty()) {
        measure(at);
      } else {
        Path folder = data.toString().isEmpty() ? Path.of("data", "edge") : data;
        new Site(new Site.Config(site, folder, venue, at)).run();
      }
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("edge: " + e.getMessage());
      if (!site.isEmpty()) {
        spec.commandLine().getErr().println(VENUE_FIRST);
      }
      return 1;
    }
  }

  private void measure(URI at) throws IOException, InterruptedException {
    require(!data.toString().isEmpty(), "--data is missing: a folder for the key and the outbox");
    require(!claim.isEmpty(), "--claim is missing: the code it was registered under");
    require(!sensors.isEmpty() || sparkplug != null, "--sensor is missing: " + Sensors.FORMS);
    require(
        sparkplug == null
            || sparkplug.equals(Config.VENUES)
            || (sparkplug.getHost() != null
                && List.of("mqtt", "mqtts").contains(sparkplug.getScheme())
                && sparkplug.getPath().matches("(/[^/+#]*)?")),
        "--sparkplug is venue, or mqtt://HOST or mqtts://HOST, with the group behind it");
    Config config =
        new Config(
            data,
            venue,
            at,
            keys == null ? null : new ClientKeys(keys),
            claim,
            new Configuration(everySeconds, gatherSeconds, sensors, List.of()),
            new Depot.Origin(models, owner),
            new Config.Neighbours(crew, peers.stream().map(Peer::of).toList()),
            sparkplug);
    List<Actuator> files = new ArrayList<>();
    actuators.forEach((command, file) -> files.add(new FileActuator(command, file)));
    try (Agent agent = new Agent(config, files)) {
      agent.start();
      // A signal ends it as a power cut would: what counts is durable at any moment.
      if (untilInputEnds) {
        awaitOrphaned();
      } else {
        new CountDownLatch(1).await();
      }
    }
  }

  /// Who started this process holds the other end of its input, which the system closes however
  /// that one ends.
  private static void awaitOrphaned() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is said there.
    }
    Runtime.getRuntime().halt(0);
  }

  private void require(boolean right, String sentence) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
