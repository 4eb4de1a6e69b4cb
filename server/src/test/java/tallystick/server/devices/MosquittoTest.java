package tallystick.server.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// The role beside a broker that is not ours: Eclipse Mosquitto, a process of its own.
class MosquittoTest {
  @TempDir private Path folder;

  @Test
  void a_device_at_another_broker_enrols_measures_and_is_limited_as_at_ours() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        DeviceGateway gateway = gateway(broker.port())) {
      Someone owner = TestVenue.get().member("Owner", 0);
      long now = System.currentTimeMillis();
      try (Gadget gadget = Gadget.of(owner, "", broker.port())) {
        gadget.sends("readings", gadget.batch(Gadget.readings(1, 100, now - 100_000, 1_000)));
        isAccepted(gadget.receipt());
        TestVenue.get()
            .web()
            .does(owner.signs(new ConfigureDevice(gadget.device(), "{\"every\":60}")));
        assertEquals(1, gadget.told("wanted").path("version").longValue());
        Someone other = Someone.fresh();
        gadget.acts(other.signs(report()));
        assertEquals("wrong-topic", gadget.receipt().path("problem").path("code").asString());
        shouts(gadget);
      }
    }
  }

  private static DeviceGateway gateway(int port) throws IOException {
    TestVenue venue = TestVenue.get();
    DeviceGateway.Config config =
        new DeviceGateway.Config(
            "mqtt://127.0.0.1:" + port, "127.0.0.1", venue.jdbcUrl(), Optional.empty());
    return DeviceGateway.start(config, null, venue.ledger(), InstantSource.system());
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
