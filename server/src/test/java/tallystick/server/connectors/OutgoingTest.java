package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.server.Someone;
import tallystick.server.TestReceiver;
import tallystick.server.TestReceiver.Got;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// What connectors tell, over real sockets.
class OutgoingTest {
  private final TestReceiver erp = TestReceiver.get();
  private final String who = Someone.freshId();

  static Map<String, Object> outgoing(Browser owner, String address) {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("name", "ERP");
    wanted.put("direction", "OUT");
    wanted.put("format", "JSON");
    wanted.put("address", address);
    wanted.put("topics", List.of("market.orders." + owner.principal()));
    wanted.put("by", owner.principal());
    wanted.put("partner", "");
    wanted.put("mapping", Map.of("action", "", "each", "", "fields", Map.of()));
    return wanted;
  }

  static String lists(Browser seller, String title) throws Exception {
    Map<String, Object> variant = Map.of("name", "", "sku", "A", "price", 100, "quantity", 5);
    Map<String, Object> body = new HashMap<>();
    body.put("title", title);
    body.put("text", "");
    body.put("category", "");
    body.put("asset", TestVenue.USD);
    body.put("pictures", List.of());
    body.put("variants", List.of(variant));
    body.put("shipHours", 24);
    body.put("confirmHours", 24);
    Answer answer = seller.acts(Map.of("type", "market.CreateListing", "body", body));
    assertTrue(Expect.ok(answer).json().path("accepted").booleanValue(), answer::text);
    return answer.json().path("id").asString();
  }

  private static JsonNode deliveries(Browser owner, String id) throws Exception {
    return Expect.ok(owner.get("/connectors/" + id + "/deliveries")).json().path("items");
  }

  @Test
  void events_arrive_signed_and_in_order_also_after_failures_and_again_when_asked()
      throws Exception {
    Browser ann = Browser.member();
    JsonNode made = Expect.ok(ann.post("/connectors", outgoing(ann, erp.address(who)))).json();
    String id = made.at("/connector/connector").asString();
    Webhook webhook = new Webhook(made.path("secret").asString());
    long before = TestVenue.get().web().height();
    erp.willAnswer(who, 500);
    lists(ann, "First");
    lists(ann, "Second");
    Got failed = erp.next(who);
    assertEquals("First", failed.json().at("/data/title").asString());
    // The second waits for the first, which is not hurried before it is asked for.
    Expect.ok(ann.post("/connectors/" + id + "/state", Map.of("state", "ON")));
    Got first = erp.next(who);
    Got second = erp.next(who);
    assertEquals(failed.header("webhook-id"), first.header("webhook-id"));
    assertEquals("market.ListingCreated", first.json().path("type").asString());
    assertEquals("Second", second.json().at("/data/title").asString());
    webhook.verify(first.body(), first.headers());
    assertTrue(isSignedBy(made.at("/connector/webhookKey").asString(), first));
    assertThrows(
        WebhookVerificationException.class,
        () -> webhook.verify(first.body() + " ", first.headers()));
    long cursor = second.json().path("cursor").longValue();
    Expect.ok(ann.post("/connectors/" + id + "/deliveries/" + cursor, Map.of("again", true)));
    assertEquals(second.header("webhook-id"), erp.next(who).header("webhook-id"));
    Expect.ok(ann.post("/connectors/" + id + "/replay", Map.of("height", before)));
    assertEquals(first.body(), erp.next(who).body());
    assertEquals(second.body(), erp.next(who).body());
    JsonNode told = deliveries(ann, id);
    assertEquals(2, told.size(), told::toString);
    Expect.problem(404, "not-found", Browser.member().get("/connectors/" + id + "/deliveries"));
  }

  /// Whoever has no secret checks by the connector's public key (`v1a`).
  private static boolean isSignedBy(String key, Got got) throws Exception {
    byte[] x509 = new byte[44];
    System.arraycopy(HexFormat.of().parseHex("302a300506032b6570032100"), 0, x509, 0, 12);
    System.arraycopy(Base64.getDecoder().decode(key.substring("whpk_".length())), 0, x509, 12, 32);
    Signature check = Signature.getInstance("Ed25519", "SunEC");
    check.initVerify(
        KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(x509)));
    String content =
        got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + got.body();
    check.update(content.getBytes(UTF_8));
    String signatures = got.header("webhook-signature");
    return check.verify(
        Base64.getDecoder().decode(signatures.substring(signatures.indexOf("v1a,") + 4)));
  }

  @Test
  void what_happens_while_it_is_paused_is_told_when_it_goes_on() throws Exception {
    Browser ann = Browser.member();
    JsonNode made = Expect.ok(ann.post("/connectors", outgoing(ann, erp.address(who)))).json();
    String id = made.at("/connector/connector").asString();
    Expect.ok(ann.post("/connectors/" + id + "/state", Map.of("state", "PAUSED")));
    lists(ann, "Meanwhile");
    Expect.ok(ann.post("/connectors/" + id + "/state", Map.of("state", "ON")));
    assertEquals("Meanwhile", erp.next(who).json().at("/data/title").asString());
    erp.willAnswer(who, 410);
    Answer tried = Expect.ok(ann.post("/connectors/" + id + "/test", Map.of()));
    assertEquals(410, tried.json().path("status").intValue());
    assertEquals("connector.test", erp.next(who).json().path("type").asString());
    Expect.done(ann.delete("/connectors/" + id));
    Expect.problem(404, "not-found", ann.post("/connectors/" + id + "/test", Map.of()));
  }

  @Test
  void it_goes_to_public_addresses_and_to_those_that_the_operator_named_alone() throws Exception {
    Browser ann = Browser.member();
    JsonNode made =
        Expect.ok(ann.post("/connectors", outgoing(ann, "https://127.0.0.1:1/metadata"))).json();
    String id = made.at("/connector/connector").asString();
    Answer tried = Expect.ok(ann.post("/connectors/" + id + "/test", Map.of()));
    assertTrue(tried.json().path("error").asString().contains("no public address"), tried::text);
    Map<String, Object> file = outgoing(ann, "file:///etc/passwd");
    Expect.problem(422, "invalid-field", ann.post("/connectors", file));
    Map<String, Object> unknown = outgoing(ann, erp.address(who));
    unknown.put("topics", List.of("market.secrets." + ann.principal()));
    Expect.problem(422, "invalid-field", ann.post("/connectors", unknown));
  }
}
