package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// The Authorization API 1.0 over what rooms declare.
class EvaluationTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final String ONE = "/access/v1/evaluation";
  private static final String SEVERAL = "/access/v1/evaluations";

  private static Map<String, Object> asked(String who, String action, String type, String id) {
    return Map.of(
        "subject", Map.of("type", "principal", "id", who),
        "action", Map.of("name", action),
        "resource", Map.of("type", type, "id", id));
  }

  private static Answer post(String path, Object body) throws Exception {
    return WEB.post(path, Codec.JSON.writeValueAsBytes(body));
  }

  private static String answer(Someone who, String action, String type, String id)
      throws Exception {
    Answer answer = post(ONE, asked(who.principal(), action, type, id));
    assertEquals(200, answer.status(), answer::text);
    JsonNode told = answer.json();
    String reason = told.at("/context/reason").asString();
    assertEquals(reason.equals("permitted"), told.path("decision").booleanValue());
    return reason;
  }

  /// Waits until a checkpoint shows what was done.
  private static String does(Someone who, Action action) throws Exception {
    String id = WEB.does(who.signs(action));
    assertEquals(200, WEB.get("/v1/actions/" + id).status());
    return id;
  }

  @Test
  void the_seller_of_a_listing_may_close_it_and_nobody_else() throws Exception {
    Someone ann = VENUE.member("Ann", 0);
    Someone ben = VENUE.member("Ben", 0);
    String listing =
        does(
            ann,
            new CreateListing(
                "Honey",
                "",
                "",
                TestVenue.USD,
                List.of(),
                List.of(new Variant("", "", 100, 5)),
                24,
                24));
    String close = "market.CloseListing";
    assertEquals("permitted", answer(ann, close, "listing", listing));
    assertEquals("not-permitted", answer(ben, close, "listing", listing));
    assertEquals("not-permitted", answer(ann, close, "listing", Someone.freshId()));
    assertEquals("resource-mismatch", answer(ann, close, "order", listing));
    assertEquals("permitted", answer(ben, "market.PlaceOrder", "room", "market"));
  }

  @Test
  void an_office_is_asked_of_the_ledger() throws Exception {
    Someone ann = VENUE.member("Ann", 1);
    does(ann, new RenamePrincipal("Anna"));
    assertEquals("permitted", answer(VENUE.operator(), "accounts.Issue", "room", "accounts"));
    assertEquals("not-permitted", answer(ann, "accounts.Issue", "room", "accounts"));
    assertEquals("subject-unknown", answer(Someone.fresh(), "accounts.Issue", "room", "accounts"));
    assertEquals("action-unknown", answer(ann, "accounts.Steal", "room", "accounts"));
    assertEquals("permitted", answer(ann, "read", "query", "accounts/balances"));
    assertEquals("action-unknown", answer(ann, "read", "query", "accounts/secrets"));
  }

  @Test
  void accounts_are_nobody_elses_business() throws Exception {
    Someone ann = VENUE.member("Ann", 0);
    Map<String, Object> history = asked(ann.principal(), "call", "operation", "history");
    Answer answer = post(ONE, history);
    assertEquals(401, answer.status());
    assertEquals("not-signed-in", answer.json().path("code").asString());
    assertEquals("permitted", answer(ann, "call", "operation", "sign_in"));
    JsonNode told =
        post(SEVERAL, Map.of("evaluations", List.of(history))).json().at("/evaluations/0");
    assertFalse(told.path("decision").booleanValue());
    assertEquals(401, told.at("/context/error/status").intValue());
  }

  @Test
  void several_are_answered_in_order_until_one_decides() throws Exception {
    Map<String, Object> yes = Map.of("resource", Map.of("type", "query", "id", "market/listings"));
    Map<String, Object> no = Map.of("resource", Map.of("type", "query", "id", "market/nothing"));
    Map<String, Object> all =
        Map.of(
            "subject", Map.of("type", "principal", "id", VENUE.operator().principal()),
            "action", Map.of("name", "read"),
            "evaluations", List.of(no, yes, no));
    JsonNode told = post(SEVERAL, all).json().path("evaluations");
    assertEquals(3, told.size());
    assertFalse(told.at("/0/decision").booleanValue());
    JsonNode first = post(SEVERAL, with(all, "permit_on_first_permit")).json().path("evaluations");
    assertEquals(2, first.size());
    assertEquals(
        1, post(SEVERAL, with(all, "deny_on_first_deny")).json().at("/evaluations").size());
    Answer odd = post(SEVERAL, with(all, "guess"));
    assertEquals(400, odd.status());
    assertEquals("/options/evaluations_semantic", odd.json().path("pointer").asString());
  }

  private static Map<String, Object> with(Map<String, Object> all, String semantic) {
    Map<String, Object> more = new HashMap<>(all);
    more.put("options", Map.of("evaluations_semantic", semantic));
    return more;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/subject/type | {}",
        "/subject/id | {'subject':{'type':'principal'}}",
        "/subject/id | {'subject':{'type':'principal','id':7}}",
        "/action/name | {'subject':{'type':'principal','id':'a'},'action':'read'}",
        "/resource/id | {'subject':{'type':'principal','id':'a'},'action':{'name':'read'},"
            + "'resource':{'type':'query','id':'a b'}}",
      })
  void the_answer_points_at_what_is_missing(String pointer, String body) throws Exception {
    String json = body.replace('\'', '"');
    Bad.request(400, "invalid-request", pointer, web -> web.post(ONE, json));
  }

  @Test
  void what_is_no_json_or_too_long_is_refused() throws Exception {
    Bad.request(400, "malformed", "", web -> web.post(ONE, "nothing"));
    Bad.request(413, "body-too-large", "", web -> web.post(ONE, " ".repeat(70_000)));
  }

  @Test
  void the_well_known_address_leads_here_and_an_id_of_a_request_comes_back() throws Exception {
    JsonNode told = WEB.get("/.well-known/authzen-configuration").json();
    assertEquals(WEB.url(), told.path("policy_decision_point").asString());
    assertEquals(WEB.url() + ONE, told.path("access_evaluation_endpoint").asString());
    assertEquals(WEB.url() + SEVERAL, told.path("access_evaluations_endpoint").asString());
    byte[] body =
        Codec.JSON.writeValueAsBytes(
            asked(VENUE.operator().principal(), "read", "query", "market/listings"));
    Answer answer =
        WEB.send(
            WEB.request(ONE).header("X-Request-ID", "r-1").POST(BodyPublishers.ofByteArray(body)));
    assertEquals("r-1", answer.header("X-Request-ID"));
  }
}
