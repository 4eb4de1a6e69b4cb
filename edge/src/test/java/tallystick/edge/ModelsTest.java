package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.ReleaseKind;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

class ModelsTest {
  private static final String ORIGIN = "log.example";
  private static final SigningKey OWNER = SigningKey.fromSeed(new byte[32]);
  private static final String FIRST = "01".repeat(16);
  private static final String SECOND = "02".repeat(16);
  private static final byte[] MODEL =
      Gaussian.of(List.of("temperature", "humidity"), Gaussian.usual(1));
  private static final List<Measurement> USUAL =
      List.of(new Measurement("temperature", 4_000), new Measurement("humidity", 70_000));
  private static final List<Measurement> WARM =
      List.of(new Measurement("temperature", 12_000), new Measurement("humidity", 90_000));

  @TempDir private Path folder;
  private final Map<String, byte[]> receipts = new HashMap<>();
  private final Map<String, byte[]> bytes = new HashMap<>();
  private final List<String> reports = new ArrayList<>();

  private Models models() throws IOException {
    SignedRelease signed = new SignedRelease(OWNER.keyId(), ORIGIN);
    return new Models(
        folder,
        release -> {
          byte[] found = Objects.requireNonNull(bytes.get(release.release()));
          byte[] receipt = Objects.requireNonNull(receipts.get(release.release()));
          PublishRelease published = signed.published(release, receipt);
          SignedRelease.require(published, found.length, Sha256.of(found));
          return found;
        });
  }

  private Releases releases(Models models) {
    Releases releases = new Releases((installed, error) -> reports.add(installed + " " + error));
    releases.add(models);
    return releases;
  }

  private void publishes(String release, byte[] model, SigningKey by) {
    publishes(release, model, by, ReleaseKind.MODEL);
  }

  private void publishes(String release, byte[] model, SigningKey by, ReleaseKind kind) {
    String sha256 = HexFormat.of().formatHex(Sha256.of(model));
    Envelope envelope =
        new Signer(by, ORIGIN)
            .sign(
                release,
                1_800_000_000_000L,
                new PublishRelease(kind, "unusual", "1", sha256, model.length));
    receipts.put(release, receipt(release, envelope));
    bytes.put(release, model);
  }

  private static byte[] receipt(String release, Envelope envelope) {
    return Codec.JSON.writeValueAsBytes(
        new Receipt(release, 1, 1, 1, true, "", "{}", envelope, 0, ""));
  }

  private static byte[] rolledOut(String... releases) {
    List<String> items = new ArrayList<>();
    for (String release : releases) {
      items.add(
          "{\"release\":\""
              + release
              + "\",\"kind\":\"MODEL\",\"name\":\"unusual\",\"sha256\":\""
              + "00".repeat(32)
              + "\"}");
    }
    return ("{\"items\":[" + String.join(",", items) + "]}").getBytes(UTF_8);
  }

  @Test
  void a_signed_model_tells_what_is_unusual_from_what_is_not() throws IOException {
    publishes(FIRST, MODEL, OWNER);
    try (Models models = models()) {
      assertEquals(List.of(), models.score(USUAL));
      releases(models).take(rolledOut(FIRST));
      long usual = models.score(USUAL).getFirst().value();
      long warm = models.score(WARM).getFirst().value();
      assertTrue(usual < 3_000, "usual: " + usual);
      assertTrue(warm > 10 * usual && warm > 10_000, "warm: " + warm);
      assertEquals("unusual", models.score(WARM).getFirst().channel());
      assertEquals(List.of(), models.score(USUAL.subList(0, 1)));
    }
    assertEquals(List.of("[" + FIRST + "] "), reports);
  }

  @Test
  void what_is_not_as_its_owner_signed_it_is_refused_in_one_line_and_changes_nothing()
      throws IOException {
    publishes(FIRST, MODEL, OWNER);
    try (Models models = models()) {
      Releases all = releases(models);
      all.take(rolledOut(FIRST));
      List<Measurement> before = models.score(WARM);
      byte[] other = Gaussian.of(List.of("temperature", "humidity"), Gaussian.usual(2));
      publishes(SECOND, other, SigningKey.generate());
      refuses(all, "it is signed with another key than the owner's");
      publishes(SECOND, other, OWNER);
      bytes.put(SECOND, MODEL);
      refuses(all, "the bytes are not those that the owner signed");
      publishes(SECOND, other, OWNER);
      receipts.put(SECOND, forged());
      refuses(all, "its signature is bad");
      receipts.put(SECOND, receipts.get(FIRST));
      refuses(all, "what is signed is not this release");
      publishes(SECOND, other, OWNER, ReleaseKind.FIRMWARE);
      refuses(all, "what is signed is of another kind or name");
      receipts.put(SECOND, "{}".getBytes(UTF_8));
      refuses(all, "the venue gives no receipt of it");
      assertEquals(before, models.score(WARM));
      assertEquals(List.of(FIRST), models.installed());
    }
  }

  private byte[] forged() {
    Receipt real = Codec.JSON.readValue(receipts.get(SECOND), Receipt.class);
    byte[] signature = real.envelope().signature().clone();
    signature[3] ^= 1;
    return receipt(
        SECOND, new Envelope(real.envelope().payload(), real.envelope().key(), signature));
  }

  private void refuses(Releases all, String why) {
    all.take(rolledOut(SECOND));
    assertEquals("[" + FIRST + "] release " + SECOND + " of unusual: " + why, reports.getLast());
    int told = reports.size();
    all.take(rolledOut(SECOND));
    assertEquals(told, reports.size(), "told twice");
  }

  @Test
  void the_one_before_comes_back_and_what_runs_runs_after_a_restart_without_a_network()
      throws IOException {
    publishes(FIRST, MODEL, OWNER);
    publishes(SECOND, Gaussian.of(List.of("temperature"), Gaussian.usual(2)), OWNER);
    try (Models models = models()) {
      Releases all = releases(models);
      all.take(rolledOut(FIRST));
      all.take(rolledOut(SECOND));
      assertEquals(1, models.score(USUAL.subList(0, 1)).size());
      all.take(rolledOut(FIRST));
      assertEquals(List.of(FIRST), models.installed());
    }
    bytes.clear();
    try (Models models = models()) {
      assertEquals(List.of(FIRST), models.installed());
      assertEquals(1, models.score(USUAL).size());
      releases(models).take(rolledOut());
      assertEquals(List.of(), models.score(USUAL));
    }
    try (Models models = models()) {
      assertEquals(List.of(), models.installed());
    }
  }

  @Test
  void what_is_no_model_is_said_to_be_none() throws IOException {
    for (byte[] bad :
        List.of(new byte[0], "hello".getBytes(UTF_8), Gaussian.of(List.of(), List.of()))) {
      IOException why = assertThrows(IOException.class, () -> Model.of("unusual", bad));
      assertTrue(String.valueOf(why.getMessage()).startsWith("is no model"), why::toString);
    }
  }

  @Test
  void what_comes_out_must_be_a_number() throws IOException {
    float[] constant = {4};
    byte[] model = Gaussian.of(List.of("temperature"), List.of(constant, constant));
    try (Model divides = Model.of("unusual", model)) {
      assertNull(divides.score(Map.of()));
      assertNotNull(
          assertThrows(IOException.class, () -> divides.score(Map.of("temperature", 4_000L)))
              .getMessage());
    }
  }
}
