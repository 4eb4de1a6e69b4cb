package tallystick.server.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.witness.Witness;
import tallystick.ledger.witness.WitnessServer;
import tallystick.server.venue.KeyFile;

/// `./run witness`: vouches that logs never take back what they have shown.
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a witness of transparency logs, this venue's or any other (c2sp.org/tlog-witness).",
      "A log's operator adds the printed line to the policy beside the log's keys."
    })
public final class WitnessCommand implements Callable<Integer> {
  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen at")
  private String host = "";

  @Option(names = "--port", defaultValue = "8090", description = "port of HTTP (default: 8090)")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "witness",
      description = "its key and what it has seen; lost, it must not come back under its name")
  private Path data = Path.of("witness");

  @Option(
      names = "--name",
      defaultValue = "tallystick.example/witness",
      description = "its name in cosignatures, an address without https://")
  private String name = "";

  @Option(
      names = "--log",
      arity = "1..*",
      required = true,
      paramLabel = "VKEY",
      description = "keys of the logs that it watches, as /log/key shows them")
  private List<String> logs = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<VerifierKey> trusted = new ArrayList<>();
    for (String log : logs) {
      try {
        trusted.add(VerifierKey.parse(log.strip()));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "the key of the log " + log + " cannot be read: " + e.getMessage(), e);
      }
    }
    // What a slow or idle client may hold up, in seconds: for the JDK's server.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    Files.createDirectories(data);
    SigningKey key = KeyFile.open(data.resolve("witness.key"));
    Witness witness =
        new Witness(name, key, data.resolve("checkpoints"), trusted, InstantSource.system());
    CountDownLatch stopping = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stopping::countDown));
    try (WitnessServer server = WitnessServer.start(witness, new InetSocketAddress(host, port))) {
      System.out.printf(
          "witness w %s http://%s:%d%n", witness.verifier().text(), host, server.port());
      stopping.await();
    }
    return 0;
  }
}
