package tallystick.server.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.VerifierKey;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// Readings from a device's connection to a proof by HTTP, with a real broker and database.
class ReadingsTest {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;

  /// Fewer than a device may send at once.
  private static final int NOISE = 150;

  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private final Web web = TestVenue.get().web();
  private final long now = System.currentTimeMillis();
  private Gadget gadget = new Gadget();

  @BeforeEach
  void enrols() throws Exception {
    Someone owner = TestVenue.get().member("Owner", 0);
    gadget = Gadget.of(owner, "");
  }

  @AfterEach
  void ends() {
    gadget.close();
  }

  private JsonNode sends(byte[] message) throws InterruptedException {
    gadget.sends("readings", message);
    return gadget.receipt();
  }

  private Receipt records(List<Reading> readings) throws Exception {
    JsonNode answer = sends(gadget.batch(readings));
    Receipt receipt = Codec.JSON.treeToValue(answer.path("receipts").path(0), Receipt.class);
    assertTrue(receipt.accepted(), answer::toString);
    assertEquals(receipt.id(), answer.path("id").asString());
    return receipt;
  }

  /// The receipt of an answer, which proves itself.
  private Receipt proved(JsonNode answer) throws Exception {
    Receipt receipt = Codec.JSON.treeToValue(answer.path("receipts").path(0), Receipt.class);
    VerifierKey key = VerifierKey.parse(web.get("/log/key").text().strip());
    ReceiptCheck.Verdict verdict = ReceiptCheck.check(receipt, key);
    assertTrue(verdict.valid(), verdict::sentence);
    return receipt;
  }

  private JsonNode chart(long from, long until, int points) throws Exception {
    return web.get(
            "/v1/devices/telemetry?device=%s&channel=temperature&from=%d&until=%d&points=%d"
                .formatted(gadget.device(), from, until, points))
        .json();
  }

  private static long count(JsonNode chart) {
    return StreamSupport.stream(chart.path("points").spliterator(), false)
        .mapToLong(point -> point.path("count").longValue())
        .sum();
  }

  @Test
  void every_reading_of_a_batch_is_proved_to_the_root_that_the_ledger_has() throws Exception {
    List<Reading> readings = Gadget.readings(1, 1_000, now - HOUR_MILLIS, 1_000);
    Receipt receipt = records(readings);
    RecordReadings recorded = new ReadingBatch(readings).action(0);
    assertTrue(receipt.outcome().contains(recorded.root()));
    for (long sequence : new long[] {1, 2, 512, 999, 1_000}) {
      JsonNode proof =
          web.get("/v1/devices/reading?device=" + gadget.device() + "&sequence=" + sequence).json();
      Reading reading = Reading.of(proof.path("line").asString());
      assertEquals(readings.get((int) sequence - 1), reading);
      assertEquals(receipt.id(), proof.path("act").asString());
      List<String> path =
          StreamSupport.stream(proof.path("path").spliterator(), false)
              .map(JsonNode::asString)
              .toList();
      assertTrue(ReadingBatch.proves(reading, path, recorded), proof::toString);
    }
    assertEquals(
        404, web.get("/v1/devices/reading?device=" + gadget.device() + "&sequence=1001").status());
  }

  @Test
  void any_number_of_proofs_may_be_asked_for() throws Exception {
    records(Gadget.readings(1, 100, now - HOUR_MILLIS, 1_000));
    for (int sequence = 1; sequence <= 100; sequence++) {
      String path = "/v1/devices/reading?device=" + gadget.device() + "&sequence=" + sequence;
      assertEquals(200, web.get(path).status(), path);
    }
  }

  @Test
  void a_repeat_is_answered_with_the_same_receipt_and_counts_once() throws Exception {
    byte[] message = gadget.batch(Gadget.readings(1, 60, now - HOUR_MILLIS, 1_000));
    Receipt first = proved(sends(message));
    Receipt second = proved(sends(message));
    assertEquals(first.position(), second.position());
    assertEquals(first.outcome(), second.outcome());
    assertEquals(60, count(chart(now - DAY_MILLIS, now, 10)));
    assertEquals(60, count(chart(now - HOUR_MILLIS - 1, now, 2_000)));
  }

  @Test
  void a_refused_batch_leaves_nothing_and_the_accepted_one_before_it_stays() throws Exception {
    records(Gadget.readings(1, 10, now - 10_000, 1));
    JsonNode repeated = sends(gadget.batch(Gadget.readings(1, 10, now - 5_000, 1)));
    assertEquals(
        "devices.SEQUENCE_REPEATED", repeated.path("receipts").path(0).path("reason").asString());
    JsonNode gap = sends(gadget.batch(Gadget.readings(12, 10, now - 5_000, 1)));
    assertEquals("devices.SEQUENCE_GAP", gap.path("receipts").path(0).path("reason").asString());
    assertEquals(10, count(chart(now - HOUR_MILLIS, now, 2_000)));
  }

