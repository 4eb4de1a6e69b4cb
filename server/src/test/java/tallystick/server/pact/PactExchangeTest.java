package tallystick.server.pact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.kernel.Codec;
import tallystick.server.Pause;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// Two members exchange footprints as if each had a venue of their own: all goes over the network,
/// by tokens and events.
class PactExchangeTest {
  private static final Web WEB = TestVenue.get().web();
  private static final String BASE = WEB.url() + "/v1/pact";
  private static final String GTIN = "9529998000027";
  private static final String OTHER = "9529998000034";
  private static final String PRODUCT = "01/0" + GTIN;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final List<String> LAMPS = List.of("urn:gtin:0" + GTIN);

  private static Browser maker = Browser.fresh();
  private static Browser buyer = Browser.fresh();
  private static JsonNode ofMaker = Codec.JSON.nullNode();
  private static JsonNode ofBuyer = Codec.JSON.nullNode();

  @BeforeAll
  static void theyGiveEachOtherTheWayIn() throws Exception {
    maker = Browser.member();
    buyer = Browser.member();
    ofMaker = partner(maker, "The buyer", Map.of("address", "", "client", "", "secret", ""));
    ofBuyer = partner(buyer, "The maker", way(ofMaker));
    Expect.ok(maker.post(at(ofMaker, "/way"), way(ofBuyer)));
    for (String gtin : List.of(GTIN, OTHER)) {
      acts(maker, "custody.DescribeProduct", described(gtin));
    }
  }

  private static JsonNode described(String gtin) {
    return Codec.JSON.readTree(
        """
        {"gtin":"%s","name":"Lamp","unit":"","decimals":0,"shelfDays":0,"lowStock":0,"pictures":[]}
        """
            .formatted(gtin));
  }

  private static JsonNode partner(Browser who, String name, Object way) throws Exception {
    return Expect.ok(who.post("/pact/partners", Map.of("name", name, "way", way))).json();
  }

  /// By what who made this partner lets them in.
  private static Map<String, String> way(JsonNode made) {
    return Map.of(
        "address", BASE,
        "client", made.at("/partner/client").asString(),
        "secret", made.path("secret").asString());
  }

  private static String at(JsonNode made, String path) {
    return "/pact/partners/" + made.at("/partner/partner").asString() + path;
  }

  private static String acts(Browser who, String type, Object body) throws Exception {
    Answer answer = Expect.ok(who.acts(Map.of("type", type, "body", body)));
    assertTrue(answer.json().path("accepted").booleanValue(), answer::text);
    return answer.json().path("id").asString();
  }

  private static String states(String product, String milligrams) throws Exception {
    String id =
        acts(maker, "emissions.StateFootprint", Map.of("footprint", lamp(product, milligrams)));
    String shown = "/v1/emissions/footprint?footprint=" + id + "&min-height=" + WEB.height();
    assertEquals(200, WEB.get(shown).status());
    return id;
  }

  private static JsonNode lamp(String product, String milligrams) {
    return Codec.JSON.readTree(
        """
        {"product":"%s","description":"","unit":"PIECE","unitThousandths":1000,"massGrams":750,
        "periodStart":1700000000000,"periodEnd":1731536000000,"country":"NO","boundary":"",
        "excludingUptake":%s,"includingUptake":0,"fossil":%s,"fossilCarbonMilligrams":0,
        "standards":["ISO14067"],"exemptedBasisPoints":0,"primaryBasisPoints":-1,"comment":"",
        "document":"","supersedes":""}\
        """
            .formatted(product, milligrams, milligrams));
  }

  private static JsonNode asks(String comment) throws Exception {
    Map<String, Object> wish = Map.of("products", LAMPS, "comment", comment);
    return Expect.ok(buyer.post(at(ofBuyer, "/ask"), wish)).json();
  }

