package tallystick.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import tallystick.domains.Domains;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Merkle;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;

/// A device with a key of its own: what it would send, as bytes made before the clock starts.
final class BenchDevice {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final String CHANNEL = "temperature";
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int ID_BYTES = 16;
  private static final int TOKEN_SECONDS = 540;

  private final SigningKey key = SigningKey.generate();
  private final String code = "code-" + fresh();
  private final Codec codec;
  private final String log;
  private long sequence = 1;

  /// @param log the log's name, for which it signs
  BenchDevice(String log) {
    this.log = log;
    this.codec = CODEC.forLog(log);
  }

  /// A batch on its way.
  ///
  /// @param id of its envelope
  /// @param bytes as MQTT carries them
  record Sent(String id, byte[] bytes) {}

  private record Message(Envelope envelope, String lines) {}

  private static String fresh() {
    byte[] bytes = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  String principal() {
    return Ids.principalOf(key.keyId());
  }

  /// What its owner registers.
  Claim claim() {
    String hash = HexFormat.of().formatHex(Sha256.of(code.getBytes(UTF_8)));
    return new Claim(hash, "Bench", "", "");
  }

  /// Its id.
  String device() {
    return claim().device();
  }

  /// What it enrols by.
  Envelope enrols() {
    return sign(
        fresh(), List.of(new RegisterPrincipal("Probe"), new EnrolDevice(code, "BENCH", "1")));
  }

  private Envelope sign(String id, List<Action> actions) {
    long until = System.currentTimeMillis() + HOUR_MILLIS;
    return Envelope.sign(
        actions.size() == 1
            ? codec.payload(id, principal(), until, actions.getFirst())
            : codec.payload(id, principal(), until, true, actions),
        key);
  }

  String topic(String what) {
    return "tallystick/" + principal() + '/' + what;
  }

  /// A token that opens the broker's door for some minutes.
  byte[] token() {
    long now = System.currentTimeMillis() / 1000;
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key.keyId());
    String claims =
        "{\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(principal(), log, now, now + TOKEN_SECONDS);
    String signed = base64(header.getBytes(UTF_8)) + '.' + base64(claims.getBytes(UTF_8));
    return (signed + '.' + base64(key.sign(signed.getBytes(UTF_8)))).getBytes(UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Its next batches, to be sent in their order.
  Deque<byte[]> batches(int count, int readings) {
    Deque<byte[]> all = new ArrayDeque<>(count);
    for (int i = 0; i < count; i++) {
      all.add(batch(readings).bytes());
    }
    return all;
  }

  /// Its next batch, of readings a tenth of a second from each other.
  Sent batch(int count) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() - 100L * count;
    List<Reading> readings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      readings.add(
          new Reading(sequence + i, time + 100L * i, CHANNEL, 4_000 + random.nextInt(2_000)));
    }
    sequence += count;
    String id = fresh();
    Envelope envelope = sign(id, List.of(new ReadingBatch(readings).action(0)));
    return new Sent(id, Codec.JSON.writeValueAsBytes(new Message(envelope, lines(readings))));
  }

  private static String lines(List<Reading> readings) {
    StringBuilder lines = new StringBuilder();
    readings.forEach(reading -> lines.append(reading.line()).append('\n'));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(lines.toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  /// The last readings were made, but not sent: they are made again.
  void rewind(long readings) {
    sequence -= readings;
  }

  /// Whether the venue proves that a reading is of a batch.
  boolean isProved(long number, VenueApi venue) throws IOException, InterruptedException {
    JsonNode proof =
        venue.get("/v1/devices/reading?device=%s&sequence=%d".formatted(device(), number));
    List<byte[]> path = new ArrayList<>();
    proof.path("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asString())));
    return MerkleProof.inclusion(
        proof.path("index").asLong(),
        proof.path("count").asLong(),
        Merkle.leafHash(proof.path("line").asString().getBytes(UTF_8)),
        path,
        HexFormat.of().parseHex(proof.path("root").asString()));
  }

  /// The number of the last reading that was made.
  long last() {
    return sequence - 1;
  }
}
