package tallystick.domains.exchange;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.exchange.ExchangeViews.TradeRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// What the exchange answers to everybody about the market: book, ticker, candles and trades.
final class MarketDataQueries {
  /// Levels of a side in an answer: more than books have.
  static final int DEPTH = 10_000;

  private static final List<String> INTERVALS =
      List.of(
          "1s", "5s", "15s", "30s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h",
          "12h", "1d", "3d", "1w", "1M");

  private static final String LEVELS =
      """
      coalesce((
        SELECT json_agg(json_build_object(
          'price', l.price, 'quantity', l.quantity, 'orders', l.orders) ORDER BY l.price %2$s)
        FROM (
          SELECT price, quantity, orders FROM exchange.levels
          WHERE instrument = b.instrument AND side = '%1$s'
          ORDER BY price %2$s LIMIT least(greatest(coalesce(:depth::bigint, %3$d), 0), %3$d)) l),
        '[]')
      """;

  static final Query<Book> BOOK =
      Query.one(
          ANYONE,
          "book",
          "A book's displayed levels, best first, with the number of its last change.",
          Book.class,
          """
          SELECT b.*, i.phase, i.until,
            (SELECT count(*)::int FROM exchange.levels
             WHERE instrument = b.instrument AND side = 'BUY') AS bid_levels,
            (SELECT count(*)::int FROM exchange.levels
             WHERE instrument = b.instrument AND side = 'SELL') AS ask_levels,
          """
              + LEVELS.formatted("BUY", "DESC", DEPTH)
              + " AS bids, "
              + LEVELS.formatted("SELL", "ASC", DEPTH)
              + """
               AS asks
              FROM exchange.books b JOIN exchange.instruments i ON i.instrument = b.instrument
              WHERE b.instrument = :instrument\
              """,
          Param.required("instrument", "its symbol"),
          Param.number("depth", "levels of each side; all if not given"));

  /// The last day is made of whole hours, and of minutes before the first of them.
  static final Query<Ticker> TICKER =
      Query.page(
          ANYONE,
          "ticker",
          "The last 24 hours of every instrument, by symbol.",
          Ticker.class,
          """
          SELECT i.instrument, i.asset, i.money, i.lot, i.phase, i.last, i.last_time,
                 coalesce(d.open, i.last) AS open, coalesce(d.high, i.last) AS high,
                 coalesce(d.low, i.last) AS low, coalesce(i.last - d.open, 0) AS change,
                 coalesce(d.volume, 0)::bigint AS volume, coalesce(d.value, 0)::bigint AS value,
                 coalesce(d.trades, 0)::bigint AS trades,
                 coalesce(bid.price, 0) AS bid, coalesce(bid.quantity, 0) AS bid_quantity,
                 coalesce(ask.price, 0) AS ask, coalesce(ask.quantity, 0) AS ask_quantity
          FROM exchange.instruments i
          CROSS JOIN (
            SELECT t AS since, (t + 3599999) / 3600000 * 3600000 AS hour
            FROM (SELECT (extract(epoch FROM now()) * 1000)::bigint - 86400000 AS t) n) day
          CROSS JOIN LATERAL (
            SELECT (array_agg(c.open ORDER BY c.start))[1] AS open, max(c.high) AS high,
                   min(c.low) AS low, sum(c.volume) AS volume, sum(c.value) AS value,
                   sum(c.trades) AS trades
            FROM exchange.candles c
            WHERE c.instrument = i.instrument
              AND (c.width = 3600000 AND c.start >= day.hour
                OR c.width = 60000 AND c.start >= day.since AND c.start < day.hour)) d
          LEFT JOIN LATERAL (
            SELECT price, quantity FROM exchange.levels
            WHERE instrument = i.instrument AND side = 'BUY'
            ORDER BY price DESC LIMIT 1) bid ON true
          LEFT JOIN LATERAL (
            SELECT price, quantity FROM exchange.levels
            WHERE instrument = i.instrument AND side = 'SELL' ORDER BY price LIMIT 1) ask ON true
          WHERE :instrument::text IS NULL OR i.instrument = :instrument
          ORDER BY i.instrument COLLATE "C" LIMIT :limit OFFSET :offset\
          """,
          Param.optional("instrument", "of one instrument only"));

