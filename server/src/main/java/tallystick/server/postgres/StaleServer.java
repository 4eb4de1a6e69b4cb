package tallystick.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// A server that has outlived the process which started it, found by its folder.
///
/// The caller holds the lock of the folder, so nobody alive can still want that server.
final class StaleServer {
  private final Path cluster;

  StaleServer(Path cluster) {
    this.cluster = cluster;
  }

  /// Stops whatever is left, fast at first and then harder.
  void stop(StartProgress progress) throws IOException, InterruptedException, StartException {
    boolean gone =
        endsAfter("INT", Duration.ofSeconds(20), progress)
            || endsAfter("QUIT", Duration.ofSeconds(5), progress)
            || endsAfter("KILL", Duration.ofSeconds(5), progress);
    if (!gone) {
      throw new StartException(
          "PostgreSQL of an earlier run is still at work on "
              + cluster
              + " and does not stop:"
              + " end process "
              + servers().getFirst()
              + " and try again");
    }
    // What the file names now is dead, or not ours, or a zombie that PostgreSQL would take for
    // alive and refuse to start. Against a child of the old server it has another safeguard.
    Files.deleteIfExists(pidFile());
  }

  private boolean endsAfter(String signal, Duration time, StartProgress progress)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    List<Long> left = servers();
    for (long pid : left) {
      Commands.signal(pid, signal);
    }
    while (!left.isEmpty() && System.nanoTime() - deadline < 0) {
      progress.at("stopping the PostgreSQL of an earlier run");
      Thread.sleep(20);
      left = servers();
    }
    return left.isEmpty();
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  /// The server that the pid file names; without it the children that a killed server left.
  private List<Long> servers() throws IOException {
    long named = named();
    return named > 0 && isServer(named) ? List.of(named) : orphans();
  }

  private long named() throws IOException {
    if (!Files.exists(pidFile())) {
      return 0;
    }
    // An empty or torn file is what a crash of the machine may leave.
    return Files.readAllLines(pidFile()).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[1-9][0-9]{0,9}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  /// Whether the process is a server of our folder. A number alone proves nothing: it may have
  /// passed to another program. A zombie has no command line, and counts as gone.
  private boolean isServer(long pid) {
    String[] command = commandLine(pid);
    return command[0].endsWith("/postgres") && List.of(command).contains(cluster.toString());
  }

  private List<Long> orphans() {
    return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::isOrphan).toList();
  }

  /// Children bear a title of their own, so they are known by the folder they work in. Where the
  /// kernel hides that from us, the start of the new server waits until they are gone.
  private boolean isOrphan(long pid) {
    try {
      return (commandLine(pid)[0].startsWith("postgres: ") || isServer(pid))
          && Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), cluster);
    } catch (IOException _) {
      return false;
    }
  }

  private static String[] commandLine(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      return new String(bytes, StandardCharsets.UTF_8).split("\0", -1);
    } catch (IOException _) {
      return new String[] {""};
    }
  }
}
