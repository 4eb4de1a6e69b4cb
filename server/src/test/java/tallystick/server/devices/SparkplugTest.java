package tallystick.server.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.edge.sparkplug.Host;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// A host application and a node of Sparkplug B at real brokers: Mosquitto, which lets everybody do
/// everything, and the venue's own, which does not.
class SparkplugTest {
  private static final int PATIENCE_SECONDS = 20;

  @TempDir private Path folder;
  private final BlockingQueue<Map<String, BigDecimal>> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Mqtt5Publish> told = new LinkedBlockingQueue<>();
  private @Nullable Mosquitto mosquitto;
  private int sequence;

  @AfterEach
  void closes() throws Exception {
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  /// Waits until a channel has a value.
  private void hears(String channel, String value) throws InterruptedException {
    BigDecimal wanted = new BigDecimal(value);
    while (true) {
      Map<String, BigDecimal> next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(next, channel + " was not heard to be " + value);
      if (next.containsKey(channel) && next.get(channel).compareTo(wanted) == 0) {
        return;
      }
    }
  }

  /// Waits for a message whose topic ends so.
  private Mqtt5Publish isTold(String end) throws InterruptedException {
    while (true) {
      Mqtt5Publish next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertNotNull(next, "nothing came to " + end);
      if (next.getTopic().toString().endsWith(end)) {
        return next;
      }
    }
  }

  private Host host(URI broker, String name, @Nullable Someone device) {
    Host host =
        new Host(
            broker,
            name,
            null,
            device == null ? null : () -> Gadget.token(device).getBytes(UTF_8),
            (time, values) -> heard.add(values));
    host.start();
    return host;
  }

  /// A node of a group.
  private Mqtt5BlockingClient node(int port, String id, String group, @Nullable Someone device) {
    Mqtt5BlockingClient client =
        Mqtt5Client.builder()
            .identifier(id)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.toAsync().publishes(MqttGlobalPublishFilter.ALL, told::add);
    var hello =
        client
            .connectWith()
            .cleanStart(true)
            .willPublish()
            .topic("spBv1.0/" + group + "/NDEATH/line-1")
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(Payload.newBuilder().addMetrics(death()).build().toByteArray())
            .applyWillPublish();
    if (device != null) {
      hello = hello.simpleAuth(login(device));
    }
    hello.send();
    for (String topic : new String[] {"spBv1.0/" + group + "/NCMD/line-1/#", "spBv1.0/STATE/+"}) {
      client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
    }
    return client;
  }

  private static Mqtt5SimpleAuth login(Someone device) {
    return Mqtt5SimpleAuth.builder()
        .username("device")
        .password(Gadget.token(device).getBytes(UTF_8))
        .build();
  }

  private static Metric.Builder death() {
    return Metric.newBuilder()
        .setName("bdSeq")
        .setDatatype(DataType.Int64.getNumber())
        .setLongValue(3);
  }

  private static Metric.Builder degrees(float value) {
    return Metric.newBuilder()
        .setAlias(1)
        .setDatatype(DataType.Float.getNumber())
        .setFloatValue(value);
  }

  private void says(Mqtt5BlockingClient node, String topic, Metric.Builder... metrics) {
    Payload.Builder payload =
        Payload.newBuilder().setTimestamp(System.currentTimeMillis()).setSeq(sequence++ % 256);
    for (Metric.Builder metric : metrics) {
      payload.addMetrics(metric);
    }
    node.publishWith()
        .topic(topic)
        .qos(MqttQos.AT_MOST_ONCE)
        .payload(payload.build().toByteArray())
        .send();
  }

  private void isBorn(Mqtt5BlockingClient node, String group) {
    sequence = 0;
    says(node, "spBv1.0/" + group + "/NBIRTH/line-1", death());
    says(node, "spBv1.0/" + group + "/DBIRTH/line-1/Oven", degrees(20).setName("Heat"));
  }

  private static JsonNode state(Mqtt5Publish message) {
    return Codec.JSON.readTree(message.getPayloadAsBytes());
  }

  /// From a birth to a death, with a host that goes away in between.
  private void plays(
      URI broker, String name, String group, @Nullable Someone who, Mqtt5BlockingClient node)
      throws Exception {
    URI at = URI.create(broker + "/" + group);
    Host first = host(at, name, who);
    JsonNode online = state(isTold("STATE/" + name));
    assertTrue(online.path("online").asBoolean(), online::toString);
    isBorn(node, group);
    hears("line-1.oven.heat", "20");
    says(node, "spBv1.0/" + group + "/DDATA/line-1/Oven", degrees(21.5f));
    hears("line-1.oven.heat", "21.5");
    first.close();
    assertEquals(false, state(isTold("STATE/" + name)).path("online").asBoolean(true));
    Host second = host(at, name, who);
    assertTrue(state(isTold("STATE/" + name)).path("online").asBoolean());
    // It has not heard the birth, and asks for one.
    says(node, "spBv1.0/" + group + "/DDATA/line-1/Oven", degrees(22));
    Payload asked = Payload.parseFrom(isTold("NCMD/line-1").getPayloadAsBytes());
    assertEquals("Node Control/Rebirth", asked.getMetrics(0).getName());
    isBorn(node, group);
    hears("line-1.oven.heat", "20");
    // Its will speaks for it.
    node.disconnectWith().reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE).send();
    hears("line-1.online", "0");
    second.close();
  }

