package tallystick.server.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;
import tallystick.kernel.SigningKey;
import tallystick.kernel.SoftPasskey;
import tallystick.kernel.Tiles;
import tallystick.kernel.VerifierKey;
import tallystick.kernel.WalletKey;
import tallystick.ledger.v1.Bodies;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What a running venue publishes is enough for an outsider to check all of it.
class LogTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();

  @TempDir private Path folder;
  private Someone who = Someone.fresh();
  private Path policy = Path.of("");

  @BeforeEach
  void keepsThePolicy() throws Exception {
    who = VENUE.member("Outsider", 500);
    policy = Files.write(folder.resolve("policy"), WEB.get("/log/policy").body());
  }

  private static CommandRun ends(int exit, String part, String... args) {
    CommandRun run = CommandRun.of(args);
    assertEquals(exit, run.exit(), run::toString);
    assertTrue(String.join("\n", run.all()).contains(part), run::toString);
    return run;
  }

  /// The policy, asking for a witness that never cosigned anything, too.
  private Path stricter() throws Exception {
    Policy real = Policy.parse(Files.readString(policy));
    VerifierKey stranger = VerifierKey.ofCosigner("stranger.example/w", SigningKey.generate());
    Policy strict =
        new Policy(
            real.logs(),
            List.of(new Policy.Witness("stranger", stranger, "")),
            List.of(),
            "stranger");
    return Files.writeString(folder.resolve("strict"), strict.format());
  }

  @Test
  void the_policy_of_the_venue_takes_its_newest_checkpoint() throws Exception {
    Policy read = Policy.parse(Files.readString(policy));
    assertEquals(WEB.get("/log/key").text().strip(), read.logs().getFirst().key().text());
    Note note = Note.parse(WEB.get("/log/checkpoint").text());
    Policy.Verdict verdict = read.judge(note, System.currentTimeMillis() / 1_000);
    assertTrue(verdict.holds(), verdict.sentence());
    assertEquals(1, verdict.cosigned().size(), "the one node cosigned");
  }

  @Test
  void bodies_are_as_many_as_the_entries_and_stay_what_they_are() throws Exception {
    long size = Checkpoint.parse(Note.parse(WEB.get("/log/checkpoint").text()).text()).size();
    int width = (int) Math.min(size, Tiles.WIDTH);
    String path = "/log/bodies/000" + (width == Tiles.WIDTH ? "" : ".p/" + width);
    Answer answer = WEB.get(path);
    assertEquals(200, answer.status(), answer::text);
    assertTrue(answer.header("Cache-Control").contains("immutable"), answer::toString);
    long leaves =
        Bodies.parseFrom(answer.body()).getSlicesList().stream()
            .flatMap(slice -> slice.getDecidedList().stream())
            .mapToLong(decided -> decided.getOutcomesCount())
            .sum();
    assertTrue(leaves >= width, "an envelope that begins here is here whole");
    VENUE.member("Later", 0);
    assertArrayEquals(answer.body(), WEB.get(path).body());
    assertEquals(404, WEB.get("/log/bodies/x999/999").status());
    assertEquals(404, WEB.get("/log/bodies/0").status());
  }

  @Test
  void what_a_key_signed_is_listed_refused_acts_too() throws Exception {
    String renamed = WEB.does(who.signs(new RenamePrincipal("Renamed")));
    String refused = WEB.receipt(who.signs(new FoundVenue("Mine"))).id();
    String path = "/v1/identity/actions-by-key?key=" + who.key().keyId();
    JsonNode items = WEB.get(path + "&min-height=" + WEB.height()).json().path("items");
    assertEquals(3, items.size(), items::toString);
    assertEquals(refused, items.get(0).path("id").asString());
    assertEquals("identity.VENUE_FOUNDED", items.get(0).path("reason").asString());
    assertEquals(renamed, items.get(1).path("id").asString());
    assertEquals("identity.RegisterPrincipal", items.get(2).path("type").asString());
    assertEquals(400, WEB.get("/v1/identity/actions-by-key").status());
  }

  @Test
  void a_receipt_is_verified_by_a_policy() throws Exception {
    String id = WEB.does(who.signs(new RenamePrincipal("By policy")));
    String file =
        Files.write(folder.resolve("receipt"), WEB.get("/v1/actions/" + id).body()).toString();
    ends(0, "cosigned by n1", "verify", file, "--policy", policy.toString());
    ends(1, "quorum stranger is not reached", "verify", file, "--policy", stricter().toString());
    ends(1, "the policy cannot be read: line 1", "verify", file, "--policy", file);
    ends(1, "there is no policy", "verify", file, "--policy", folder.toString());
  }

  private Path receiptOf(String key, UnaryOperator<byte[]> signing) throws Exception {
    byte[] payload =
        new Someone(Ids.principalOf(key), who.key()).signs(new RegisterPrincipal("Any")).payload();
    String id = WEB.does(new Envelope(payload, key, signing.apply(payload)));
    return Files.write(folder.resolve(id), WEB.get("/v1/actions/" + id).body());
  }

  @Test
  void acts_by_wallets_and_passkeys_are_verified_audited_and_mirrored() throws Exception {
    byte[] seed = who.key().seed();
    WalletKey wallet = WalletKey.fromSeed(seed);
    SoftPasskey passkey = SoftPasskey.fromSeed(seed, "localhost", "http://localhost:8080");
    Path one = receiptOf(wallet.keyId(), wallet::sign);
    Path two = receiptOf(passkey.keyId(), passkey::sign);
    String by = policy.toString();
    ends(0, "was signed by eip191:0x", "verify", one.toString(), "--policy", by);
    ends(0, "was signed by webauthn:", "verify", two.toString(), "--policy", by);
    String copy = folder.resolve("copy").toString();
    ends(0, "actions are kept and proved", "mirror", WEB.url(), copy, "--once", "--policy", by);
    for (String key : List.of(wallet.keyId(), passkey.keyId())) {
      CommandRun listed = ends(0, "holds: ", "audit", copy, "--policy", by, "--by-key", key);
      assertTrue(listed.out().stream().anyMatch(line -> line.endsWith(": accepted")));
      String path = "/v1/identity/actions-by-key?key=" + key + "&min-height=" + WEB.height();
      assertEquals(1, WEB.get(path).json().path("items").size());
    }
  }

  @Test
  void what_somebody_owns_is_verified_by_a_policy() throws Exception {
    assertEquals(
        200,
        WEB.get("/v1/accounts/balances?owner=" + who.principal() + "&min-height=" + WEB.height())
            .status());
    byte[] holdings = WEB.get("/v1/log/holdings/" + who.principal()).body();
    String file = Files.write(folder.resolve("holdings"), holdings).toString();
    String line = "accounts.balance " + who.principal() + "/USD: {\"available\":500,\"held\":0}";
    ends(0, line, "verify", file, "--policy", policy.toString());
    ends(0, line, "verify", file, "--key", WEB.get("/log/key").text().strip());
    ends(1, "quorum stranger is not reached", "verify", file, "--policy", stricter().toString());
  }

  /// Changes one bit of a word, in the one file that has it.
  private static void bend(Path bodies, String word) throws IOException {
    List<Path> files;
    try (var all = Files.walk(bodies)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
      if (at >= 0) {
        bytes[at] ^= 1;
        Files.write(file, bytes);
        return;
      }
    }
    throw new IOException(word + " is in no body");
  }

  @Test
  void the_venue_and_its_mirror_are_audited_by_its_policy() throws Exception {
    String by = policy.toString();
    ends(0, "holds: ", "audit", WEB.url(), "--policy", by);
    String copy = folder.resolve("copy").toString();
    ends(0, "actions are kept and proved", "mirror", WEB.url(), copy, "--once", "--policy", by);
    ends(0, "holds: ", "audit", copy, "--policy", by);
    CommandRun listed = ends(0, "holds: ", "audit", copy, "--by-key", who.key().keyId());
    assertTrue(listed.out().stream().anyMatch(line -> line.endsWith(": accepted")));

    String strict = stricter().toString();
    ends(1, "DIFFERS", "audit", copy, "--policy", strict);
    ends(
        2,
        "not signed by whom you trust",
        "mirror",
        WEB.url(),
        copy + "2",
        "--once",
        "--policy",
        strict);
    ends(2, "not both", "audit", copy, "--policy", by, "--key", "x");
    bend(folder.resolve("copy").resolve("bodies"), "Outsider");
    CommandRun bent = ends(1, "DIFFERS", "audit", copy, "--policy", by);
    // On a slow machine lines of progress stand before it.
    assertEquals(1, bent.all().stream().filter(line -> line.contains("DIFFERS")).count());
  }
}
