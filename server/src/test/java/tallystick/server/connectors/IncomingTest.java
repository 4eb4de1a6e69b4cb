package tallystick.server.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// What connectors take in, and what becomes of it.
class IncomingTest {
  private static final Map<String, Object> STOCK =
      Map.of(
          "action",
          "custody.CountStock",
          "each",
          "/lines",
          "fields",
          Map.of(
              "epcClass", "/class",
              "place", "=",
              "counted", "/quantity",
              "uom", "=",
              "note", "^/reference"));

  private final Web web = TestVenue.get().web();

  /// A connector that takes in, and what its sender knows.
  record Inlet(Browser owner, String id, String key, Webhook webhook) {
    static Inlet made(String format, Map<String, Object> mapping) throws Exception {
      return made(Browser.member(), format, mapping);
    }

    static Inlet made(Browser owner, String format, Map<String, Object> mapping) throws Exception {
      Map<String, Object> wanted = new HashMap<>(OutgoingTest.outgoing(owner, ""));
      wanted.put("direction", "IN");
      wanted.put("format", format);
      wanted.put("topics", List.of());
      wanted.put("mapping", mapping);
      JsonNode made = Expect.ok(owner.post("/connectors", wanted)).json();
      return new Inlet(
          owner,
          made.at("/connector/connector").asString(),
          made.at("/connector/key").asString(),
          new Webhook(made.path("secret").asString()));
    }

    void isLet(String... scope) throws Exception {
      ConnectorKey.isLet(owner, key, scope);
    }

    JsonNode run(String run) throws Exception {
      return Expect.ok(owner.get("/connectors/" + id + "/runs/" + run)).json();
    }
  }

  private Answer sends(Inlet to, String message, String body, long secondsAgo) throws Exception {
    long seconds = System.currentTimeMillis() / 1000 - secondsAgo;
    return sends(to, message, seconds, to.webhook().sign(message, seconds, body), body);
  }

  private Answer sends(Inlet to, String message, long seconds, String signature, String body)
      throws IOException, InterruptedException {
    return web.send(
        web.request("/v1/connectors/" + to.id() + "/messages")
            .header("webhook-id", message)
            .header("webhook-timestamp", Long.toString(seconds))
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String counts(String... quantities) {
    List<Map<String, String>> lines = new java.util.ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      lines.add(
          Map.of("class", "urn:epc:idpat:sgtin:0614141.112345." + "*", "quantity", quantities[i]));
    }
    return Codec.JSON.writeValueAsString(Map.of("reference", "count 7", "lines", lines));
  }

  @Test
  void rows_become_acts_under_the_mandate_and_a_repeat_is_answered_with_the_first()
      throws Exception {
    Inlet wms = Inlet.made("JSON", STOCK);
    JsonNode refused = Expect.ok(sends(wms, "m1", counts("5"), 0)).json();
    assertEquals(0, refused.path("accepted").intValue());
    String run = refused.path("run").asString();
    wms.isLet("custody.CountStock");
    // It was refused for good under that message; its owner has it tried again.
    assertEquals(refused, Expect.ok(sends(wms, "m1", counts("5"), 0)).json());
    Answer again =
        wms.owner().post("/connectors/" + wms.id() + "/runs/" + run + "/replay", Map.of());
    assertEquals(1, Expect.ok(again).json().at("/run/accepted").intValue(), again::text);
    JsonNode second = Expect.ok(sends(wms, "m2", counts("7", "many", "8"), 0)).json();
    assertEquals(3, second.path("rows").intValue());
    assertEquals(2, second.path("accepted").intValue(), second::toString);
    assertEquals("/lines/1", second.at("/errors/0/position").asString());
    assertEquals("invalid-field", second.at("/errors/0/code").asString());
    long height = web.height();
    assertEquals(second, Expect.ok(sends(wms, "m2", counts("7", "many", "8"), 0)).json());
    assertEquals(height, web.height());
    assertTrue(wms.run(second.path("run").asString()).path("body").asString().contains("count 7"));
  }

  @Test
  void what_is_not_signed_or_too_old_is_refused_and_does_not_say_what_there_is() throws Exception {
    Inlet wms = Inlet.made("JSON", STOCK);
    String body = counts("5");
    long now = System.currentTimeMillis() / 1000;
    String signature = wms.webhook().sign("m1", now, body);
    Expect.problem(401, "bad-webhook", sends(wms, "m1", now, signature, body + " "));
    Expect.problem(401, "bad-webhook", sends(wms, "m2", now, signature, body));
    Expect.problem(401, "bad-webhook", sends(wms, "m1", body, 600));
    Inlet nobody = new Inlet(wms.owner(), Someone.freshId(), "", wms.webhook());
    Expect.problem(401, "bad-webhook", sends(nobody, "m1", body, 0));
    String large = body + " ".repeat(Inbox.MAX_BYTES);
    Expect.problem(413, "body-too-large", sends(wms, "m1", large, 0));
    wms.owner().post("/connectors/" + wms.id() + "/state", Map.of("state", "PAUSED"));
    Expect.problem(503, "connector-paused", sends(wms, "m1", body, 0));
  }

  @Test
  void what_cannot_be_read_is_kept_and_told() throws Exception {
    Inlet wms = Inlet.made("JSON", STOCK);
    JsonNode taken = Expect.ok(sends(wms, "m1", "{\"lines\": 7}", 0)).json();
    assertEquals("malformed", taken.at("/errors/0/code").asString());
    assertEquals("{\"lines\": 7}", wms.run(taken.path("run").asString()).path("body").asString());
    Inlet any = Inlet.made("JSON", Map.of("action", "", "each", "", "fields", Map.of()));
    String keys = "{\"type\":\"identity.RevokeKey\",\"data\":{\"key\":\"x\"}}";
    JsonNode never = Expect.ok(sends(any, "m1", keys, 0)).json();
    assertEquals("not-delegable", never.at("/errors/0/code").asString());
  }
}