  @Test
  void a_node_at_mosquitto_is_heard_asked_for_its_birth_and_known_to_be_gone() throws Exception {
    mosquitto = Mosquitto.start(folder);
    Mqtt5BlockingClient node = node(mosquitto.port(), "line-1", "press", null);
    plays(URI.create("mqtt://127.0.0.1:" + mosquitto.port()), "tallystick-1", "press", null, node);
  }

  @Test
  void a_node_at_the_venues_broker_does_what_its_owner_granted_and_nothing_else() throws Exception {
    TestVenue venue = TestVenue.get();
    Someone owner = venue.member("Owner", 0);
    String group = owner.principal();
    try (Gadget plain = Gadget.of(owner, "");
        Gadget bridge = Gadget.of(owner, "")) {
      try (Gadget other = Gadget.of(owner, "")) {
        isKeptOut(other.client(), group, "line-1");
        assertTrue(other.isCutOff());
      }
      grants(owner, plain, "{\"sparkplug\":{\"node\":\"line-1\"}}");
      grants(owner, bridge, "{\"sparkplug\":{\"host\":true}}");
      Mqtt5BlockingClient node =
          node(venue.mqttPort(), plain.self.principal() + "-sparkplug", group, plain.self);
      assertThrows(
          RuntimeException.class,
          () ->
              node.subscribeWith()
                  .topicFilter("spBv1.0/" + group + "/#")
                  .qos(MqttQos.AT_LEAST_ONCE)
                  .send());
      plays(
          URI.create("mqtt://127.0.0.1:" + venue.mqttPort()),
          bridge.self.principal() + "-sparkplug",
          group,
          bridge.self,
          node);
      for (String[] foreign : new String[][] {{"0".repeat(32), "line-1"}, {group, "line-2"}}) {
        String name = plain.self.principal() + "-sparkplug";
        isKeptOut(node(venue.mqttPort(), name, group, plain.self), foreign[0], foreign[1]);
      }
    }
  }

  private static void grants(Someone owner, Gadget device, String wanted) throws Exception {
    TestVenue.get().web().does(owner.signs(new ConfigureDevice(device.device(), wanted)));
    assertEquals(wanted, device.told("wanted").path("wanted").asString());
  }

  private static void isKeptOut(Mqtt5BlockingClient client, String group, String node) {
    assertThrows(
        RuntimeException.class,
        () ->
            client
                .publishWith()
                .topic("spBv1.0/" + group + "/NDATA/" + node)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(new byte[1])
                .send());
  }
}
