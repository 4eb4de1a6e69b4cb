package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.ReadingBatch;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;

/// What goes up, by a clock that the test sets and a wire that it holds.
class DispatchTest {
  @TempDir private Path folder;
  private final TinyLog log = new TinyLog();
  private final List<Parcel> sent = new ArrayList<>();
  private long now = 1_800_000_000_000L;
  private int renewed;
  private long atVenue = -1;
  private Outbox outbox;
  private Dispatch dispatch;

  @BeforeEach
  void opens() throws IOException {
    outbox = Outbox.open(folder.resolve("outbox.db"));
    dispatch = dispatch();
  }

  private Dispatch dispatch() {
    return new Dispatch(
        outbox,
        log.known(),
        new Signer(SigningKey.fromSeed(new byte[32]), TinyLog.ORIGIN),
        new EnrolDevice("a-claim-code-of-some-length", "edge", "1"),
        new Dispatch.Pace(() -> now, () -> now, () -> 10_000),
        new Dispatch.Wire() {
          @Override
          public void send(Parcel parcel) {
            sent.add(parcel);
          }

          @Override
          public void renew() {
            renewed++;
          }

          @Override
          public long last() throws IOException {
            if (atVenue < 0) {
              throw new IOException("no venue");
            }
            return atVenue;
          }
        });
  }

  @AfterEach
  void closes() {
    outbox.close();
  }

  private void enrolled() {
    outbox.set("enrolled", "yes");
    dispatch.connected(true);
  }

  private void measures(int count) {
    outbox.append(now, IntStream.range(0, count).mapToObj(i -> new Measurement("c", i)).toList());
  }

  private void answers(Parcel parcel, String rest) {
    dispatch.answered(("{\"id\":\"" + parcel.id() + "\"," + rest + "}").getBytes(UTF_8));
  }

  private void accepts(Parcel parcel) {
    dispatch.answered(log.answers(parcel, ""));
  }

  private void refuses(Parcel parcel, String reason) {
    dispatch.answered(log.answers(parcel, reason));
  }

  private void passes(long millis) {
    now += millis;
    dispatch.pump();
  }

  @Test
  void nothing_goes_up_before_the_device_has_enrolled() {
    measures(3);
    dispatch.connected(true);
    assertEquals(1, sent.size());
    accepts(sent.getFirst());
    assertEquals(1, renewed);
    dispatch.connected(true);
    assertEquals(Parcel.READINGS, sent.getLast().topic());
  }

  @Test
  void a_batch_is_what_its_envelope_commits_to() throws IOException {
    measures(3);
    enrolled();
    var json = Codec.JSON.readTree(sent.getLast().message());
    byte[] zipped = Base64.getDecoder().decode(json.path("lines").asString());
    String lines =
        new String(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(), UTF_8);
    String root = ReadingBatch.of(lines.lines().toList()).root();
    byte[] payload = json.path("envelope").path("payload").binaryValue();
    assertTrue(new String(payload, UTF_8).contains(root));
  }

  @Test
  void only_a_receipt_of_what_is_under_way_deletes_it() {
    measures(2);
    enrolled();
    Parcel first = sent.getLast();
    measures(2);
    String other = Signer.freshId();
    dispatch.answered(TinyLog.answer(other, log.decides(first.envelope(), "")));
    dispatch.answered("no JSON".getBytes(UTF_8));
    dispatch.answered("{}".getBytes(UTF_8));
    assertEquals(4, outbox.oldest(10).size());
    accepts(first);
    assertEquals(2, outbox.oldest(10).size());
    accepts(first);
    assertEquals(2, outbox.oldest(10).size());
    passes(10_000);
    Parcel second = sent.getLast();
    accepts(first);
    assertEquals(2, outbox.oldest(10).size());
    accepts(second);
    assertEquals(0, outbox.oldest(10).size());
    assertEquals(2, sent.size());
  }

  @Test
  void what_its_log_does_not_prove_deletes_nothing() {
    measures(2);
    enrolled();
    Parcel parcel = sent.getLast();
    Receipt good = log.decides(parcel.envelope(), "").getFirst();
    Receipt refused = log.decides(parcel.envelope(), "devices.SEQUENCE_REPEATED").getFirst();
    Envelope unrelated =
        new Signer(SigningKey.generate(), TinyLog.ORIGIN)
            .sign(parcel.id(), now, new ClearAlarm(Signer.freshId()));
    Receipt lies =
        new Receipt(
            good.id(),
            good.height(),
            good.time(),
            good.position(),
            true,
            "",
            good.outcome(),
            good.envelope(),
            0,
            refused.proof());
    for (List<Receipt> forged :
        List.of(
            List.of(good.withProof("")),
            List.of(refused.withProof("")),
            List.of(lies),
            List.of(good, good),
            log.decides(unrelated, ""),
            new TinyLog().decides(parcel.envelope(), ""))) {
      dispatch.answered(TinyLog.answer(parcel.id(), forged));
      assertEquals(2, outbox.oldest(10).size(), forged::toString);
    }
    passes(30_000);
    assertEquals(parcel.id(), sent.getLast().id());
    dispatch.answered(TinyLog.answer(parcel.id(), List.of(good)));
    assertEquals(0, outbox.oldest(10).size());
  }

