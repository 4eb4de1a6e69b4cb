package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.server.Someone;
import tallystick.server.TestReceiver;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// An order goes out to a seller's system as EDIFACT, and its despatch advice comes back as X12.
class EdiExchangeTest {
  private final TestVenue venue = TestVenue.get();
  private final Web web = venue.web();
  private final TestReceiver erp = TestReceiver.get();
  private final String who = Someone.freshId();

  @Test
  void an_order_is_told_in_edifact_and_shipped_by_an_856() throws Exception {
    IncomingTest.Inlet wms =
        IncomingTest.Inlet.made(
            "X12",
            Map.of(
                "action",
                "market.ShipOrder",
                "each",
                "",
                "fields",
                Map.of("order", "/order", "note", "/tracking")));
    wms.isLet("market.ShipOrder");
    Browser seller = wms.owner();
    Map<String, Object> outgoing = OutgoingTest.outgoing(seller, erp.address(who));
    outgoing.put("format", "EDIFACT");
    outgoing.put("partner", "ACME");
    String outlet =
        Expect.ok(seller.post("/connectors", outgoing))
            .json()
            .at("/connector/connector")
            .asString();
    String listing = OutgoingTest.lists(seller, "Coffee");
    Browser buyer = Browser.member();
    web.does(venue.operator().signs(new Issue(buyer.principal(), TestVenue.USD, 1_000, "")));
    Map<String, Object> order =
        Map.of("listing", listing, "variant", 0, "quantity", 2, "total", 200);
    Answer placed = buyer.acts(Map.of("type", "market.PlaceOrder", "body", order));
    String id = Expect.ok(placed).json().path("id").asString();
    String told = erp.next(who).body();
    assertTrue(told.contains("BGM+220+" + id), told);
    assertTrue(told.contains("QTY+21:2") && told.contains("PRI+AAA:1.00"), told);
    isAcknowledged(seller, outlet, told);
    Trade trade =
        new Trade(
            Trade.Document.DESPATCH, id, "", "", "", "A", 2, "1.00", "2.00", "USD", 0, "TRACK-7");
    String advice =
        new EdiDocument(trade, "TALLYSTICK", 1, Instant.EPOCH)
            .x12()
            .replaceAll("REF\\*ZZ\\*[^~]*~\\s*", "")
            .replace("SE*12", "SE*11");
    Answer taken = sends(wms, "asn-1", advice, "application/json");
    JsonNode result = Expect.ok(taken).json();
    assertEquals(1, result.path("accepted").intValue(), result::toString);
    String shipped = erp.next(who).body();
    assertTrue(shipped.contains("RFF+CN:TRACK-7"), shipped);
    assertEquals(List.of(), List.copyOf(erp.waiting(who)));
  }

  /// The partner's system says that it could read what it was told.
  private void isAcknowledged(Browser seller, String outlet, String told) throws Exception {
    IncomingTest.Inlet erp =
        IncomingTest.Inlet.made(
            seller, "EDIFACT", Map.of("action", "", "each", "", "fields", Map.of()));
    String answer = EdiAcknowledgement.of(told.getBytes(UTF_8), Instant.EPOCH).orElseThrow().text();
    JsonNode result = Expect.ok(sends(erp, "ack-1", answer, "application/json")).json();
    assertEquals(1, result.path("accepted").intValue(), result::toString);
    JsonNode items =
        Expect.ok(seller.get("/connectors/" + outlet + "/deliveries")).json().path("items");
    assertTrue(
        items.valueStream().anyMatch(one -> one.path("answer").asString().equals("ACCEPTED")),
        items::toString);
    Answer asked = Expect.ok(sends(erp, "order-1", EdiTest.ORDERS, "application/EDIFACT"));
    assertTrue(asked.header("Content-Type").startsWith("application/edifact"), asked::text);
    assertTrue(asked.text().contains("UCM+1+ORDERS:D:01B:UN+7"), asked::text);
  }

  private Answer sends(IncomingTest.Inlet to, String message, String body, String accept)
      throws Exception {
    long seconds = System.currentTimeMillis() / 1000;
    return web.send(
        web.request("/v1/connectors/" + to.id() + "/messages")
            .header("accept", accept)
            .header("webhook-id", message)
            .header("webhook-timestamp", Long.toString(seconds))
            .header("webhook-signature", to.webhook().sign(message, seconds, body))
            .POST(BodyPublishers.ofString(body)));
  }
}
