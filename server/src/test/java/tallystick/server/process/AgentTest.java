package tallystick.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tallystick.domains.Domains;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.domains.devices.ReleaseKind;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.KeyFolders;
import tallystick.server.Pause;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// The edge agent against a venue with a broker of its own, each a process, each killed. Its sensor
/// counts how often it was asked, so that what is lost, doubled or out of order shows.
class AgentTest {
  private static final String CODE = "code-" + Someone.freshId();
  private static final String CLAIM = HexFormat.of().formatHex(Sha256.of(CODE.getBytes(UTF_8)));
  private static final String DEVICE = CLAIM.substring(0, 32);
  private static final Codec CODEC = new Codec(Domains.ALL);

  private static final SigningKey KEY = SigningKey.generate();

  private final AtomicLong asked = new AtomicLong();
  private final Someone owner = Someone.fresh();
  private Path data = Path.of("");
  private Path fan = Path.of("");
  private HttpServer sensor;
  private int port;
  private int mqttPort;

  @BeforeEach
  void opens() throws IOException {
    data = TestVenue.folder("tallystick-agent");
    fan = Files.createFile(data.resolve("fan"));
    Files.write(data.resolve("own.jar"), Child.jar("tallystick.edge.Main", "1"));
    var _ = TestLog.keyIn(data.resolve("venue/ledger"));
    Files.write(Files.createDirectories(data.resolve("edge")).resolve("device.key"), KEY.seed());
    new KeyFolders(data.resolve("keys"), Map.of(), made -> {})
        .make(List.of(), List.of("broker", principal(), "other"));
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket two = new ServerSocket(0)) {
      port = one.getLocalPort();
      mqttPort = two.getLocalPort();
    }
    sensor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answers("/asked", () -> ("{\"asked\":" + asked.incrementAndGet() + "}").getBytes(UTF_8));
    answers("/room", () -> "{\"temperature\":4,\"humidity\":70}".getBytes(UTF_8));
    sensor.start();
  }

  private void answers(String path, Supplier<byte[]> body) {
    sensor.createContext(
        path,
        exchange -> {
          byte[] bytes = body.get();
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @AfterEach
  void closes() {
    sensor.stop(0);
    TestVenue.delete(data);
  }

  private static String principal() {
    return Ids.principalOf(KEY.keyId());
  }

  /// Nobody else than who has the device's certificate connects in its name, and without one nobody
  /// connects at all.
  private void isClosedToOthers() throws Exception {
    for (String folder : List.of("other", "")) {
      Mqtt5BlockingClient stranger =
          Mqtt5Client.builder()
              .identifier(principal())
              .serverHost("127.0.0.1")
              .serverPort(mqttPort)
              .sslConfig(PemFolder.ssl(data.resolve("keys"), folder))
              .buildBlocking();
      assertThrows(RuntimeException.class, stranger::connect, folder);
    }
  }

  private Child venue() throws IOException {
    return Child.of(
        "--data",
        data.resolve("venue").toString(),
        "--roles",
        "ledger,views,gateway,devices",
        "--port",
        Integer.toString(port),
        "--mqtt-port",
        Integer.toString(mqttPort),
        "--mqtt-tls",
        data.resolve("keys/broker").toString(),
        "--demo",
        "none",
        "--web",
        data.resolve("web").toString());
  }

  private Child agent() throws IOException {
    String here = "http://127.0.0.1:" + sensor.getAddress().getPort();
    return Child.launched(
        data.resolve("own.jar"),
        "--data",
        data.resolve("edge").toString(),
        "--venue",
        "http://127.0.0.1:" + port,
        "--broker",
        "mqtts://127.0.0.1:" + mqttPort,
        "--keys",
        data.resolve("keys").resolve(principal()).toString(),
        "--claim",
        CODE,
        "--gather",
        "1",
        "--actuator",
        "fan=" + fan,
        "--owner",
        owner.key().keyId(),
        "--models",
        here + "/models",
        "--sensor",
        "http:asked=" + here + "/asked#/asked",
        "--sensor",
        "http:temperature=" + here + "/room#/temperature",
        "--sensor",
        "http:humidity=" + here + "/room#/humidity");
  }

  private JsonNode device(Web web) throws Exception {
    return web.get("/v1/devices/device?device=" + DEVICE).json();
  }

  /// Waits until the venue has readings up to a number.
  private void reaches(Web web, Child agent, long sequence) throws Exception {
    while (device(web).path("lastSequence").longValue() < sequence) {
      assertTrue(agent.runs(), "the agent has ended");
      Pause.moment();
    }
  }

  /// Waits until the sensor was asked so often more.
  private void measures(int more) {
    long until = asked.get() + more;
    while (asked.get() < until) {
      Pause.moment();
    }
  }

  @Test
  @Timeout(300)
  void what_was_measured_is_proved_once_and_in_order_whoever_is_killed() throws Exception {
    try (Child first = venue()) {
      Web web = first.web();
      web.does(owner.signs(new RegisterPrincipal("Owner")));
      web.does(
          owner.signs(
              new RegisterDevices("dock-1", List.of(new Claim(CLAIM, "Probe", "", "cold")))));
      try (Child agent = agent()) {
        reaches(web, agent, 3);
        isClosedToOthers();
        obeys(web, agent);
        runsWhatItsOwnerSigned(web, agent);
        isConfigured(web, agent);
        changesItsProgram(web, agent);
        agent.kill();
      }
      long before = device(web).path("lastSequence").longValue();
      try (Child agent = agent()) {
        reaches(web, agent, before + 3);
        first.kill();
        measures(5);
        try (Child second = venue()) {
          web = second.web();
          reaches(web, agent, device(web).path("lastSequence").longValue() + 20);
          agent.kill();
          isWhole(web);
          second.stop();
          assertEquals(143, second.exit(60));
        }
      }
    }
  }

  /// Tells it to do something, and waits until it says that it has.
  private void obeys(Web web, Child agent) throws Exception {
    web.does(owner.signs(new CommandDevice(DEVICE, "fan", "{\"value\":2}", Someone.soon())));
    String query = "/v1/devices/commands?device=" + DEVICE;
    JsonNode command = web.get(query).json().path("items").path(0);
    while (command.path("stage").asString("OPEN").equals("OPEN")) {
      assertTrue(agent.runs(), "the agent has ended");
      Pause.moment();
      command = web.get(query).json().path("items").path(0);
    }
    assertEquals("DONE", command.path("stage").asString(), command::toString);
    assertEquals("{\"value\":2}", command.path("result").asString());
    assertEquals("2\n", Files.readString(fan));
  }

  /// Gives it a model and then one that is none.
  private void runsWhatItsOwnerSigned(Web web, Child agent) throws Exception {
    byte[] model;
    try (InputStream in =
        Objects.requireNonNull(AgentTest.class.getResourceAsStream("unusual.onnx"))) {
      model = in.readAllBytes();
    }
    String good = rollsOut(web, ReleaseKind.MODEL, model);
    tells(web, agent, row -> row.path("channels").toString().contains("\"unusual\""));
    rollsOut(web, ReleaseKind.MODEL, "no model".getBytes(UTF_8));
    JsonNode row =
        tells(web, agent, one -> one.path("reported").asString().contains("is no model"));
    assertEquals("[\"" + good + "\"]", row.path("installed").toString());
  }

  /// Gives it other sensors, of which one stays; what cannot be used changes nothing.
  private void isConfigured(Web web, Child agent) throws Exception {
    String here = "http://127.0.0.1:" + sensor.getAddress().getPort();
    String good =
        rollsOut(
            web,
            ReleaseKind.CONFIGURATION,
            """
            {"sensors":["http:asked=%s/asked#/asked","cold-room:shed."]}\
            """
                .formatted(here)
                .getBytes(UTF_8));
    tells(web, agent, row -> row.path("channels").toString().contains("\"shed.temperature\""));
    tells(web, agent, row -> row.path("installed").toString().contains(good));
    rollsOut(web, ReleaseKind.CONFIGURATION, "{\"every\":2}".getBytes(UTF_8));
    JsonNode row = tells(web, agent, one -> one.path("reported").asString().contains("every"));
    assertTrue(row.path("installed").toString().contains(good), row::toString);
  }

  /// Gives it a program that is another one and good, and one that ends at once.
  private void changesItsProgram(Web web, Child agent) throws Exception {
    String good = rollsOut(web, ReleaseKind.FIRMWARE, Child.jar("tallystick.edge.Main", "2"));
    tells(web, agent, row -> row.path("installed").toString().contains(good));
    String bad = rollsOut(web, ReleaseKind.FIRMWARE, Child.jar("tallystick.edge.Nothing", "3"));
    JsonNode row =
        tells(
            web,
            agent,
            one -> one.path("reported").asString().contains(bad + ": the program did not prove"));
    assertTrue(row.path("installed").toString().contains(good), row::toString);
    reaches(web, agent, device(web).path("lastSequence").longValue() + 3);
  }

  private String rollsOut(Web web, ReleaseKind kind, byte[] bytes) throws Exception {
    String sha256 = HexFormat.of().formatHex(Sha256.of(bytes));
    answers("/models/" + sha256, () -> bytes);
    String release =
        web.does(owner.signs(new PublishRelease(kind, "unusual", "v", sha256, bytes.length)));
    web.does(owner.signs(new RollOut(release, "cold", 100)));
    return release;
  }

  /// Waits until the device's row is so.
  private JsonNode tells(Web web, Child agent, Predicate<JsonNode> so) throws Exception {
    JsonNode row = device(web);
    while (!so.test(row)) {
      assertTrue(agent.runs(), "the agent has ended");
      Pause.moment();
      row = device(web);
    }
    return row;
  }

  private void isWhole(Web web) throws Exception {
    long last = device(web).path("lastSequence").longValue();
    VerifierKey key = VerifierKey.parse(web.get("/log/key").text().strip());
    long value = 0;
    long count = 0;
    for (long sequence = 1; sequence <= last; sequence++) {
      JsonNode proof = proof(web, sequence);
      Reading reading = Reading.of(proof.path("line").asString());
      assertEquals(sequence, reading.sequence());
      if (reading.channel().equals("asked")) {
        assertTrue(reading.value() > value, reading.line() + " after " + value);
        value = reading.value();
        count++;
      }
      byte[] receipt = web.get("/v1/actions/" + proof.path("act").asString()).body();
      ReceiptCheck.Verdict verdict = ReceiptCheck.check(receipt, key);
      assertTrue(verdict.valid(), verdict::sentence);
      List<String> path =
          StreamSupport.stream(proof.path("path").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      assertTrue(ReadingBatch.proves(reading, path, recorded(receipt)), proof::toString);
    }
    assertTrue(value <= asked.get() * 1_000);
    assertEquals(count, charted(web));
    keepsWhatIsNotThere(last);
  }

  /// The proof of a reading, which is there a moment after the ledger has decided; the database may
  /// ask for patience (503) while it recovers.
  private static JsonNode proof(Web web, long sequence) throws Exception {
    String path = "/v1/devices/reading?device=" + DEVICE + "&sequence=" + sequence;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Web.Answer answer = web.get(path);
    while (answer.status() != 200 && System.nanoTime() < deadline) {
      Pause.moment();
      answer = web.get(path);
    }
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  /// What the act of a receipt committed to.
  private static RecordReadings recorded(byte[] receipt) {
    byte[] payload = Codec.JSON.readValue(receipt, Receipt.class).envelope().payload();
    return (RecordReadings) CODEC.forLog(TestLog.ORIGIN).payload(payload).actions().getFirst();
  }

  private static long charted(Web web) throws Exception {
    long now = System.currentTimeMillis();
    String query =
        "/v1/devices/telemetry?device=%s&channel=asked&from=%d&until=%d&points=2000"
            .formatted(DEVICE, now - 3_600_000, now + 60_000);
    return StreamSupport.stream(web.get(query).json().path("points").spliterator(), false)
        .mapToLong(point -> point.path("count").longValue())
        .sum();
  }

  /// What the agent still has goes on without a gap from what the venue has. The answers to its
  /// last batch may have been lost with it: that one it would send again.
  private void keepsWhatIsNotThere(long last) throws SQLException {
    try (Connection outbox =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("edge/outbox.db"));
        Statement statement = outbox.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*), min(sequence), max(sequence) FROM reading")) {
      rows.next();
      if (rows.getLong(1) > 0) {
        assertEquals(rows.getLong(1), rows.getLong(3) - rows.getLong(2) + 1);
        assertTrue(rows.getLong(2) <= last + 1, "readings after " + last + " are lost");
        assertTrue(rows.getLong(2) > 1, "what was receipted is still kept");
      }
    }
  }
}
