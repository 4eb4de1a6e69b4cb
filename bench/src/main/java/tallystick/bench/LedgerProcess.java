package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.Peer;

/// A node of the ledger in a process of its own: the program that people run. It ends when we do,
/// for it watches its standard input.
final class LedgerProcess {
  private static final long STOP_SECONDS = 20;

  private final Path data;
  private final Path keys;
  private final Peer peer;
  private @Nullable Process process;

  LedgerProcess(Path data, Path keys, Peer peer) {
    this.data = data;
    this.keys = keys;
    this.peer = peer;
  }

  /// Starts it as the only node with which a group begins, or as one that joins.
  void start(boolean join) throws IOException {
    Files.createDirectories(data);
    String self = peer.id() + "=" + peer.raft() + peer.ledger().replaceFirst("^.*:", ":");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--attached", "--data", data.toString(), "--roles", "ledger"));
    arguments.addAll(List.of("--node", peer.id(), "--peers", self, "--keys", keys.toString()));
    if (join) {
      arguments.add("--join");
    }
    process =
        new ProcessBuilder(OwnServer.java("-Xms256m", arguments))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("out.log").toFile())
            .start();
  }

  /// SIGKILL, and waits for the end.
  void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    process = null;
  }

  void stop() throws InterruptedException {
    Process running = process;
    if (running != null) {
      // Not Process.destroy, which would close the streams first.
      running.toHandle().destroy();
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    }
    process = null;
  }

  /// @throws IOException when it ended by itself
  void requireAlive() throws IOException {
    if (process != null && !process.isAlive()) {
      throw new IOException(peer.id() + " ended: " + Files.readString(data.resolve("out.log")));
    }
  }

  boolean runs() {
    return process != null;
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }

  Path data() {
    return data;
  }

  Peer peer() {
    return peer;
  }
}
