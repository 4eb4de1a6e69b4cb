package tallystick.simulation.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A life of a node: a JVM of its own, small enough that several fit beside other work.
final class Child {
  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 20;

  private final Process process;
  private final CompletableFuture<Void> up = new CompletableFuture<>();
  private volatile String stopped = "";

  private Child(Process process) {
    this.process = process;
  }

  /// @param hosts the file that says where this node finds the others
  /// @param log takes what the node complains of
  static Child start(Path hosts, Path log, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djdk.net.hosts.file=" + hosts,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-Dorg.slf4j.simpleLogger.log.org.apache.ratis=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Child child = new Child(process);
    Thread.ofVirtual().start(child::listen);
    return child;
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(NodeMain.UP)) {
          up.complete(null);
        } else if (line.startsWith(NodeMain.STOPPED)) {
          stopped = line;
        }
      }
    } catch (IOException e) {
      // It was killed while it spoke.
    }
    up.completeExceptionally(new IOException("the node ended before it served"));
  }

  /// Waits until it serves.
  void awaitUp() throws IOException, InterruptedException {
    try {
      up.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the node " + pid() + " did not come up", e);
    }
  }

  /// SIGKILL: nothing is flushed, nobody is told.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /// SIGSTOP or SIGCONT.
  void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("the process " + pid() + " takes no signal");
    }
  }

  /// Asks it to end by ending its input; kills it if it does not.
  void end() throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Why the node stopped by itself, empty if it did not.
  String stopped() {
    return stopped;
  }

  long pid() {
    return process.pid();
  }
}
