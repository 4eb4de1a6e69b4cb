package tallystick.server.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Sha256;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;
import tools.jackson.databind.JsonNode;

/// A device with a key of its own and a connection to the venue's broker.
final class Gadget implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final String CHANNEL = "temperature";

  final Someone self = Someone.fresh();
  private final int port;
  final String code = "code-" + Someone.freshId();
  private final BlockingQueue<JsonNode> receipts = new LinkedBlockingQueue<>();
  private final ConcurrentHashMap<String, BlockingQueue<JsonNode>> told = new ConcurrentHashMap<>();
  private CountDownLatch gone = new CountDownLatch(1);
  private Mqtt5BlockingClient client;

  Gadget() {
    this(TestVenue.get().mqttPort());
  }

  /// @param port of the broker
  Gadget(int port) {
    this.port = port;
    this.client = own();
  }

  /// What a device sends besides its envelope.
  record Message(Envelope envelope, String lines) {}

  /// One that an owner has registered and that has enrolled over MQTT.
  static Gadget of(Someone owner, String group) throws Exception {
    return of(owner, group, TestVenue.get().mqttPort());
  }

  /// The same at another broker.
  static Gadget of(Someone owner, String group, int port) throws Exception {
    Gadget gadget = new Gadget(port);
    Claim claim = new Claim(gadget.claim(), "Probe", "", group);
    TestVenue.get().web().does(owner.signs(new RegisterDevices("dock-1", List.of(claim))));
    gadget.connect();
    gadget.acts(
        gadget.self.signs(
            true,
            List.of(new RegisterPrincipal("Probe"), new EnrolDevice(gadget.code, "TS-1", "1.0"))));
    JsonNode answer = gadget.receipt();
    assertEquals(2, answer.path("receipts").size(), answer::toString);
    assertTrue(answer.path("receipts").path(1).path("accepted").asBoolean(), answer::toString);
    gadget.shown(answer.path("receipts").path(0).path("height").longValue());
    gadget.client.disconnect();
    gadget.gone = new CountDownLatch(1);
    gadget.client = gadget.own();
    gadget.connect();
    return gadget;
  }

  private String claim() {
    return HexFormat.of().formatHex(Sha256.of(code.getBytes(UTF_8)));
  }

  String device() {
    return claim().substring(0, 32);
  }

  /// Waits until the views show a height.
  JsonNode shown(long height) throws IOException, InterruptedException {
    return TestVenue.get()
        .web()
        .get("/v1/devices/device?device=" + device() + "&min-height=" + height)
        .json();
  }

  private Mqtt5BlockingClient own() {
    return Mqtt5Client.builder()
        .identifier(self.principal())
        .serverHost("127.0.0.1")
        .serverPort(port)
        .addDisconnectedListener(context -> gone.countDown())
        .buildBlocking();
  }

  /// Waits until the broker ends the connection.
  boolean isCutOff() throws InterruptedException {
    return gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static Mqtt5BlockingClient client(String id) {
    return Mqtt5Client.builder()
        .identifier(id)
        .serverHost("127.0.0.1")
        .serverPort(TestVenue.get().mqttPort())
        .buildBlocking();
  }

  /// A token as a device makes it.
  static String token(Someone who, String subject, String audience, long from, long until) {
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"" + who.key().keyId() + "\"}";
    String claims =
        "{\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(subject, audience, from, until);
    String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    return signed + "." + base64(who.key().sign(signed.getBytes(UTF_8)));
  }

  static String token(Someone who) {
    long now = System.currentTimeMillis() / 1000;
    return token(who, who.principal(), TestLog.ORIGIN, now, now + 600);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  void connect() {
    client
        .toAsync()
        .publishes(
            MqttGlobalPublishFilter.ALL,
            message -> {
              String topic = message.getTopic().toString();
              JsonNode json = Codec.JSON.readTree(message.getPayloadAsBytes());
              String what = topic.substring(topic.lastIndexOf('/') + 1);
              (what.equals("receipts") ? receipts : queue(what)).add(json);
            });
    client
        .connectWith()
        .simpleAuth()
        .username("device")
        .password(token(self).getBytes(UTF_8))
        .applySimpleAuth()
        .send();
    for (String what : List.of("receipts", "wanted", "commands", "releases")) {
      client.subscribeWith().topicFilter(topic(what)).qos(MqttQos.AT_LEAST_ONCE).send();
    }
  }

  private BlockingQueue<JsonNode> queue(String what) {
    return told.computeIfAbsent(what, any -> new LinkedBlockingQueue<>());
  }

  String topic(String what) {
    return "tallystick/" + self.principal() + "/" + what;
  }

  Mqtt5BlockingClient client() {
    return client;
  }

  void sends(String what, byte[] message) {
    client.publishWith().topic(topic(what)).qos(MqttQos.AT_LEAST_ONCE).payload(message).send();
  }

  void acts(Envelope envelope) {
    sends("acts", Codec.JSON.writeValueAsBytes(envelope));
  }

  /// The next answer.
  JsonNode receipt() throws InterruptedException {
    JsonNode answer = receipts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(answer, "no answer came");
    return answer;
  }

  /// The next message of a kind.
  JsonNode told(String what) throws InterruptedException {
    JsonNode message = queue(what).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(message, "nothing came to " + what);
    return message;
  }

  /// Readings of a channel, the first at a time, so far from each other.
  static List<Reading> readings(long first, int count, long from, long step) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readings.add(new Reading(first + i, from + i * step, CHANNEL, 4_000 + i % 100));
    }
    return readings;
  }

  /// A batch as it is sent.
  byte[] batch(List<Reading> readings) throws IOException {
    Envelope envelope = self.signs(new ReadingBatch(readings).action(0));
    return message(envelope, lines(readings));
  }

  static byte[] message(Envelope envelope, byte[] lines) {
    return Codec.JSON.writeValueAsBytes(
        new Message(envelope, Base64.getEncoder().encodeToString(lines)));
  }

  static byte[] lines(List<Reading> readings) throws IOException {
    StringBuilder lines = new StringBuilder();
    readings.forEach(reading -> lines.append(reading.line()).append('\n'));
    return zipped(lines.toString().getBytes(UTF_8));
  }

  static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    if (client.getState().isConnected()) {
      client.disconnect();
    }
  }
}
