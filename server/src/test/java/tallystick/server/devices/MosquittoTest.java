package tallystick.server.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.server.Pause;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// The role beside a broker that is not ours: Eclipse Mosquitto, a process of its own.
class MosquittoTest {
  @TempDir private Path folder;
  private Path program = Path.of("");
  private Process broker;
  private int port;

  @BeforeEach
  void opens() throws IOException {
    Optional<Path> found =
        Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "mosquitto is not installed");
    program = found.get();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
    starts();
  }

  private void starts() throws IOException {
    broker =
        new ProcessBuilder(program.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    while (!listens()) {
      assertTrue(broker.isAlive(), "mosquitto ended");
      Pause.moment();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void closes() throws InterruptedException {
    if (broker != null) {
      broker.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_device_at_another_broker_enrols_measures_and_is_limited_as_at_ours() throws Exception {
    TestVenue venue = TestVenue.get();
    DeviceGateway.Config config =
        new DeviceGateway.Config(
            "mqtt://127.0.0.1:" + port, "127.0.0.1", venue.jdbcUrl(), Optional.empty());
    try (DeviceGateway gateway =
        DeviceGateway.start(config, null, venue.ledger(), InstantSource.system())) {
      Someone owner = venue.member("Owner", 0);
      long now = System.currentTimeMillis();
      try (Gadget gadget = Gadget.of(owner, "", port)) {
        gadget.sends("readings", gadget.batch(Gadget.readings(1, 100, now - 100_000, 1_000)));
        isAccepted(gadget.receipt());
        venue.web().does(owner.signs(new ConfigureDevice(gadget.device(), "{\"every\":60}")));
        assertEquals(1, gadget.told("wanted").path("version").longValue());
        Someone other = Someone.fresh();
        gadget.acts(other.signs(report()));
        assertEquals("wrong-topic", gadget.receipt().path("problem").path("code").asString());
        shouts(gadget);
      }
    }
  }

  private static ReportDevice report() {
    return new ReportDevice(0, "{}", 50, "1.0", 0, 0, 0, List.of());
  }

  private static void isAccepted(JsonNode answer) {
    JsonNode receipt = answer.path("receipts").path(0);
    assertTrue(receipt.path("accepted").asBoolean(), answer::toString);
  }

  private static void shouts(Gadget gadget) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      gadget.sends("acts", "{}".getBytes(StandardCharsets.UTF_8));
    }
    String code = "";
    while (!code.equals("rate-limited")) {
      code = gadget.receipt().path("problem").path("code").asString();
    }
  }
}
