package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.ReleaseKind;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Dice;
import tallystick.kernel.Ids;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

/// What agents weigh: three in a crew and one alone, each with thirteen simulated cold rooms (52
/// channels) and a model of all of them, started by the launcher against a venue that runs. Not a
/// test, for it takes minutes: run it by hand. Arguments: an empty folder, the venue's address, the
/// broker's, and seconds.
final class Weight {
  private static final int ROOMS = 13;
  private static final List<String> KINDS = List.of("temperature", "humidity", "door", "energy");

  private Weight() {}

  private record Started(String name, Process process) {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Venue venue = new Venue(URI.create(arguments[1]));
    int seconds = Integer.parseInt(arguments[3]);
    SigningKey ownerKey = SigningKey.generate();
    Signer owner = new Signer(ownerKey, venue.origin());
    List<Claim> claims = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      codes.add(Signer.freshId());
      String hash = HexFormat.of().formatHex(Sha256.of(codes.getLast().getBytes(UTF_8)));
      claims.add(new Claim(hash, "Room", "edge", "all"));
    }
    does(venue, owner, new RegisterPrincipal("Owner"), new RegisterDevices("here", claims));
    byte[] model = model();
    String sha256 = HexFormat.of().formatHex(Sha256.of(model));
    String release = Signer.freshId();
    long now = System.currentTimeMillis();
    venue.does(
        owner.sign(
            release,
            now,
            new PublishRelease(ReleaseKind.MODEL, "unusual", "1", sha256, model.length)));
    does(venue, owner, new RollOut(release, "all", 100));
    HttpServer depot =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    depot.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, model.length);
          exchange.getResponseBody().write(model);
          exchange.close();
        });
    depot.start();
    String at = "http://127.0.0.1:" + depot.getAddress().getPort();
    List<Started> agents =
        agents(folder, arguments, codes, List.of("--models", at, "--owner", ownerKey.keyId()));
    try {
      TimeUnit.SECONDS.sleep(seconds);
      for (Started agent : agents) {
        say(agent);
      }
    } finally {
      agents.forEach(agent -> agent.process().descendants().forEach(ProcessHandle::destroy));
      depot.stop(0);
    }
  }

  private static void does(Venue venue, Signer owner, Action... acts) throws IOException {
    venue.does(owner.sign(Signer.freshId(), System.currentTimeMillis(), List.of(acts)));
  }

  private static byte[] model() {
    List<String> channels = new ArrayList<>();
    for (int room = 0; room < ROOMS; room++) {
      int number = room;
      KINDS.forEach(kind -> channels.add("r" + number + "." + kind));
    }
    Dice dice = new Dice(1);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      float[] row = new float[channels.size()];
      for (int j = 0; j < row.length; j++) {
        row[j] = dice.between(-1_000, 1_000) / 100f;
      }
      rows.add(row);
    }
    return Gaussian.of(channels, rows);
  }

  private static List<Started> agents(
      Path folder, String[] arguments, List<String> codes, List<String> releases)
      throws IOException {
    List<String> peers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path data = Files.createDirectories(folder.resolve("agent-" + i));
      String agent = Ids.principalOf(DeviceKey.in(data).keyId());
      try (ServerSocket free = new ServerSocket(0)) {
        peers.addAll(List.of("--peer", agent + "@127.0.0.1:" + free.getLocalPort()));
      }
    }
    List<Started> agents = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "edge/launch",
                  "edge/target/tallystick-edge.jar",
                  "--data",
                  folder.resolve("agent-" + i).toString(),
                  "--venue",
                  arguments[1],
                  "--broker",
                  arguments[2],
                  "--claim",
                  codes.get(i)));
      IntStream.range(0, ROOMS)
          .forEach(room -> command.addAll(List.of("--sensor", "cold-room:r" + room + ".")));
      command.addAll(releases);
      if (i < 3) {
        command.addAll(peers);
      }
      Path log = folder.resolve("agent-" + i + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      agents.add(new Started(i < 3 ? "in a crew" : "alone", builder.start()));
    }
    return agents;
  }

  private static void say(Started agent) throws IOException {
    ProcessHandle java =
        agent
            .process()
            .descendants()
            .filter(one -> one.info().command().orElse("").endsWith("java"))
            .findFirst()
            .orElseThrow();
    StringBuilder line = new StringBuilder(agent.name());
    for (String text : Files.readAllLines(Path.of("/proc/" + java.pid() + "/status"))) {
      if (text.matches("(VmHWM|VmRSS|RssAnon|RssFile|Threads):.*")) {
        line.append("  ").append(text.replaceAll("\\s+", " "));
      }
    }
    System.out.println(line);
  }
}
