package tallystick.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import tallystick.server.Web;

/// `./run` in a process of its own.
final class Child implements AutoCloseable {
  private static final long START_SECONDS = 120;

  private final Process process;
  private final boolean launched;
  private final List<String> lines = new ArrayList<>();
  private final CompletableFuture<List<String>> said;
  private final CompletableFuture<String> open = new CompletableFuture<>();
  private final CompletableFuture<String> witness = new CompletableFuture<>();
  private final CompletableFuture<Void> running = new CompletableFuture<>();

  private Child(Process process, boolean launched) {
    this.process = process;
    this.launched = launched;
    this.said = CompletableFuture.supplyAsync(this::read, task -> Thread.ofVirtual().start(task));
  }

  /// Starts; the quick compiler alone makes that shorter.
  static Child of(String... args) throws IOException {
    return program("tallystick.server.Main", args);
  }

  /// Starts another program of ours.
  static Child program(String main, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(args));
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start(), false);
  }

  /// Starts the edge agent by its launcher.
  static Child launched(Path jar, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of("../edge/launch").toAbsolutePath().toString(), jar.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The classes of this run are in many more jars than an agent has.
    builder.environment().put("TALLYSTICK_EDGE_OPTS", "-Xmx96m");
    return new Child(builder.start(), true);
  }

  /// A program of ours as a jar, which stands on the classes of this run.
  static byte[] jar(String main, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    attributes.put(Attributes.Name.MAIN_CLASS, main);
    StringBuilder path = new StringBuilder();
    for (String part : System.getProperty("java.class.path").split(":", -1)) {
      path.append(Path.of(part).toUri()).append(' ');
    }
    attributes.put(Attributes.Name.CLASS_PATH, path.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.finish();
    }
    return bytes.toByteArray();
  }

  private List<String> read() {
    try (BufferedReader out = process.inputReader(UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.contains("open      http://") || line.contains("gateway serves: ")) {
          open.complete(line.substring(line.indexOf("http://")));
        }
        if (line.startsWith("witness ")) {
          witness.complete(line);
        }
        if (line.startsWith("Ctrl-C")) {
          running.complete(null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.completeExceptionally(new IllegalStateException("it ended: " + lines));
      witness.completeExceptionally(new IllegalStateException("it ended: " + lines));
      running.completeExceptionally(new IllegalStateException("it ended: " + lines));
    }
    return List.copyOf(lines);
  }

  /// Waits until it answers.
  Web web() throws Exception {
    return new Web(open.get(START_SECONDS, TimeUnit.SECONDS));
  }

  /// Of a witness, the line that goes into policies, when it listens.
  String witness() throws Exception {
    return witness.get(START_SECONDS, TimeUnit.SECONDS);
  }

  void awaitRunning() throws Exception {
    running.get(START_SECONDS, TimeUnit.SECONDS);
  }

  /// Ends it as a power cut would; of an agent, what its launcher started.
  void kill() throws InterruptedException {
    List<ProcessHandle> started = launched ? process.descendants().toList() : List.of();
    // By its handle, for the process itself would also close the rest of what it said.
    process.toHandle().destroyForcibly();
    for (ProcessHandle one : started) {
      one.destroyForcibly();
      one.onExit().join();
    }
    process.waitFor();
  }

  boolean runs() {
    return process.isAlive();
  }

  /// Asks it to end, as Ctrl-C does.
  void stop() {
    process.toHandle().destroy();
  }

  /// Waits for its end.
  int exit(long seconds) throws InterruptedException {
    assertTrue(process.waitFor(seconds, TimeUnit.SECONDS), "it did not end");
    return process.exitValue();
  }

  /// Everything that it said, once it has ended.
  List<String> said() throws Exception {
    return said.get(START_SECONDS, TimeUnit.SECONDS);
  }

  /// The PostgreSQL processes that work in a folder.
  static List<ProcessHandle> postgres(Path data) throws IOException {
    return processes(data.resolve("postgres").resolve("cluster").toString());
  }

  /// The processes in whose command line a text stands, but this one.
  static List<ProcessHandle> processes(String text) throws IOException {
    List<ProcessHandle> found = new ArrayList<>();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      for (ProcessHandle one : all.toList()) {
        Path line = Path.of("/proc/" + one.pid() + "/cmdline");
        if (one.pid() != ProcessHandle.current().pid() && readable(line).contains(text)) {
          found.add(one);
        }
      }
    }
    return found;
  }

  private static String readable(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // It has ended in the meantime.
      return "";
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
