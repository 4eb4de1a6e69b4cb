package tallystick.server.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One process of a cluster: this program again, with arguments of its own. It ends when we do,
/// however we end, for it watches its standard input ([#ATTACHED]).
final class Part {
  /// The option that makes a process end with the one that started it.
  static final String ATTACHED = "--attached";

  private static final String OPEN = "  open      http";
  private static final long END_SECONDS = 20;

  private final String name;
  private final Path folder;
  private final List<String> arguments;
  private final Consumer<String> tell;
  private @Nullable Process process;
  private boolean paused;
  private boolean expected;

  /// @param folder the data folder of the process
  /// @param tell takes what people should know
  Part(String name, Path folder, List<String> arguments, Consumer<String> tell) {
    this.name = name;
    this.folder = folder;
    this.arguments = List.copyOf(arguments);
    this.tell = tell;
  }

  /// Starts it, unless it runs.
  synchronized String start() throws IOException {
    if (isAlive()) {
      return name + " runs already";
    }
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As we were started, with a small heap to begin with: several share the machine.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(one -> !one.startsWith("-agentlib") && !one.startsWith("-Xms"))
        .forEach(command::add);
    command.addAll(List.of("-Xms64m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("tallystick.server.Main", ATTACHED, "--data", folder.toString()));
    command.addAll(arguments);
    Process begun = new ProcessBuilder(command).redirectErrorStream(true).start();
    process = begun;
    paused = false;
    expected = false;
    Thread.ofVirtual().start(() -> listen(begun));
    return name + " starts with pid " + begun.pid();
  }

  private void listen(Process begun) {
    try (BufferedReader out = begun.inputReader(StandardCharsets.UTF_8);
        PrintStream log =
            new PrintStream(
                Files.newOutputStream(
                    folder.resolve("console.log"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        log.println(line);
        if (line.startsWith(OPEN)) {
          tell.accept(name + " serves: " + line.substring(line.indexOf("http")));
        }
      }
      int exit = begun.waitFor();
      if (!isExpected(begun)) {
        tell.accept(name + " ended with " + exit + "; see " + folder.resolve("console.log"));
      }
    } catch (IOException e) {
      tell.accept(name + " can no longer be heard: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isExpected(Process ended) {
    return expected || !ended.equals(process);
  }

  /// SIGKILL: nothing is flushed, nobody is told.
  synchronized String kill() throws InterruptedException {
    Process running = process;
    if (running == null || !isAlive()) {
      return name + " does not run";
    }
    expected = true;
    running.toHandle().destroyForcibly();
    running.waitFor();
    return name + " was killed";
  }

  /// SIGSTOP: it lives and does nothing, as in a long pause of its machine.
  synchronized String pause() throws IOException, InterruptedException {
    String refusal = signal("STOP");
    paused = refusal.isEmpty();
    return paused ? name + " is paused" : refusal;
  }

  /// SIGCONT.
  synchronized String resume() throws IOException, InterruptedException {
    String refusal = signal("CONT");
    paused = false;
    return refusal.isEmpty() ? name + " goes on" : refusal;
  }

  private String signal(String signal) throws IOException, InterruptedException {
    Process running = process;
    if (running == null || !isAlive()) {
      return name + " does not run";
    }
    Process sent =
        new ProcessBuilder("kill", "-" + signal, Long.toString(running.pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return sent.waitFor() == 0 ? "" : name + " takes no signal";
  }

  /// Asks it to end, and kills it if it does not.
  void stop() throws InterruptedException {
    Process running;
    synchronized (this) {
      running = process;
      if (running == null) {
        return;
      }
      expected = true;
      if (paused) {
        try {
          var _ = signal("CONT");
        } catch (IOException e) {
          running.destroyForcibly();
        }
      }
      running.toHandle().destroy();
    }
    if (!running.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      running.toHandle().destroyForcibly();
    }
  }

  private boolean isAlive() {
    return process != null && process.isAlive();
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  /// Its process id, 0 before it was started.
  synchronized long pid() {
    return process == null ? 0 : process.pid();
  }
}
