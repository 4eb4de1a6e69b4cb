package tallystick.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A broker without a venue, in another process, as a reference.
final class BrokerProcess implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final long POLL_MILLIS = 20;

  private final Path folder;
  private final Process process;
  private final int port;

  private BrokerProcess(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /// The broker that a venue embeds.
  static BrokerProcess embedded() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tallystick-bench-broker-");
    int port = OwnServer.freePort();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms512m",
            "-XX:+UseZGC",
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            // Nothing else of the bench: its libraries are not those that the venue has.
            OwnServer.JAR + ":" + ownJar(),
            BareBroker.class.getName(),
            Integer.toString(port),
            folder.toString());
    return start(folder, command, port);
  }

  private static Path ownJar() throws IOException {
    try {
      return Path.of(
          BrokerProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /// Mosquitto, if it is installed.
  static Optional<BrokerProcess> mosquitto() throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(":"))
            .map(place -> Path.of(place, "mosquitto"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("tallystick-bench-broker-");
    int port = OwnServer.freePort();
    Path settings = folder.resolve("mosquitto.conf");
    Files.writeString(
        settings,
        "listener %d 127.0.0.1\nallow_anonymous true\nmax_queued_messages 100000\n"
            .formatted(port));
    return Optional.of(
        start(folder, List.of(program.get().toString(), "-c", settings.toString()), port));
  }

  private static BrokerProcess start(Path folder, List<String> command, int port)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.log").toFile())
            .start();
    BrokerProcess broker = new BrokerProcess(folder, process, port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String said = Files.readString(folder.resolve("out.log"));
        broker.close();
        throw new IOException("the broker did not start: " + said);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return broker;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
