package tallystick.server.devices;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tallystick.server.Pause;

/// Eclipse Mosquitto in a process of its own, which may be killed and started again.
public final class Mosquitto implements AutoCloseable {
  private final Path program;
  private final Path folder;
  private final int port;
  private Process process;

  private Mosquitto(Path program, Path folder, int port) throws IOException {
    this.program = program;
    this.folder = folder;
    this.port = port;
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    this.process = run();
  }

  /// Starts one that keeps nothing, or passes the test over where none is installed.
  public static Mosquitto start(Path folder) throws IOException {
    Optional<Path> found =
        Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "mosquitto is not installed");
    try (ServerSocket free = new ServerSocket(0)) {
      return new Mosquitto(found.get(), folder, free.getLocalPort());
    }
  }

  private Process run() throws IOException {
    Process started =
        new ProcessBuilder(program.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    while (!listens()) {
      assertTrue(started.isAlive(), "mosquitto ended");
      Pause.moment();
    }
    return started;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /// Where it listens.
  public int port() {
    return port;
  }

  /// Kills it, and starts it anew.
  public void restart() throws IOException, InterruptedException {
    close();
    process = run();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
