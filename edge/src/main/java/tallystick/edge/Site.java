package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.Scope;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.edge.crew.Peer;
import tallystick.edge.crew.Plan;
import tallystick.kernel.Codec;
import tallystick.kernel.Ids;
import tallystick.kernel.Sha256;

/// A site to look at: simulated cold rooms with an agent each, every one a process of its own.
/// Their owner, whose key is made here, registers them, wants an alarm when a room is warm, and has
/// a plan for it: somebody switches the spare compressor to that room, the next room's agent first.
final class Site {
  private static final int ROOMS = 3;
  private static final long LOW = 2_000;
  private static final long HIGH = 8_000;
  private static final int FOR_SECONDS = 60;
  private static final int PATIENCE_MILLIS = 2_000;
  private static final String FOUNDED = "founded";
  private static final String SPARE = "spare";

  private final Config config;
  private final Venue venue;

  /// @param name of the site, which is its devices' group
  /// @param data folder for everything
  record Config(String name, Path data, URI venue, URI broker) {}

  private record Wanted(List<Rule> rules, Plan plan) {}

  Site(Config config) {
    this.config = config;
    this.venue = new Venue(config.venue());
  }

  /// Runs until it is stopped, or all agents have ended.
  ///
  /// @throws IOException with a sentence for the operator
  void run() throws IOException, InterruptedException {
    String origin = venue.origin();
    findBroker();
    // A venue that was begun anew knows nothing of devices of the one before.
    Path folder = config.data().resolve(config.name()).resolve(origin.replace('/', '-'));
    if (!Files.exists(folder.resolve(FOUNDED))) {
      found(folder, origin);
    }
    List<Peer> peers = peers(folder);
    List<Process> agents = new ArrayList<>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> agents.forEach(Process::destroy), "end of the agents"));
    for (int room = 1; room <= ROOMS; room++) {
      agents.add(agent(folder, room, peers));
    }
    System.out.println(
        "Ctrl-C ends all. The devices: "
            + config.venue().resolve("/v1/devices/devices?group=" + config.name()));
    for (Process agent : agents) {
      agent.waitFor();
    }
  }

  private void findBroker() throws IOException {
    URI broker = config.broker();
    try (Socket socket = new Socket()) {
      int port = Uplink.port(broker);
      socket.connect(new InetSocketAddress(broker.getHost(), port), PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new IOException("no broker answers at " + broker, e);
    }
  }

  /// What was begun and not finished is begun anew.
  private void found(Path folder, String origin) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
    Signer owner = new Signer(DeviceKey.in(folder), origin);
    List<Claim> claims = new ArrayList<>();
    for (int room = 1; room <= ROOMS; room++) {
      String code = Signer.freshId();
      Files.writeString(Files.createDirectories(room(folder, room)).resolve("claim"), code);
      String hash = HexFormat.of().formatHex(Sha256.of(code.getBytes(UTF_8)));
      claims.add(new Claim(hash, "Cold room " + room, "edge", config.name()));
    }
    long now = System.currentTimeMillis();
    venue.does(
        owner.sign(
            Signer.freshId(),
            now,
            List.of(
                new RegisterPrincipal("Site " + config.name()),
                new RegisterDevices(config.name(), claims))));
    Rule rule = new Rule(Signer.freshId(), "temperature", LOW, HIGH, FOR_SECONDS);
    venue.does(
        owner.sign(
            rule.threshold(),
            now,
            new SetThreshold(
                Scope.GROUP, config.name(), rule.channel(), LOW, HIGH, rule.forSeconds())));
    String wanted = Codec.JSON.writeValueAsString(new Wanted(List.of(rule), plan(rule, claims)));
    for (Claim claim : claims) {
      venue.does(owner.sign(Signer.freshId(), now, new ConfigureDevice(claim.device(), wanted)));
    }
    Files.writeString(folder.resolve(SPARE), "0\n");
    Files.writeString(folder.resolve(FOUNDED), origin);
  }

  private static Plan plan(Rule rule, List<Claim> claims) {
    List<Plan.Step> steps = new ArrayList<>();
    for (int room = 1; room <= ROOMS; room++) {
      List<String> who = new ArrayList<>(claims.stream().map(Claim::device).toList());
      Collections.rotate(who, -room);
      String arguments = "{\"value\":" + room + "}";
      steps.add(new Plan.Step(rule.threshold(), who.getLast(), SPARE, arguments, who));
    }
    return new Plan(1, steps);
  }

  /// Where the agents speak with each other: at ports that are free now, for nobody but this site
  /// knows them.
  private static List<Peer> peers(Path folder) throws IOException {
    List<Peer> peers = new ArrayList<>();
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (int room = 1; room <= ROOMS; room++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(socket);
        String agent = Ids.principalOf(DeviceKey.in(room(folder, room)).keyId());
        peers.add(new Peer(agent, "127.0.0.1", socket.getLocalPort()));
      }
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
    return peers;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Path room(Path folder, int room) {
    return folder.resolve("room-" + room);
  }

  /// Starts one, as this process was started, but without a launcher of its own.
  private Process agent(Path folder, int room, List<Peer> peers) throws IOException {
    Path own = room(folder, room);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-D" + Firmware.LAUNCHED))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(
        List.of(
            "--data",
            own.toString(),
            "--venue",
            config.venue().toString(),
            "--broker",
            config.broker().toString(),
            "--claim",
            Files.readString(own.resolve("claim")),
            "--gather",
            "1",
            "--sensor",
            "cold-room@" + room + "+" + folder.resolve(SPARE),
            "--actuator",
            SPARE + "=" + folder.resolve(SPARE),
            "--crew",
            config.name(),
            "--until-input-ends"));
    for (Peer peer : peers) {
      command.addAll(List.of("--peer", peer.agent() + "@" + peer.host() + ":" + peer.port()));
    }
    Process agent = new ProcessBuilder(command).redirectErrorStream(true).start();
    System.out.printf("room-%d measures; pull it out with: kill -9 %d%n", room, agent.pid());
    var _ = Thread.ofVirtual().start(() -> echo(agent, "room-" + room));
    return agent;
  }

  private static void echo(Process agent, String name) {
    try (BufferedReader lines = agent.inputReader()) {
      lines.lines().forEach(line -> System.out.println(name + ": " + line));
    } catch (IOException | UncheckedIOException e) {
      System.out.println(name + " says no more: " + e.getMessage());
    }
    System.out.println(name + " is gone");
  }
}
