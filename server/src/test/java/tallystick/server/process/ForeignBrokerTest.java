package tallystick.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;
import tallystick.server.Pause;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.devices.DeviceGateway;
import tallystick.server.devices.Mosquitto;
import tools.jackson.databind.JsonNode;

/// The edge agent and the venue with Mosquitto between them, which is killed, and has forgotten
/// everything when it is there again: sessions, what was under way, what was retained.
class ForeignBrokerTest {
  private static final String CODE = "code-" + Someone.freshId();
  private static final String CLAIM = HexFormat.of().formatHex(Sha256.of(CODE.getBytes(UTF_8)));
  private static final String DEVICE = CLAIM.substring(0, 32);

  @TempDir private Path folder;
  private final TestVenue venue = TestVenue.get();

  private JsonNode device() throws Exception {
    return venue.web().get("/v1/devices/device?device=" + DEVICE).json();
  }

  private long has() throws Exception {
    return device().path("lastSequence").longValue();
  }

  private void reaches(Child agent, long sequence) throws Exception {
    while (has() < sequence) {
      assertTrue(agent.runs(), "the agent has ended");
      Pause.moment();
    }
  }

  private Child agent(int port) throws Exception {
    return Child.program(
        "tallystick.edge.Main",
        "--data",
        folder.resolve("edge").toString(),
        "--venue",
        venue.web().url(),
        "--broker",
        "mqtt://127.0.0.1:" + port,
        "--claim",
        CODE,
        "--gather",
        "0",
        "--sensor",
        "cold-room");
  }

  @Test
  @Timeout(120)
  void a_broker_that_dies_and_forgets_loses_and_doubles_nothing() throws Exception {
    Someone owner = venue.member("Owner", 0);
    venue
        .web()
        .does(
            owner.signs(new RegisterDevices("dock-1", List.of(new Claim(CLAIM, "Probe", "", "")))));
    try (Mosquitto broker = Mosquitto.start(folder);
        DeviceGateway gateway = gateway(broker.port());
        Child agent = agent(broker.port())) {
      reaches(agent, 5);
      venue.web().does(owner.signs(new ConfigureDevice(DEVICE, "{\"rules\":[]}")));
      broker.restart();
      reaches(agent, has() + 9);
      assertEquals("{\"rules\":[]}", retained(broker.port()));
      agent.kill();
      long last = has();
      assertEquals(last, counted());
    }
  }

  private DeviceGateway gateway(int port) throws Exception {
    DeviceGateway.Config config =
        new DeviceGateway.Config(
            "mqtt://127.0.0.1:" + port, "127.0.0.1", venue.jdbcUrl(), Optional.empty());
    return DeviceGateway.start(config, null, venue.ledger(), InstantSource.system());
  }

  /// What is wanted of the device, as somebody finds it who comes later.
  private String retained(int port) throws Exception {
    Mqtt5BlockingClient client =
        Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildBlocking();
    client.connect();
    try (Mqtt5Publishes messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
      client
          .subscribeWith()
          .topicFilter("tallystick/" + device().path("principal").asString() + "/wanted")
          .qos(MqttQos.AT_LEAST_ONCE)
          .send();
      Optional<Mqtt5Publish> message = messages.receive(20, TimeUnit.SECONDS);
      byte[] text = message.orElseThrow().getPayloadAsBytes();
      return Codec.JSON.readTree(text).path("wanted").asString();
    } finally {
      client.disconnect();
    }
  }

  /// How many readings there are, each of which has its own number.
  private long counted() throws Exception {
    long count = 0;
    for (String channel : List.of("temperature", "humidity", "door", "energy")) {
      String query =
          "/v1/devices/telemetry?device=%s&channel=%s&from=%d&until=%d&points=2000"
              .formatted(
                  DEVICE,
                  channel,
                  System.currentTimeMillis() - 600_000,
                  System.currentTimeMillis() + 60_000);
      JsonNode chart = venue.web().get(query).json();
      for (JsonNode point : chart.path("points")) {
        count += point.path("count").longValue();
      }
    }
    return count;
  }
}
