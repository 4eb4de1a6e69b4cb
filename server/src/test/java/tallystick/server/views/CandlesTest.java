package tallystick.server.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.Side;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tools.jackson.databind.JsonNode;

/// What the tables count of trades, whatever batches these come in.
class CandlesTest extends MarketTape {
  @Test
  void candles_of_every_length_are_what_one_counts_by_hand() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    for (int i = 0; i < 400; i++) {
      time += dice.chance(80) ? dice.below(3_000) : dice.below(12) * dice.below(12 * 3_600_000);
      trade(Side.BUY, 5L * dice.between(1, 50), 10L * dice.between(1, 9), 1);
      if (dice.chance(15)) {
        flush();
      }
    }
    flush();
    for (String interval : query("candles").params().get(1).choices()) {
      long width = end(interval, begin(interval, START)) - begin(interval, START);
      long middle = times.get(dice.below(times.size()));
      long from = Math.max(START, middle - 40 * width);
      // None begins after now.
      long to = Math.min(from + dice.between(1, 90) * width, System.currentTimeMillis());
      List<Candle> found =
          ask(
                  "candles",
                  (int) dice.between(7, 60),
                  Map.of("instrument", SYMBOL, "interval", interval, "from", from, "to", to))
              .stream()
              .map(row -> Codec.JSON.treeToValue(row, Candle.class))
              .toList();
      assertEquals(expected(interval, from, to), found, interval + ", seed " + seed);
    }
  }

  @Test
  void candles_before_the_first_trade_and_of_nothing_are_none() {
    Map<String, Object> all = Map.of("instrument", SYMBOL, "interval", "1m", "from", 0L);
    assertEquals(List.of(), ask("candles", 50, all));
    trade(Side.SELL, 100, 10, 0);
    flush();
    assertEquals(1, ask("candles", 50, all).size());
    assertEquals(
        List.of(),
        ask("candles", 50, Map.of("instrument", SYMBOL, "interval", "1m", "to", START - 60_000)));
  }

  @Test
  void what_was_bought_and_sold_adds_up_whatever_the_order() {
    long seed = System.nanoTime();
    Dice dice = new Dice(seed);
    long paid = 0;
    long earned = 0;
    order(1, ANN, Side.BUY, 5, 10);
    order(2, BEN, Side.SELL, 5, 10);
    for (int i = 0; i < 200; i++) {
      boolean annBuys = dice.chance(50);
      long price = 5L * dice.between(1, 50);
      long quantity = 10L * dice.between(1, 9);
      long fee = dice.below(9);
      long value = price * quantity / 10;
      tell(
          new Traded(
              i + 1L,
              SYMBOL,
              price,
              quantity,
              value,
              1,
              2,
              0,
              0,
              annBuys ? ANN : BEN,
              annBuys ? BEN : ANN,
              fee,
              fee,
              Side.BUY,
              false));
      paid += annBuys ? value + fee : 0;
      earned += annBuys ? 0 : value - fee;
      if (dice.chance(20)) {
        flush();
      }
    }
    flush();
    JsonNode row = ask("positions", 50, Map.of("owner", ANN)).getFirst();
    assertEquals(
        earned - paid,
        row.path("realised").longValue()
            + row.path("otherProceeds").longValue()
            - row.path("cost").longValue(),
        "seed " + seed);
    assertEquals(
        row.path("bought").longValue(),
        row.path("quantity").longValue()
            + row.path("sold").longValue()
            - row.path("otherSold").longValue(),
        "seed " + seed);
    assertTrue(row.path("quantity").longValue() > 0 || row.path("cost").longValue() == 0);
  }

  @Test
  void units_leave_at_the_average_of_what_they_cost() {
    order(1, ANN, Side.BUY, 5, 10);
    order(2, BEN, Side.SELL, 5, 10);
    tell(new Traded(1, SYMBOL, 100, 100, 1_000, 1, 2, 0, 0, ANN, BEN, 10, 0, Side.BUY, false));
    tell(new Traded(2, SYMBOL, 200, 100, 2_000, 1, 2, 0, 0, ANN, BEN, 20, 0, Side.BUY, false));
    tell(new Traded(3, SYMBOL, 300, 50, 1_500, 1, 2, 0, 0, BEN, ANN, 0, 15, Side.BUY, false));
    flush();
    JsonNode row = ask("positions", 50, Map.of("owner", ANN)).getFirst();
    assertEquals(150, row.path("quantity").longValue());
    assertEquals(2_273, row.path("cost").longValue());
    assertEquals(152, row.path("average").longValue());
    assertEquals(1_500 - 15 - 757, row.path("realised").longValue());
    JsonNode ben = ask("positions", 50, Map.of("owner", BEN)).getFirst();
    assertEquals(0, ben.path("realised").longValue());
    assertEquals(200, ben.path("otherSold").longValue());
    assertEquals(3_000, ben.path("otherProceeds").longValue());
  }
}