  /// First the stretches, as many as fit the page; then what traded in each, from the widest kept
  /// candles that they are made of; then the close before, where nothing traded. A stretch is a
  /// number of milliseconds, but for months, which are counted by the calendar. None begins after
  /// now, so that there is an end.
  static final Query<Candle> CANDLES =
      Query.page(
              ANYONE,
              "candles",
              "What traded in equal stretches of time, oldest first, without gaps: one in which"
                  + " nothing traded has the close before it, and no volume.",
              Candle.class,
              """
              WITH asked AS (
                SELECT v.step, v.base, s.width, c.first,
                       least(
                         coalesce(:to::bigint, i.last_time + 1),
                         greatest((extract(epoch FROM now()) * 1000)::bigint, i.last_time) + 1)
                         AS till
                FROM (VALUES
                    ('s', '1s'::interval, 1000), ('m', '1m', 60000), ('h', '1h', 3600000),
                    ('d', '1d', 86400000), ('w', '7d', 86400000), ('M', '1 month', 86400000))
                  AS v (unit, step, base)
                CROSS JOIN LATERAL (
                  SELECT substring(:interval FROM '[0-9]+')::int AS many) n
                CROSS JOIN LATERAL (
                  SELECT (extract(epoch FROM v.step) * 1000)::bigint * n.many AS width) s
                JOIN exchange.instruments i ON i.instrument = :instrument
                CROSS JOIN LATERAL (
                  SELECT min(start) AS first FROM exchange.candles
                  WHERE instrument = :instrument AND width = 1000) c
                WHERE v.unit = right(:interval, 1) AND c.first IS NOT NULL),
              begun AS (
                SELECT a.*, to_timestamp(greatest(
                  coalesce(:from::bigint, a.till - 300 * a.width), a.first) / 1000.0)
                  AT TIME ZONE 'UTC' AS wanted
                FROM asked a WHERE :from::bigint IS NULL OR :from < a.till),
              aligned AS (
                SELECT b.*, CASE WHEN b.step = '1 month' THEN date_trunc('month', b.wanted)
                  ELSE date_bin(b.width * interval '1 ms', b.wanted, '2001-01-01') END AS start
                FROM begun b),
              stretches AS (
                SELECT a.base, a.till,
                  CASE WHEN a.step = '1 month' THEN a.start + n * interval '1 month'
                    ELSE a.start + n * a.width * interval '1 ms' END AS start,
                  CASE WHEN a.step = '1 month' THEN a.start + (n + 1) * interval '1 month'
                    ELSE a.start + (n + 1) * a.width * interval '1 ms' END AS stop
                FROM aligned a, generate_series(:offset::bigint, :offset + :limit - 1) n),
              numbered AS (
                SELECT base, till, (extract(epoch FROM start) * 1000)::bigint AS start,
                       (extract(epoch FROM stop) * 1000)::bigint AS stop
                FROM stretches),
              traded AS (
                SELECT s.start, s.stop, s.base, d.*
                FROM numbered s
                LEFT JOIN LATERAL (
                  SELECT (array_agg(c.open ORDER BY c.start))[1] AS open, max(c.high) AS high,
                         min(c.low) AS low, (array_agg(c.close ORDER BY c.start DESC))[1] AS close,
                         sum(c.volume)::bigint AS volume, sum(c.value)::bigint AS value,
                         sum(c.trades)::bigint AS trades
                  FROM exchange.candles c
                  WHERE c.instrument = :instrument AND c.width = s.base
                    AND c.start >= s.start AND c.start < s.stop) d ON true
                WHERE s.start < s.till)
              SELECT t.start, t.stop, coalesce(t.open, p.close) AS open,
                     coalesce(t.high, p.close) AS high, coalesce(t.low, p.close) AS low,
                     coalesce(t.close, p.close) AS close, coalesce(t.volume, 0) AS volume,
                     coalesce(t.value, 0) AS value, coalesce(t.trades, 0) AS trades
              FROM traded t
              LEFT JOIN LATERAL (
                SELECT c.close FROM exchange.candles c
                WHERE t.close IS NULL AND c.instrument = :instrument AND c.width = t.base
                  AND c.start < t.start
                ORDER BY c.start DESC LIMIT 1) p ON true
              ORDER BY t.start\
              """,
              Param.required("instrument", "its symbol"),
              Param.requiredChoice("interval", INTERVALS, "length of a stretch; 1M is a month"),
              Param.number("from", "a time in the first one; 300 before the last if not given"),
              Param.number("to", "a time that is after all; after the last trade if not given"))
          .upTo(1_000);

  static final Query<TradeRow> TRADES =
      Query.page(
              ANYONE,
              "trades",
              "Trades of an instrument, newest first.",
              TradeRow.class,
              """
              SELECT t.* FROM exchange.trades t
              WHERE t.instrument = :instrument AND t.cursor < :before
                AND (:from::bigint IS NULL OR t.cursor >= (
                  SELECT cursor FROM exchange.trades
                  WHERE instrument = :instrument AND time >= :from
                  ORDER BY time, cursor LIMIT 1))
                AND (:to::bigint IS NULL OR t.cursor <= (
                  SELECT cursor FROM exchange.trades WHERE instrument = :instrument AND time < :to
                  ORDER BY time DESC, cursor DESC LIMIT 1))
              ORDER BY t.cursor DESC LIMIT :limit\
              """,
              Param.required("instrument", "its symbol"),
              Param.number("from", "not before this time"),
              Param.number("to", "before this time"))
          .upTo(1_000);

