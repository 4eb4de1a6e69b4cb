package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files before a scanner of malware, against the program `clamd` with one signature of our own;
/// where it is not installed, that test is told as skipped.
@Timeout(120)
class UploadsTest {
  private static final byte[] HARMFUL = "one that does harm to tallysticks".getBytes(UTF_8);
  private static final byte[] HARMLESS = "one that does none".getBytes(UTF_8);

  /// Where Debian puts it, which is on few paths.
  private static final Path CLAMD = Path.of("/usr/sbin/clamd");

  @TempDir private Path folder;

  private static InetSocketAddress free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  private static String refusal(Uploads uploads, byte[] bytes) {
    return assertThrows(Problem.Thrown.class, () -> uploads.check(bytes)).problem().code();
  }

  @Test
  void what_is_known_to_do_harm_is_not_taken() throws Exception {
    assumeTrue(Files.isExecutable(CLAMD), "clamd is not installed");
    InetSocketAddress address = free();
    Process scanner = start(address.getPort());
    try {
      while (!answers(address)) {
        assertTrue(scanner.isAlive(), "clamd did not start");
        Thread.onSpinWait();
      }
      Uploads uploads = new Uploads(Optional.of(address));
      assertEquals("malware-found", refusal(uploads, HARMFUL));
      assertDoesNotThrow(() -> uploads.check(HARMLESS));
      scanner.destroyForcibly().waitFor();
      assertEquals("scanner-unavailable", refusal(uploads, HARMLESS));
    } finally {
      scanner.destroyForcibly().waitFor();
    }
  }

  private Process start(int port) throws IOException {
    Path signatures = Files.createDirectory(folder.resolve("signatures"));
    Files.writeString(
        signatures.resolve("own.ndb"),
        "Tallystick.Test:0:*:" + HexFormat.of().formatHex(HARMFUL) + "\n");
    Path config =
        Files.writeString(
            folder.resolve("clamd.conf"),
            """
            Foreground yes
            TCPAddr 127.0.0.1
            TCPSocket %d
            DatabaseDirectory %s
            """
                .formatted(port, signatures));
    return new ProcessBuilder(CLAMD.toString(), "--config-file=" + config)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("clamd.log").toFile())
        .start();
  }

  private static boolean answers(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void without_a_scanner_all_is_taken() {
    assertDoesNotThrow(() -> new Uploads(Optional.empty()).check(HARMFUL));
  }
}
