package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.Side;
import tallystick.kernel.Dice;
import tallystick.server.Exchange;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Whoever follows a market by what docs/market-data.md says has the market, whatever happens.
class MarketDataStreamTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final int ROUNDS = 60;
  private static final int ORDERS = 12;

  /// Orders around one price, most of them resting for a while.
  private static void trades(Someone who, String symbol, long seed) {
    Dice dice = new Dice(seed);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        List<ExchangeAction> acts = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
          boolean buys = dice.chance(50);
          long ticks = 1_000 + (buys ? -dice.between(-3, 40) : dice.between(-3, 40));
          acts.add(
              Exchange.limit(
                  symbol,
                  buys ? Side.BUY : Side.SELL,
                  ticks * Exchange.TICK,
                  dice.between(1, 9) * Exchange.LOT,
                  ""));
        }
        if (dice.chance(20)) {
          acts.set(0, new CancelAll(symbol));
        }
        Answer answer = WEB.submit(who.signs(false, acts));
        assertEquals(200, answer.status(), answer::text);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_book_that_is_followed_is_the_book_under_load_and_after_a_lost_connection()
      throws Exception {
    long seed = System.nanoTime();
    String symbol = Exchange.open(VENUE, "LIVE");
    List<Someone> traders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      traders.add(Exchange.trader(VENUE, "LIVE", "Trader " + i));
    }
    List<LocalBook> books = new ArrayList<>();
    books.add(LocalBook.of(WEB, symbol));
    CompletableFuture<Void> load =
        CompletableFuture.allOf(
            traders.stream()
                .map(who ->
                    CompletableFuture.runAsync(
                        () -> trades(who, symbol, seed + who.principal().hashCode())))
                .toArray(CompletableFuture<?>[]::new));
    Dice dice = new Dice(seed);
    try {
      while (!load.isDone()) {
        LocalBook one = books.get(dice.below(books.size()));
        if (books.size() < 6 && dice.chance(20)) {
          books.add(LocalBook.of(WEB, symbol));
        } else if (dice.chance(20)) {
          one.reconnect();
        }
        for (LocalBook book : books) {
          book.hear();
        }
      }
      load.join();
      long height = WEB.height();
      JsonNode whole =
          WEB.get("/v1/exchange/book?instrument=%s&min-height=%d".formatted(symbol, height)).json();
      for (LocalBook book : books) {
        book.follow(whole.path("sequence").longValue());
        assertEquals(whole.path("sequence").longValue(), book.sequence(), "seed " + seed);
        assertEquals(levels(whole), book.levels(), "seed " + seed);
      }
      assertTrue(books.getFirst().applied() > 100, "seed " + seed);
      assertTrue(books.stream().mapToInt(LocalBook::dropped).sum() > 0, "seed " + seed);
    } finally {
      books.forEach(LocalBook::close);
    }
  }

  private static Map<String, Map<Long, Long>> levels(JsonNode book) {
    Map<String, Map<Long, Long>> levels = Map.of("bids", new TreeMap<>(), "asks", new TreeMap<>());
    levels.forEach((side, all) ->
        book.path(side)
            .forEach(level ->
                all.put(level.path("price").longValue(), level.path("quantity").longValue())));
    return levels;
  }

  @Test
  void trades_are_told_asked_for_and_exported_alike() throws Exception {
    String symbol = Exchange.open(VENUE, "FILE");
    Someone ann = Exchange.trader(VENUE, "FILE", "Ann");
    Someone ben = Exchange.trader(VENUE, "FILE", "Ben");
    List<Long> told = new ArrayList<>();
    try (Ear ear = Ear.of(WEB)) {
      ear.subscribe("exchange.trades." + symbol);
      for (int i = 1; i <= 7; i++) {
        WEB.does(ann.signs(Exchange.limit(symbol, Side.SELL, 1_000, 10L * i, "")));
        WEB.does(ben.signs(Exchange.limit(symbol, Side.BUY, 1_000, 10L * i, "")));
        told.add(ear.event("exchange.Traded").path("body").path("trade").longValue());
      }
    }
    String at = "instrument=" + symbol + "&min-height=" + WEB.height();
    List<Long> asked = new ArrayList<>();
    WEB.get("/v1/exchange/trades?" + at)
        .json()
        .path("items")
        .forEach(row -> asked.add(row.path("trade").longValue()));
    assertEquals(told, asked.reversed());
    Answer csv = WEB.get("/v1/exchange/trades.csv?instrument=" + symbol);
    List<String> lines = csv.text().lines().toList();
    assertTrue(lines.getFirst().startsWith("trade,time,instrument,price,quantity,value,"));
    assertEquals(told, lines.stream().skip(1).map(l -> Long.parseLong(l.split(",")[0])).toList());
    assertEquals(
        "text/csv;charset=utf-8", csv.header("Content-Type").toLowerCase(java.util.Locale.ROOT));
    Answer some =
        WEB.get("/v1/exchange/trades.csv?instrument=%s&after=%d".formatted(symbol, told.get(4)));
    assertEquals(3, some.text().lines().count());
    assertEquals(404, WEB.get("/v1/exchange/trades.csv?instrument=NO-SUCH").status());
    assertEquals(400, WEB.get("/v1/exchange/trades.csv").status());
    assertEquals(400, WEB.get("/v1/exchange/trades.csv?instrument=A&from=x").status());
    assertEquals(400, WEB.get("/v1/exchange/candles?instrument=A&interval=7q").status());
    assertEquals(
        told, ParquetFile.trades(WEB.get("/v1/exchange/trades.parquet?instrument=" + symbol)));
  }
}
