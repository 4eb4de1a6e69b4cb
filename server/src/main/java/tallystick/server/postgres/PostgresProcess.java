package tallystick.server.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A running server.
///
/// The thread that starts it lives as long as the server does, since the kernel tells the server to
/// stop when that thread ends: with the whole process, killed or not, and never before.
final class PostgresProcess {
  private static final Duration FAST = Duration.ofSeconds(20);
  private static final Duration LAST_LINES = Duration.ofSeconds(1);
  private static final Duration IMMEDIATE = Duration.ofSeconds(5);

  private final Process process;
  private final Thread attendant;
  private final ServerLog log;

  private PostgresProcess(Process process, Thread attendant, ServerLog log) {
    this.process = process;
    this.attendant = attendant;
    this.log = log;
  }

  static PostgresProcess launch(List<String> command, Path folder) throws IOException {
    var log = new ServerLog(folder.resolve("postgres.log"));
    var started = new CompletableFuture<Process>();
    Thread attendant =
        Thread.ofPlatform()
            .name("postgres")
            .daemon()
            .start(() -> attend(Commands.prepare(command, folder.toFile()), started, log));
    try {
      return new PostgresProcess(started.join(), attendant, log);
    } catch (CompletionException e) {
      throw new IOException("cannot run " + command, e.getCause());
    }
  }

  private static void attend(
      ProcessBuilder builder, CompletableFuture<Process> started, ServerLog log) {
    try {
      Process process = builder.start();
      started.complete(process);
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(log::add);
      }
      process.waitFor();
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      log.close();
    }
  }

  long pid() {
    return process.pid();
  }

  ServerLog log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits for the end of the server, and says whether it came.
  boolean endsWithin(Duration time) throws InterruptedException {
    // The last lines say why it ended, so they are read first. A child that lives on keeps the
    // log open, and is not waited for.
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)
        && (attendant.join(LAST_LINES) || !process.isAlive());
  }

  /// Ends the server: fast, which writes everything out, then immediately, then by force. What was
  /// committed survives each of them.
  void stop() {
    try {
      if (ends("INT", FAST) || ends("QUIT", IMMEDIATE)) {
        return;
      }
      process.destroyForcibly().waitFor();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean ends(String signal, Duration time) throws InterruptedException {
    if (process.isAlive()) {
      Commands.signal(process.pid(), signal);
    }
    return endsWithin(time);
  }
}