  /// The newest of somebody's requests that has a comment, once something is so.
  private static JsonNode request(Browser who, String comment, String state) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      for (JsonNode one : Expect.ok(who.get("/pact/requests")).json().path("items")) {
        boolean noted = !one.path("note").asString().isEmpty() || !state.equals("OPEN");
        if (one.path("comment").asString().equals(comment)
            && one.path("state").asString().equals(state)
            && (noted || one.path("kind").asString().equals("ASKED"))) {
          return one;
        }
      }
      Pause.moment();
    }
    throw new AssertionError(who.get("/pact/requests").text());
  }

  private static JsonNode received() throws Exception {
    return Expect.ok(buyer.get("/pact/received")).json().path("items");
  }

  /// The newest that came of the lamps.
  private static JsonNode newest() throws Exception {
    return received()
        .valueStream()
        .filter(one -> one.path("product").asString().equals(PRODUCT))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_footprint_is_asked_for_sent_and_used_by_a_signed_act() throws Exception {
    asks("For our report");
    JsonNode open = request(maker, "For our report", "OPEN");
    assertEquals("you stated no such footprint yet", open.path("note").asString());
    String id = states(PRODUCT, "1234500");
    Expect.ok(
        maker.post("/pact/requests/" + open.path("exchange").asString() + "/again", Map.of()));
    request(buyer, "For our report", "FULFILLED");
    JsonNode came = newest();
    assertEquals("1.2345", came.path("kilograms").asString());
    assertEquals("Ann", came.path("company").asString());
    assertEquals(PRODUCT, came.path("product").asString());
    assertEquals(PactFootprint.uuid(id), came.path("id").asString());
    // What the list shows is what the event brought.
    Answer again = buyer.post(at(ofBuyer, "/fetch"), Map.of("products", LAMPS, "comment", ""));
    assertEquals(0, Expect.ok(again).json().path("added").intValue());
    used(came);
    // The next one is sent as soon as it is asked for.
    states(PRODUCT, "1200000");
    asks("The newest, please");
    request(buyer, "The newest, please", "FULFILLED");
    assertEquals("1.2", newest().path("kilograms").asString());
  }

  private static void used(JsonNode came) throws Exception {
    String path = "/pact/received/" + came.path("received").asString() + "/adoption";
    JsonNode adoption = Expect.ok(buyer.post(path, Map.of("product", PRODUCT))).json();
    String document = adoption.path("document").asString();
    Answer stored = buyer.posts("/v1/credits/documents", document);
    String file = Expect.ok(stored).json().path("file").asString();
    assertEquals(adoption.at("/action/footprint/document").asString(), file);
    assertEquals("sha256:" + came.path("hash").asString(), file);
    String id = acts(buyer, "emissions.AdoptFootprint", adoption.path("action"));
    JsonNode shown =
        WEB.get("/v1/emissions/footprint?footprint=" + id + "&min-height=" + WEB.height()).json();
    assertEquals(BASE, shown.path("source").asString());
    assertEquals("", shown.path("verifier").asString());
    assertEquals(1_234_500, shown.at("/footprint/excludingUptake").longValue());
    // It is the maker's to hand on.
    assertEquals(404, WEB.get("/v1/pact/3/footprints/" + PactFootprint.uuid(id)).status());
    JsonNode second = Expect.ok(buyer.post(path, Map.of("product", PRODUCT))).json();
    assertEquals(id, second.at("/action/footprint/supersedes").asString());
  }

  @Test
  void what_is_declined_is_told_with_its_reason() throws Exception {
    Map<String, Object> wish =
        Map.of("products", List.of("urn:gtin:00000000000000"), "comment", "Of nothing");
    Expect.ok(buyer.post(at(ofBuyer, "/ask"), wish));
    String exchange = request(maker, "Of nothing", "OPEN").path("exchange").asString();
    String path = "/pact/requests/" + exchange + "/decline";
    Expect.ok(maker.post(path, Map.of("reason", "We make no such thing.")));
    JsonNode told = request(buyer, "Of nothing", "REJECTED");
    assertEquals("NotFound: We make no such thing.", told.path("note").asString());
    Expect.problem(409, "not-open", maker.post(path, Map.of("reason", "Again")));
  }

  private static String token(Map<String, String> way) throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(way.get("client"), way.get("secret"));
    var request =
        WEB.request("/v1/pact/auth/token")
            .header("Content-Type", "application/x-www-form-urlencoded");
    Answer answer = WEB.send(request.POST(BodyPublishers.ofString(form)));
    return Expect.ok(answer).json().path("access_token").asString();
  }

  private static Answer tells(String authorization, String body) throws Exception {
    var request =
        WEB.request("/v1/pact/3/events").header("Content-Type", "application/cloudevents+json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return WEB.send(request.POST(BodyPublishers.ofString(body)));
  }

  private static String event(String type, String data) {
    return """
    {"type":"org.wbcsd.pact.ProductFootprint.%s.3","specversion":"1.0","id":"e-%d",
    "source":"//maker.example/3/events","time":"2026-11-22T00:00:00Z","data":%s}\
    """
        .formatted(type, System.nanoTime(), data);
  }

  @Test
  void what_is_published_is_fetched() throws Exception {
    String id = PactFootprint.uuid(states("01/0" + OTHER, "777000"));
    String bearer = "Bearer " + token(way(ofBuyer));
    Answer told = tells(bearer, event("PublishedEvent", "{\"pfIds\":[\"" + id + "\"]}"));
    assertEquals(200, told.status(), told::text);
    assertEquals(0, told.body().length);
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end
        && received().valueStream().noneMatch(one -> one.path("id").asString().equals(id))) {
      Pause.moment();
    }
    assertTrue(received().toString().contains(id), () -> "not fetched");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON|",
        "{}|",
        "{'specversion':'1.0','type':'x','id':'1','source':'//a','data':{}}|",
        "RequestCreatedEvent|{'status':'old'}",
        "RequestCreatedEvent|{'productId':[1]}",
        "RequestFulfilledEvent|{'requestEventId':'of nobody','pfs':[]}",
        "RequestRejectedEvent|{}",
        "PublishedEvent|{'pfIds':['../../oauth']}",
        "PublishedEvent|{'pfIds':[]}",
      })
  void an_event_that_is_none_is_told_so(String type, String data) throws Exception {
    String body = (data == null ? type : event(type, data)).replace('\'', '"');
    Answer answer = tells("Bearer " + token(way(ofBuyer)), body);
    assertEquals(400, answer.status(), answer::text);
    assertEquals("BadRequest", answer.json().path("code").asString(), answer::text);
    assertTrue(answer.json().has("message"));
  }

  @Test
  void events_are_taken_from_partners_alone_whose_tokens_sign_nothing() throws Exception {
    String body = event("RequestCreatedEvent", "{}");
    for (String authorization : List.of("", "Bearer x")) {
      Answer answer = tells(authorization, body);
      assertEquals(401, answer.status(), answer::text);
      assertEquals("AccessDenied", answer.json().path("code").asString());
    }
    String key = Expect.ok(buyer.post("/api-keys", Browser.ROBOT)).json().path("secret").asString();
    assertEquals(403, tells("Bearer " + key, body).status());
    var act =
        WEB.request("/v1/session/actions")
            .header("Authorization", "Bearer " + token(way(ofBuyer)))
            .POST(
                BodyPublishers.ofString(
                    """
                    {"type":"custody.ClaimPrefix","body":{"prefix":"95299"}}\
                    """));
    Expect.problem(403, "insufficient-scope", WEB.send(act));
  }

  @Test
  void a_way_leads_to_places_that_may_be_asked_and_its_secret_is_never_shown() throws Exception {
    Map<String, String> inside =
        Map.of("address", "http://127.0.0.1:1/pact", "client", "a", "secret", "hush-hush");
    Map<String, Object> wanted = Map.of("name", "X", "way", inside);
    Expect.problem(422, "invalid-field", buyer.post("/pact/partners", wanted));
    Map<String, String> outside =
        Map.of("address", "https://127.0.0.1/pact", "client", "a", "secret", "hush-hush");
    JsonNode made = partner(buyer, "Nowhere", outside);
    Answer failed = buyer.post(at(made, "/fetch"), Map.of("products", LAMPS, "comment", ""));
    Expect.problem(409, "partner-failed", failed);
    assertFalse(buyer.get("/pact/partners").text().contains("hush-hush"));
    assertFalse(failed.text().contains("hush-hush"));
    Expect.done(buyer.delete(at(made, "")));
    assertFalse(buyer.get("/pact/partners").text().contains("Nowhere"));
  }
}