  /// An order's terms as they were at the trade.
  private static final String PARTY =
      """
      (SELECT json_build_object(
         'order', o."order", 'owner', o.owner, 'ownerName', coalesce(p.name, o.owner),
         'side', o.side, 'kind', o.kind, 'timeInForce', o.time_in_force,
         'price', coalesce((
           SELECT s.price FROM exchange.steps s
           WHERE s."order" = o."order" AND s.step = 'AMENDED' AND s.cursor < t.cursor
           ORDER BY s.cursor DESC LIMIT 1), o.accepted),
         'stop', o.stop, 'quantity', o.quantity, 'placed', o.placed, 'action', o.action)
       FROM exchange.orders o LEFT JOIN identity.principals p ON p.principal = o.owner
       WHERE o."order" = t.%1$s)
      """;

  static final Query<Trade> TRADE =
      Query.one(
          ANYONE,
          "trade",
          "A trade with its two orders, the actions that placed them, and why they met.",
          Trade.class,
          """
          SELECT t.*, i.asset, i.money, i.lot,
          """
              + PARTY.formatted("taker")
              + " AS taker_order, "
              + PARTY.formatted("maker")
              + """
               AS maker_order,
                CASE WHEN t.auction THEN format(
                  'An auction ended at %%s, the price at which most could trade. Both orders accept'
                  ' it, and on their sides they stood first by price, then by time.', t.price)
                WHEN x.waited THEN format(
                  'A trade reached the stop of order %%s. Of all orders that it could then trade'
                  ' with, order %%s had the best price, and of those at %%s the first place in the'
                  ' queue.', t.taker, t.maker, t.price)
                ELSE format(
                  'Order %%s came, or was amended, while order %%s rested, and accepts its price.'
                  ' Of all orders that it could trade with, order %%s had the best price, and of'
                  ' those at %%s the first place in the queue.',
                  t.taker, t.maker, t.maker, t.price)
                END AS reason
              FROM exchange.trades t
              JOIN exchange.instruments i ON i.instrument = t.instrument
              CROSS JOIN LATERAL (
                SELECT kind LIKE '%%STOP%%' AS waited FROM exchange.orders
                WHERE "order" = t.taker) x
              WHERE t.trade = :trade\
              """
                  .replace("%%", "%"),
          Param.requiredNumber("trade", "its number"));

  private MarketDataQueries() {}

  /// A price level: displayed units, and how many orders they are of.
  record PriceLevel(long price, long quantity, int orders) {}

  /// A book. `sequence` is the number of its last change, `checksum` that of its ten best levels a
  /// side, `height` the block of that change; there are `bidLevels` and `askLevels` in all.
  record Book(
      String instrument,
      long sequence,
      long checksum,
      long height,
      long time,
      String phase,
      long until,
      int bidLevels,
      int askLevels,
      List<PriceLevel> bids,
      List<PriceLevel> asks) {}

  /// The last 24 hours of an instrument, to the minute. Prices are 0 where there is none.
  record Ticker(
      String instrument,
      String asset,
      String money,
      long lot,
      String phase,
      long last,
      long lastTime,
      long open,
      long high,
      long low,
      long change,
      long volume,
      long value,
      long trades,
      long bid,
      long bidQuantity,
      long ask,
      long askQuantity) {}

  /// What traded from `start` on and before `stop`.
  record Candle(
      long start,
      long stop,
      long open,
      long high,
      long low,
      long close,
      long volume,
      long value,
      long trades) {}

  /// An order's part in a trade, with its price at that time and the action that placed it.
  record TradedOrder(
      long order,
      String owner,
      String ownerName,
      String side,
      String kind,
      String timeInForce,
      long price,
      long stop,
      long quantity,
      long placed,
      String action) {}

  /// A trade as a whole; `reason` says in a sentence why the two orders met.
  record Trade(
      long trade,
      String instrument,
      String asset,
      String money,
      long lot,
      long price,
      long quantity,
      long value,
      String takerSide,
      boolean auction,
      String buyer,
      String seller,
      long buyerFee,
      long sellerFee,
      TradedOrder takerOrder,
      TradedOrder makerOrder,
      String reason,
      long time,
      String action,
      long cursor) {}
}