  @Test
  void an_act_that_somebody_says_is_not_wanted_is_put_aside_with_all_that_it_says()
      throws SQLException {
    outbox.act(Signer.freshId(), new ClearAlarm("ab".repeat(16)));
    enrolled();
    answers(sent.getLast(), "\"problem\":{\"code\":\"malformed\"}");
    passes(60_000);
    assertEquals(1, sent.size());
    outbox.close();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
        Statement statement = file.createStatement();
        ResultSet row = statement.executeQuery("SELECT body, reason FROM aside")) {
      assertTrue(row.next());
      assertTrue(row.getString(1).contains("ab".repeat(16)));
      assertEquals("malformed", row.getString(2));
    }
  }

  @Test
  void what_nobody_heard_goes_up_again_soon() {
    measures(1);
    enrolled();
    dispatch.unheard(sent.getLast().id());
    passes(1_999);
    assertEquals(1, sent.size());
    passes(1);
    assertEquals(2, sent.size());
  }

  @Test
  void the_same_bytes_go_up_again_without_an_answer_after_a_break_and_after_a_restart() {
    measures(1);
    enrolled();
    passes(29_000);
    assertEquals(1, sent.size());
    passes(1_000);
    dispatch.connected(false);
    passes(60_000);
    assertEquals(2, sent.size());
    dispatch.connected(true);
    dispatch = dispatch();
    dispatch.connected(true);
    assertEquals(4, sent.size());
    sent.forEach(parcel -> assertArrayEquals(sent.getFirst().message(), parcel.message()));
  }

  @Test
  void a_retryable_problem_means_the_same_bytes_later() {
    measures(1);
    enrolled();
    answers(
        sent.getFirst(),
        "\"problem\":{\"code\":\"busy\",\"retryable\":true,\"retryAfterSeconds\":5}");
    passes(4_000);
    assertEquals(1, sent.size());
    passes(1_000);
    assertEquals(2, sent.size());
    assertEquals(sent.getFirst().id(), sent.getLast().id());
  }

  @Test
  void readings_of_a_clock_ahead_are_signed_anew_later() {
    measures(1);
    enrolled();
    refuses(sent.getFirst(), "devices.FROM_THE_FUTURE");
    passes(59_000);
    assertEquals(1, sent.size());
    passes(1_000);
    assertNotEquals(sent.getFirst().id(), sent.getLast().id());
    accepts(sent.getLast());
    assertEquals(0, outbox.oldest(10).size());
  }

  @Test
  void readings_that_will_never_be_taken_are_kept_and_acts_go_on() {
    measures(1);
    enrolled();
    refuses(sent.getFirst(), "devices.SEQUENCE_REPEATED");
    outbox.act(Signer.freshId(), new ClearAlarm(Signer.freshId()));
    passes(600_000);
    assertEquals(2, sent.size());
    assertEquals(Parcel.ACTS, sent.getLast().topic());
    refuses(sent.getLast(), "devices.ALARM_UNKNOWN");
    passes(600_000);
    assertEquals(2, sent.size());
    assertEquals(1, outbox.oldest(10).size());
  }

  @Test
  void a_gap_is_said_once_the_venue_tells_where_it_is() {
    measures(5);
    enrolled();
    accepts(sent.getLast());
    measures(2);
    passes(10_000);
    refuses(sent.getLast(), "devices.SEQUENCE_GAP");
    passes(60_000);
    assertEquals(2, sent.size());
    atVenue = 3;
    passes(60_000);
    assertEquals(2, missing(sent.getLast()));
    accepts(sent.getLast());
    assertEquals(0, outbox.oldest(10).size());
    measures(1);
    passes(60_000);
    assertEquals(0, missing(sent.getLast()));
    refuses(sent.getLast(), "devices.SEQUENCE_GAP");
    passes(60_000);
    refuses(sent.getLast(), "devices.SEQUENCE_GAP");
    int until = sent.size();
    passes(600_000);
    assertEquals(until, sent.size());
  }

  private static long missing(Parcel parcel) {
    byte[] payload =
        Codec.JSON.readTree(parcel.message()).path("envelope").path("payload").binaryValue();
    return Codec.JSON.readTree(payload).path("body").path("missing").longValue();
  }

  @Test
  void alarms_go_before_readings_and_full_batches_do_not_wait() {
    measures(10_001);
    outbox.act(Signer.freshId(), new ClearAlarm(Signer.freshId()));
    enrolled();
    assertEquals(Parcel.ACTS, sent.getLast().topic());
    accepts(sent.getLast());
    assertEquals(10_000, sent.getLast().last());
    accepts(sent.getLast());
    assertEquals(10_001, sent.getLast().last());
    accepts(sent.getLast());
    assertEquals(3, sent.size());
  }

  @Test
  void a_batch_has_no_more_channels_than_it_may() {
    outbox.append(now, IntStream.range(0, 65).mapToObj(i -> new Measurement("c" + i, i)).toList());
    enrolled();
    assertEquals(64, sent.getLast().last());
    accepts(sent.getLast());
    assertEquals(65, sent.getLast().last());
  }
}
