package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.VerifierKey;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Receipts hold for whoever has the log's key, and only as they were given.
class ReceiptsTest {
  private static final Web WEB = TestVenue.get().web();
  private static final int TAMPERED = 300;

  private static boolean holds(byte[] receipt) throws Exception {
    VerifierKey key = VerifierKey.parse(WEB.get("/log/key").text().strip());
    return ReceiptCheck.check(receipt, key).valid();
  }

  private static byte[] receipt(String id) throws Exception {
    Answer answer = WEB.get("/v1/actions/" + id);
    assertEquals(200, answer.status(), answer::text);
    return answer.body();
  }

  @Test
  void the_receipt_of_an_accepted_act_holds() throws Exception {
    String id = WEB.does(Someone.fresh().signs(new RegisterPrincipal("Proven")));
    assertTrue(holds(receipt(id)));
  }

  @Test
  void the_receipt_of_a_refused_act_holds() throws Exception {
    String id = WEB.receipt(Someone.fresh().signs(new FoundVenue("Mine"))).id();
    byte[] receipt = receipt(id);
    assertTrue(holds(receipt));
    assertEquals("identity.VENUE_FOUNDED", Codec.JSON.readTree(receipt).path("reason").asString());
  }

  @Test
  void the_receipts_of_a_list_hold_each_by_itself() throws Exception {
    Someone who = Someone.fresh();
    JsonNode receipts =
        WEB.submit(who.signs(false, List.of(new RegisterPrincipal("A"), new FoundVenue("B"))))
            .json()
            .path("receipts");
    for (JsonNode one : receipts) {
      assertTrue(holds(receipt(one.path("id").asString())));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "zz", "00000000000000000000000000000000", "%F0%9F%8D%B5", "a-0", "%00"})
  void there_is_no_receipt_of_what_was_never_done(String id) throws Exception {
    if (id.equals("%00")) {
      assertEquals(400, WEB.get("/v1/actions/" + id).status());
      return;
    }
    Bad.request(404, "not-found", "", web -> web.get("/v1/actions/" + id));
    // The 32nd character may be half of one.
    Bad.request(
        404,
        "not-found",
        "",
        web -> web.get("/v1/actions/" + "a".repeat(31) + "%F0%9F%8D%B5" + id));
  }

  @Test
  void no_part_of_a_receipt_can_be_exchanged() throws Exception {
    String id = WEB.does(Someone.fresh().signs(new RegisterPrincipal("Tampered")));
    ObjectNode good = (ObjectNode) Codec.JSON.readTree(receipt(id));
    Map<String, Object> others =
        Map.of(
            "id",
            Someone.freshId(),
            "height",
            good.path("height").longValue() + 1,
            "time",
            good.path("time").longValue() - 1,
            "position",
            good.path("position").longValue() + 1,
            "accepted",
            false,
            "reason",
            "market.OUT_OF_STOCK",
            "outcome",
            good.path("outcome").asString().replace("Tampered", "tampered"),
            "part",
            1,
            "proof",
            "");
    assertEquals(good.size(), others.size() + 1);
    others.forEach((field, value) -> refuted(good, field, value));
    ObjectNode envelope = (ObjectNode) good.path("envelope");
    Envelope stranger = Someone.fresh().signs(new RegisterPrincipal("Stranger"));
    JsonNode other = Codec.JSON.readTree(Codec.JSON.writeValueAsString(stranger));
    for (String field : List.of("payload", "key", "signature")) {
      refuted(good, "envelope", envelope.deepCopy().set(field, other.get(field)));
    }
    refuted(good, "envelope", other);
    assertTrue(holds(Codec.JSON.writeValueAsBytes(good)));
  }

  private static void refuted(ObjectNode good, String field, Object value) {
    ObjectNode bad = good.deepCopy();
    bad.set(field, Codec.JSON.valueToTree(value));
    try {
      assertFalse(holds(Codec.JSON.writeValueAsBytes(bad)), field + " = " + value);
    } catch (Exception e) {
      throw new AssertionError(field, e);
    }
  }

  @Test
  void no_character_of_a_receipt_can_be_exchanged() throws Exception {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    String good =
        new String(
            receipt(WEB.does(Someone.fresh().signs(new RegisterPrincipal("Any one")))), UTF_8);
    VerifierKey key = VerifierKey.parse(WEB.get("/log/key").text().strip());
    // Cosignatures come last, and who trusts the log's key alone does not look at them.
    int cosigned = good.indexOf("— ", good.indexOf("— ") + 1);
    for (int i = 0; i < TAMPERED; i++) {
      int at = dice.below(cosigned);
      char other = (char) dice.between('0', 'z');
      String bad = good.substring(0, at) + other + good.substring(at + 1);
      // Base 64 has unused bits at its end, so that two texts may be the same receipt.
      boolean same = meaning(bad).equals(meaning(good));
      assertEquals(
          same,
          ReceiptCheck.check(bad.getBytes(UTF_8), key).valid(),
          () -> "seed " + seed + ", " + other + " at " + at + " of " + good);
    }
  }

  private static String meaning(String receipt) {
    try {
      return Codec.JSON.writeValueAsString(Codec.JSON.readValue(receipt, Receipt.class));
    } catch (JacksonException e) {
      return "";
    }
  }

  @Test
  void one_bad_envelope_among_several_does_not_hold_up_the_others() throws Exception {
    Someone who = TestVenue.get().member("Several", 0);
    Envelope first = who.signs(new RenamePrincipal("First"));
    Envelope last = who.signs(new RenamePrincipal("Last"));
    Envelope forged = new Envelope(first.payload(), first.key(), new byte[64]);
    Answer answer =
        WEB.submitAll(
            first, forged, Map.of("payload", "?", "key", "k", "signature", ""), "none", last);
    assertEquals(200, answer.status(), answer::text);
    JsonNode results = answer.json().path("results");
    assertEquals(5, results.size());
    assertTrue(results.get(0).path("receipts").get(0).path("accepted").booleanValue());
    Bad.problem(401, "bad-signature", "", results.get(1).path("problem"));
    Bad.problem(422, "invalid-field", "/envelopes/2/payload", results.get(2).path("problem"));
    Bad.problem(400, "malformed", "/envelopes/3", results.get(3).path("problem"));
    JsonNode lastReceipt = results.get(4).path("receipts").get(0);
    assertTrue(lastReceipt.path("accepted").booleanValue());
    assertEquals(lastReceipt.path("height").asString(), answer.header("Tallystick-Height"));
  }
}
