package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;

/// Acts that the venue signs for its custodial members.
class SessionActionsTest {
  private static Map<String, Object> rename(String name) {
    return Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", name));
  }

  private static Map<String, Object> withId(String id, Map<String, Object> action) {
    return Map.of("id", id, "type", action.get("type"), "body", action.get("body"));
  }

  private static Map<String, Object> inTheNameOf(String by, Map<String, Object> action) {
    return Map.of("by", by, "type", action.get("type"), "body", action.get("body"));
  }

  private static Receipt receipt(Answer answer) {
    return Codec.JSON.readValue(Expect.ok(answer).body(), Receipt.class);
  }

  @Test
  void an_act_by_session_is_a_signed_act_like_any_other() throws Exception {
    Browser ann = Browser.member();
    Answer answer = ann.acts(rename("Anna"));
    Receipt receipt = receipt(answer);
    assertTrue(receipt.accepted(), receipt::outcome);
    assertTrue(receipt.envelope().authentic());
    assertEquals(ann.principal(), Ids.principalOf(receipt.envelope().key()));
    assertEquals(Long.toString(receipt.height()), answer.header("Tallystick-Height"));
    // Which of the limits is the tightest, hangs on how fast this machine is.
    String limit = answer.header("RateLimit");
    assertTrue(limit.matches("\"[a-z]+\";r=\\d+;t=\\d+"), limit);
    Answer row =
        TestVenue.get()
            .web()
            .get(
                "/v1/identity/principal?principal=%s&min-height=%d"
                    .formatted(ann.principal(), receipt.height()));
    assertEquals("Anna", row.json().path("name").asString(), row::text);
    Answer kept = TestVenue.get().web().get("/v1/actions/" + receipt.id());
    assertTrue(kept.json().path("proof").asString().startsWith("c2sp.org/tlog-proof@v1"));
  }

  @Test
  void a_repeat_is_answered_with_the_first_receipt() throws Exception {
    Browser ann = Browser.member();
    String id = Someone.freshId();
    Receipt first = receipt(ann.acts(withId(id, rename("Anna"))));
    Receipt again = receipt(ann.acts(withId(id, rename("Anna"))));
    assertEquals(id, first.id());
    assertEquals(first.position(), again.position());
    Expect.problem(409, "id-reused", ann.acts(withId(id, rename("Hannah"))));
    Expect.problem(409, "id-reused", Browser.member().acts(withId(id, rename("Anna"))));
  }

  @Test
  void several_acts_go_under_one_signature_all_or_each() throws Exception {
    Browser ann = Browser.member();
    Map<String, Object> impossible =
        Map.of(
            "type",
            "accounts.Issue",
            "body",
            Map.of("to", ann.principal(), "asset", "USD", "amount", 1, "memo", ""));
    List<Object> actions = List.of(rename("One"), impossible);
    Answer all = Expect.ok(ann.acts(Map.of("actions", actions)));
    Answer each = Expect.ok(ann.acts(Map.of("mode", "each", "actions", actions)));
    assertEquals(2, all.json().path("receipts").size(), all::text);
    assertEquals("false", all.json().at("/receipts/0/accepted").asString());
    assertEquals("true", each.json().at("/receipts/0/accepted").asString());
    assertEquals("false", each.json().at("/receipts/1/accepted").asString());
  }

  @Test
  void a_member_acts_for_another_only_as_the_rules_allow() throws Exception {
    Browser ann = Browser.member();
    Browser ben = Browser.member();
    Map<String, Object> found =
        Map.of("type", "organisations.FoundOrganisation", "body", Map.of("name", "Coop"));
    Receipt founded = receipt(ann.acts(found));
    String organisation = Ids.derived("organisation " + founded.id());
    assertTrue(receipt(ann.acts(inTheNameOf(organisation, rename("Cooperative")))).accepted());
    Receipt stranger = receipt(ben.acts(inTheNameOf(organisation, rename("Mine"))));
    assertEquals("identity.KEY_NOT_OF_PRINCIPAL", stranger.reason());
    assertEquals(
        "identity.KEY_NOT_OF_PRINCIPAL",
        receipt(ann.acts(inTheNameOf(ben.principal(), rename("Mine")))).reason());
    Expect.problem(422, "invalid-field", ann.acts(inTheNameOf("somebody", rename("x"))));
  }

  @Test
  void nothing_else_is_signed() throws Exception {
    Browser ann = Browser.member();
    for (String name : List.of("v", "log", "until", "key", "principal")) {
      Map<String, Object> smuggled =
          Map.of(
              name,
              ann.principal(),
              "type",
              "identity.RenamePrincipal",
              "body",
              Map.of("name", "Mine"));
      Expect.problem(422, "unknown-field", ann.acts(smuggled));
    }
    Expect.problem(422, "unknown-type", ann.acts(Map.of("type", "no.Such", "body", Map.of())));
    Answer missing =
        ann.acts(Map.of("type", "identity.RenamePrincipal", "body", Map.of("nam", "x")));
    Expect.problem(422, "invalid-field", missing);
    assertEquals("/body/name", missing.json().path("pointer").asString());
    Expect.problem(422, "invalid-field", ann.acts(withId("short", rename("x"))));
    Expect.problem(400, "malformed", ann.acts(List.of()));
  }

  @Test
  void keys_change_only_when_the_second_factor_was_shown_just_before() throws Exception {
    Browser ann = Browser.member();
    Map<String, Object> revoke =
        Map.of("type", "identity.RevokeKey", "body", Map.of("key", "ed25519:" + "A".repeat(43)));
    assertEquals("identity.KEY_UNKNOWN", receipt(ann.acts(revoke)).reason());
    AccessTables.age(ann.session(), "confirmed", Session.FRESH.toMillis() + 1_000);
    Expect.problem(403, "step-up-required", ann.acts(revoke));
    Expect.ok(ann.acts(rename("Anna")));
    Expect.ok(ann.confirms(ann.code(1)));
    Expect.ok(ann.acts(revoke));
    Answer history = ann.get("/history");
    assertTrue(history.text().contains("privileged-action"), history::text);
  }
}
