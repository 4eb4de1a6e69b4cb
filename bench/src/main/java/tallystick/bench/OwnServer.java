package tallystick.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.SigningKey;

/// A venue of our own in another process, with its data in a temporary folder; both are gone when
/// it is closed.
final class OwnServer implements AutoCloseable {
  static final Path JAR = Path.of("server/target/tallystick.jar");
  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 40;
  private static final long POLL_MILLIS = 10;

  private final Path data;
  private final List<String> more;
  private @Nullable Process process;
  private StartTime started = new StartTime(0, 0);
  private URI venue = URI.create("http://127.0.0.1:1");

  private OwnServer(Path data, List<String> more) {
    this.data = data;
    this.more = more;
  }

  /// Starts a fresh one, and waits until it answers.
  static OwnServer start() throws IOException, InterruptedException {
    return start(List.of());
  }

  /// @param more options of the venue
  static OwnServer start(List<String> more) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tallystick-bench-");
    // PostgreSQL does not run as root: its own user must be able to go through.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    OwnServer server = new OwnServer(folder, more);
    boolean done = false;
    try {
      server.started = server.run();
      done = true;
      return server;
    } finally {
      if (!done) {
        server.close();
      }
    }
  }

  /// Stops it, and starts it again on the same data. Seconds from the start of the process to the
  /// first answered page and to the first answered query.
  StartTime restart() throws IOException, InterruptedException {
    stop();
    return run();
  }

  /// @param page seconds until `/` was answered
  /// @param query seconds until a query of the views was
  record StartTime(double page, double query) {}

  private StartTime run() throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IOException("there is no " + JAR + ": build first, as ./run does");
    }
    int port = freePort();
    venue = URI.create("http://127.0.0.1:" + port);
    long start = System.nanoTime();
    Process started =
        new ProcessBuilder(command(port))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("out.log").toFile())
            .start();
    process = started;
    try (VenueApi api = new VenueApi(venue)) {
      double page = awaitAnswer(started, api, "/v1/venue", start);
      return new StartTime(page, awaitAnswer(started, api, "/v1/log/blocks?limit=1", start));
    }
  }

  private double awaitAnswer(Process started, VenueApi api, String path, long start)
      throws IOException, InterruptedException {
    while (!api.answers(path)) {
      if (!started.isAlive() || System.nanoTime() - start > START_SECONDS * 1_000_000_000L) {
        throw new IOException(
            "the venue did not start: " + Files.readString(data.resolve("out.log")));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private List<String> command(int port) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--rate-limit",
                "0",
                "--demo",
                "none"));
    arguments.addAll(more);
    return java("-Xms512m", arguments);
  }

  /// The program with the flags of `./run`.
  static List<String> java(String heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseZGC",
                heap,
                "-XX:+UseCompactObjectHeaders"));
    String more = System.getenv().getOrDefault("TALLYSTICK_JAVA_OPTS", "").strip();
    if (!more.isEmpty()) {
      command.addAll(Arrays.asList(more.split("\\s+")));
    }
    command.addAll(List.of("-Dtallystick.web=web/dist", "-jar", JAR.toString()));
    command.addAll(arguments);
    return command;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI venue() {
    return venue;
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }

  /// How long the first start took.
  StartTime started() {
    return started;
  }

  /// The key of the venue's operator.
  SigningKey operator() throws IOException {
    return key(data.resolve("operator.key"));
  }

  static SigningKey key(Path file) throws IOException {
    return SigningKey.fromSeed(Base64.getUrlDecoder().decode(Files.readString(file).strip()));
  }

  private void stop() throws InterruptedException {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor();
    }
    process = null;
  }

  @Override
  public void close() {
    try {
      stop();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("The folder " + data + " could not be removed: " + e.getMessage());
    }
  }
}