  @Test
  void charts_of_any_span_come_to_the_same_sums() throws Exception {
    long begin = now / DAY_MILLIS * DAY_MILLIS - 40 * DAY_MILLIS;
    for (int i = 0; i < 4; i++) {
      records(Gadget.readings(1 + i * 5_000L, 5_000, begin + i * 5_000L * 150_000, 150_000));
    }
    long end = begin + 20_000L * 150_000;
    long year = 365 * DAY_MILLIS;
    for (long[] asked :
        new long[][] {{year, 100}, {40 * DAY_MILLIS, 500}, {40 * DAY_MILLIS, 2_000}}) {
      JsonNode chart = chart(begin, begin + asked[0], (int) asked[1]);
      assertEquals(20_000, count(chart), chart::toString);
      assertTrue(chart.path("points").size() <= asked[1] + 1);
    }
    JsonNode days = chart(begin, end, 30);
    assertEquals(0, days.path("stepMillis").longValue() % DAY_MILLIS);
    assertEquals(4_000, days.path("points").path(0).path("minimum").longValue());
    assertEquals(4_099, days.path("points").path(0).path("maximum").longValue());
    JsonNode seconds = chart(begin, begin + 150_000, 100);
    assertEquals(1, count(seconds));
    assertEquals(4_000, seconds.path("points").path(0).path("average").longValue());
  }

  @Test
  void what_is_asked_wrongly_of_charts_is_told_by_its_name() throws Exception {
    for (String query :
        List.of(
            "device=x&channel=temperature&from=0&until=1",
            "device=" + gadget.device() + "&channel=TEMP&from=0&until=1",
            "device=" + gadget.device() + "&channel=temperature&from=2&until=2",
            "device=" + gadget.device() + "&channel=temperature&from=0&until=1&points=2001",
            "device=" + gadget.device() + "&channel=temperature&from=0",
            "device=" + gadget.device() + "&channel=temperature&from=NaN&until=1")) {
      Web.Answer answer = web.get("/v1/devices/telemetry?" + query);
      assertEquals(400, answer.status(), query);
      assertEquals("invalid-parameter", answer.json().path("code").asString(), query);
    }
    assertEquals(
        404,
        web.get("/v1/devices/telemetry?channel=a&from=0&until=1&device=" + "0".repeat(32))
            .status());
  }

  @Test
  void bad_messages_get_one_clear_answer_each_and_good_ones_go_on() throws Exception {
    List<Reading> readings = Gadget.readings(1, 3, now - 10_000, 1);
    Envelope envelope = gadget.self.signs(new ReadingBatch(readings).action(0));
    List<Reading> warmer =
        List.of(
            readings.get(0),
            readings.get(1),
            new Reading(3, readings.get(2).time(), "temperature", 9_000));
    answers("malformed", new byte[] {0, 1, 2});
    answers("malformed", "[]".getBytes(UTF_8));
    answers("invalid-field", "{}".getBytes(UTF_8));
    answers("invalid-field", Gadget.message(envelope, new byte[] {1, 2, 3}));
    answers("invalid-field", Gadget.message(envelope, Gadget.zipped(new byte[3 << 20])));
    answers("invalid-field", Gadget.message(envelope, Gadget.zipped(new byte[] {(byte) 0xff})));
    answers("readings-differ", Gadget.message(envelope, Gadget.lines(warmer)));
    answers("readings-differ", Gadget.message(envelope, Gadget.lines(readings.subList(0, 2))));
    byte[] forged = envelope.signature().clone();
    forged[0] ^= 1;
    answers(
        "bad-signature",
        Gadget.message(
            new Envelope(envelope.payload(), envelope.key(), forged), Gadget.lines(readings)));
    Someone other = Someone.fresh();
    answers(
        "wrong-topic",
        Gadget.message(other.signs(new ReadingBatch(readings).action(0)), Gadget.lines(readings)));
    gadget.acts(envelope);
    assertEquals("readings-missing", gadget.receipt().path("problem").path("code").asString());
    records(readings);
  }

  @Test
  void whatever_bytes_come_one_clear_answer_goes_back_and_good_ones_go_on() throws Exception {
    byte[] good = gadget.batch(Gadget.readings(1, 3, now - 10_000, 1));
    Random random = new Random(6);
    for (int i = 0; i < NOISE; i++) {
      byte[] bytes =
          switch (i % 4) {
            case 0 -> new byte[random.nextInt(300)];
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 2 -> "[".repeat(random.nextInt(2_000)).getBytes(UTF_8);
            default -> good.clone();
          };
      if (i % 4 == 0) {
        random.nextBytes(bytes);
      } else if (i % 4 == 3) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      gadget.sends(i % 2 == 0 ? "acts" : "readings", bytes);
      JsonNode answer = gadget.receipt();
      // A bit that means nothing, such as the time in the head of a gzip, may have been turned.
      String code = answer.path("problem").path("code").asString();
      assertTrue(answer.has("receipts") || !code.isEmpty(), answer::toString);
      assertNotEquals("internal", code, "message " + i);
    }
    gadget.acts(gadget.self.signs(new ReportDevice(0, "{}", 50, "1.0", 0, 0, 0, List.of())));
    assertTrue(gadget.receipt().path("receipts").path(0).path("accepted").asBoolean());
    assertTrue(count(chart(now - HOUR_MILLIS, now, 2_000)) <= 3);
  }

  private void answers(String code, byte[] message) throws InterruptedException {
    JsonNode answer = sends(message);
    assertEquals(code, answer.path("problem").path("code").asString(), answer::toString);
  }
}
