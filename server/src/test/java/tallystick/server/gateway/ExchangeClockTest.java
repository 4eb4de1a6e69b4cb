package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.Phase;
import tallystick.domains.exchange.Side;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ProposeDelisting;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.server.Exchange;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What the venue's clock does for markets when nobody else does.
class ExchangeClockTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final long PRICE = 1_000 * Exchange.TICK;

  private static JsonNode phase(Ear ear) throws InterruptedException {
    return ear.event("exchange.PhaseChanged").path("body");
  }

  private static int count(String query) throws Exception {
    Answer answer = WEB.get("/v1/exchange/" + query + "&min-height=" + WEB.height());
    assertEquals(200, answer.status(), answer::text);
    return answer.json().path("items").size();
  }

  @Test
  void a_large_auction_is_traded_to_its_end() throws Exception {
    String symbol = Exchange.open(VENUE, "LARGE");
    auction(symbol, 3_600_000);
    for (String name : List.of("Ann", "Ben")) {
      Someone seller = Exchange.trader(VENUE, "LARGE", name);
      List<ExchangeAction> offers = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        offers.add(Exchange.limit(symbol, Side.SELL, PRICE, Exchange.LOT, ""));
      }
      assertEquals(200, WEB.submit(seller.signs(false, offers)).status());
    }
    Someone buyer = Exchange.trader(VENUE, "LARGE", "Cat");
    WEB.does(buyer.signs(Exchange.limit(symbol, Side.BUY, PRICE, 300 * Exchange.LOT, "")));
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("exchange.book." + symbol);
      auction(symbol, 2_000);
      assertEquals("AUCTION", phase(ear).path("phase").asString());
      JsonNode begun = phase(ear);
      assertEquals("UNCROSSING", begun.path("phase").asString());
      JsonNode done = phase(ear);
      assertEquals("CONTINUOUS", done.path("phase").asString());
      assertEquals(begun.path("price"), done.path("price"));
      assertEquals(300 * Exchange.LOT, done.path("quantity").longValue());
    }
    assertEquals(300, count("trades?limit=500&instrument=" + symbol));
    assertEquals(0, count("orders?status=OPEN&owner=" + buyer.principal()));
  }

  private static void auction(String symbol, long millis) throws Exception {
    long until = System.currentTimeMillis() + millis;
    WEB.does(
        VENUE.operator().signs(new ChangePhase(symbol, Phase.AUCTION, until, Phase.CONTINUOUS)));
  }

  @Test
  void orders_of_what_is_delisted_end() throws Exception {
    String symbol = Exchange.open(VENUE, "GONE");
    Someone ann = Exchange.trader(VENUE, "GONE", "Ann");
    WEB.does(ann.signs(Exchange.limit(symbol, Side.SELL, PRICE, Exchange.LOT, "")));
    WEB.does(ann.signs(Exchange.limit(symbol, Side.BUY, PRICE / 2, Exchange.LOT, "")));
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("exchange.book." + symbol);
      String proposal = WEB.does(VENUE.operator().signs(new ProposeDelisting(symbol, "Old")));
      WEB.does(VENUE.operator().signs(new Vote(proposal, Choice.FOR)));
      JsonNode halted = phase(ear);
      assertEquals("HALTED", halted.path("phase").asString());
      assertEquals("SUSPENDED", halted.path("cause").asString());
    }
    assertEquals(0, count("orders?status=OPEN&owner=" + ann.principal()));
  }
}
