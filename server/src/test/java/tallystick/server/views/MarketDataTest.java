package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.LevelTotal;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.kernel.Dice;
import tools.jackson.databind.JsonNode;

/// What the tables of the exchange say of events, whatever batches these come in.
class MarketDataTest extends MarketTape {
  @Test
  void a_book_is_the_last_total_of_every_level() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    NavigableMap<Long, Long> bids = new TreeMap<>();
    NavigableMap<Long, Long> asks = new TreeMap<>();
    long sequence = 0;
    for (int i = 0; i < 200; i++) {
      List<LevelTotal> changes = new ArrayList<>();
      for (int n = (int) dice.between(1, 4); n > 0; n--) {
        boolean buys = dice.chance(50);
        long price = buys ? dice.between(1, 40) : dice.between(41, 80);
        long quantity = dice.chance(40) ? 0 : dice.between(1, 99);
        changes.add(new LevelTotal(buys ? Side.BUY : Side.SELL, price, quantity, 1));
        (buys ? bids : asks).put(price, quantity);
        (buys ? bids : asks).remove(price, 0L);
      }
      tell(new BookChanged(SYMBOL, sequence + 1, sequence + changes.size(), changes, 7));
      sequence += changes.size();
      if (dice.chance(20)) {
        flush();
      }
    }
    flush();
    JsonNode book = ask("book", 1, Map.of("instrument", SYMBOL)).getFirst();
    assertEquals(sequence, book.path("sequence").longValue());
    assertEquals(new ArrayList<>(bids.descendingMap().entrySet()), levels(book.path("bids")));
    assertEquals(new ArrayList<>(asks.entrySet()), levels(book.path("asks")));
    JsonNode top = ask("book", 1, Map.of("instrument", SYMBOL, "depth", 3L)).getFirst();
    assertEquals(levels(book.path("bids")).subList(0, 3), levels(top.path("bids")));
    assertEquals(bids.size(), top.path("bidLevels").intValue());
  }

  private static List<Map.Entry<Long, Long>> levels(JsonNode side) {
    List<Map.Entry<Long, Long>> levels = new ArrayList<>();
    for (JsonNode level : side) {
      levels.add(Map.entry(level.path("price").longValue(), level.path("quantity").longValue()));
    }
    return levels;
  }

  @Test
  void a_trade_shows_both_orders_as_they_were_and_why_they_met() {
    order(1, BEN, Side.SELL, 105, 100);
    tell(new OrderAmended(1, SYMBOL, BEN, 100, 100, 100, false));
    order(2, ANN, Side.BUY, 110, 40);
    tell(new Traded(1, SYMBOL, 100, 40, 400, 2, 1, 0, 60, ANN, BEN, 2, 1, Side.BUY, false));
    tell(new OrderDone(2, SYMBOL, ANN, Ending.FILLED, 0));
    tell(new OrderAmended(1, SYMBOL, BEN, 120, 100, 60, false));
    flush();
    JsonNode trade = ask("trade", 1, Map.of("trade", 1L)).getFirst();
    assertEquals(110, trade.path("takerOrder").path("price").longValue());
    assertEquals(100, trade.path("makerOrder").path("price").longValue());
    assertEquals("action4", trade.path("makerOrder").path("action").asString());
    assertTrue(trade.path("reason").asString().startsWith("Order 2 came"), trade::toString);
    JsonNode maker = ask("order", 1, Map.of("order", 1L)).getFirst();
    assertEquals(60, maker.path("open").longValue());
    assertEquals(40, maker.path("filled").longValue());
    assertEquals(1, maker.path("fees").longValue());
    assertEquals("OPEN", maker.path("status").asString());
    JsonNode fill = ask("fills", 10, Map.of("owner", ANN)).getFirst();
    assertEquals(2, fill.path("order").longValue());
    assertTrue(fill.path("taker").booleanValue());
  }

  @Test
  void a_trade_with_oneself_is_two_fills_whatever_the_page() {
    order(1, ANN, Side.SELL, 100, 50);
    order(2, ANN, Side.BUY, 100, 50);
    for (int i = 1; i <= 5; i++) {
      tell(new Traded(i, SYMBOL, 100, 10, 100, 2, 1, 0, 0, ANN, ANN, 1, 2, Side.BUY, false));
    }
    flush();
    List<JsonNode> one = ask("fills", 1, Map.of("owner", ANN));
    assertEquals(10, one.size());
    assertEquals(ask("fills", 50, Map.of("owner", ANN)), one);
    assertEquals(5, ask("fills", 3, Map.of("owner", ANN, "order", 1L)).size());
  }

  @Test
  void what_linked_owners_hand_over_counts_in_their_positions() {
    order(1, ANN, Side.SELL, 100, 50);
    order(2, BEN, Side.BUY, 100, 50);
    tell(new MatchPrevented(SYMBOL, 2, 1, BEN, ANN, SelfTrade.TRANSFER, Side.BUY, 100, 20, 2_000));
    tell(new MatchPrevented(SYMBOL, 2, 1, BEN, ANN, SelfTrade.DECREMENT, Side.BUY, 100, 30, 0));
    flush();
    JsonNode buyer = ask("positions", 1, Map.of("owner", BEN)).getFirst();
    assertEquals(20, buyer.path("quantity").longValue());
    assertEquals(2_000, buyer.path("cost").longValue());
    JsonNode seller = ask("positions", 1, Map.of("owner", ANN)).getFirst();
    assertEquals(20, seller.path("otherSold").longValue());
    assertEquals(2_000, seller.path("otherProceeds").longValue());
    assertEquals(2_000, ask("prevented", 2, Map.of("owner", ANN)).get(1).path("value").longValue());
  }

  @Test
  void the_ticker_is_of_the_last_day_only() {
    long now = System.currentTimeMillis();
    time = now - 2 * DAY;
    trade(Side.BUY, 500, 10, 0);
    time = now - DAY / 2;
    trade(Side.BUY, 100, 10, 0);
    time = now - 5_000;
    trade(Side.BUY, 140, 20, 0);
    flush();
    JsonNode ticker = ask("ticker", 50, Map.of("instrument", SYMBOL)).getFirst();
    assertEquals(100, ticker.path("open").longValue());
    assertEquals(140, ticker.path("high").longValue());
    assertEquals(40, ticker.path("change").longValue());
    assertEquals(30, ticker.path("volume").longValue());
    assertEquals(2, ticker.path("trades").longValue());
  }
}
