package tallystick.domains.exchange;

import static tallystick.kernel.Permission.ANYONE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tallystick.domains.exchange.ExchangeViews.PreventedRow;
import tallystick.domains.exchange.ExchangeViews.StepRow;
import tallystick.domains.exchange.ExchangeViews.SwitchRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// What the exchange answers about instruments, and to owners about what is theirs. What it tells
/// of the market is in [MarketDataQueries].
final class ExchangeQueries {
  private static final String INSTRUMENTS_SQL =
      """
      SELECT i.*, a.name AS asset_name, a.decimals AS asset_decimals,
             m.decimals AS money_decimals
      FROM exchange.instruments i
      JOIN accounts.assets a ON a.asset = i.asset
      JOIN accounts.assets m ON m.asset = i.money
      """;

  static final Query<Instrument> INSTRUMENTS =
      Query.page(
          ANYONE,
          "instruments",
          "All instruments, by symbol.",
          Instrument.class,
          INSTRUMENTS_SQL
              + """
              WHERE (:asset::text IS NULL OR i.asset = :asset)
                AND (:money::text IS NULL OR i.money = :money)
              ORDER BY i.instrument COLLATE "C" LIMIT :limit OFFSET :offset\
              """,
          Param.optional("asset", "of one asset only"),
          Param.optional("money", "against one money only"));

  static final Query<Instrument> INSTRUMENT =
      Query.one(
          ANYONE,
          "instrument",
          "One instrument: its grid, its limits, and how it is traded now.",
          Instrument.class,
          INSTRUMENTS_SQL + "WHERE i.instrument = :instrument",
          Param.required("instrument", "its symbol"));

  private static final List<String> STATUS =
      Stream.concat(Stream.of("OPEN"), Arrays.stream(Ending.values()).map(Ending::name)).toList();

  static final Query<PlacedOrder> ORDERS =
      Query.page(
          ANYONE,
          "orders",
          "Orders of an owner, newest first.",
          PlacedOrder.class,
          """
          SELECT * FROM exchange.orders
          WHERE owner = :owner AND (:status::text IS NULL OR status = :status)
            AND (:instrument::text IS NULL OR instrument = :instrument)
            AND (:clientId::text IS NULL OR client_id = :clientId) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose orders"),
          Param.optional("instrument", "of one instrument only"),
          Param.choice("status", STATUS, "in one status only"),
          Param.optional("clientId", "by the owner's name for it"));

  static final Query<PlacedOrder> ORDER =
      Query.one(
          ANYONE,
          "order",
          "One order as it stands.",
          PlacedOrder.class,
          "SELECT * FROM exchange.orders WHERE \"order\" = :order",
          Param.requiredNumber("order", "its number"));

  static final Query<StepRow> STEPS =
      Query.page(
          ANYONE,
          "steps",
          "What became of an order besides trades and its end, newest first.",
          StepRow.class,
          """
          SELECT * FROM exchange.steps WHERE "order" = :order AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.requiredNumber("order", "its number"));

  /// A trade has a fill on each side: twice its cursor, plus 1 for the seller's, orders them all.
  private static final String FILLS_SQL =
      """
      (SELECT t.cursor * 2 + %1$d AS cursor, t.trade, t.instrument,
              CASE WHEN t.taker_side = '%2$s' THEN t.taker ELSE t.maker END AS "order",
              '%2$s' AS side, t.taker_side = '%2$s' AND NOT t.auction AS taker, t.auction,
              t.price, t.quantity, t.value, t.%3$s_fee AS fee, t.%4$s AS counterparty, t.time,
              t.action
       FROM exchange.trades t
       WHERE t.%3$s = :owner AND (:instrument::text IS NULL OR t.instrument = :instrument)
         AND (:order::bigint IS NULL
           OR CASE WHEN t.taker_side = '%2$s' THEN t.taker ELSE t.maker END = :order)
         AND t.cursor <= (:before - 1) / 2 AND t.cursor * 2 + %1$d < :before
       ORDER BY t.cursor DESC LIMIT :limit)
      """;

  static final Query<Fill> FILLS =
      Query.page(
          ANYONE,
          "fills",
          "What an owner's orders traded, newest first.",
          Fill.class,
          "SELECT f.*, coalesce(p.name, f.counterparty) AS counterparty_name FROM ("
              + FILLS_SQL.formatted(0, "BUY", "buyer", "seller")
              + " UNION ALL "
              + FILLS_SQL.formatted(1, "SELL", "seller", "buyer")
              + """
              ) f LEFT JOIN identity.principals p ON p.principal = f.counterparty
              ORDER BY f.cursor DESC LIMIT :limit\
              """,
          Param.required("owner", "whose orders"),
          Param.optional("instrument", "of one instrument only"),
          Param.number("order", "of one order only"));

  static final Query<Position> POSITIONS =
      Query.page(
          ANYONE,
          "positions",
          "What an owner bought and sold, by instrument, with average cost and realised profit.",
          Position.class,
          """
          SELECT p.*, i.asset, i.money, i.lot, i.last,
                 CASE WHEN p.quantity = 0 THEN 0
                   ELSE (p.cost::numeric * i.lot / p.quantity)::bigint END AS average,
                 coalesce(b.available, 0) AS available, coalesce(b.held, 0) AS held
          FROM exchange.positions p
          JOIN exchange.instruments i ON i.instrument = p.instrument
          LEFT JOIN accounts.balances b ON b.id = p.owner || '/' || i.asset
          WHERE p.owner = :owner
          ORDER BY p.instrument COLLATE "C" LIMIT :limit OFFSET :offset\
          """,
          Param.required("owner", "whose positions"));

  static final Query<PreventedRow> PREVENTED =
      Query.page(
          ANYONE,
          "prevented",
          "Matches of an owner that were prevented, newest first.",
          PreventedRow.class,
          """
          SELECT * FROM exchange.prevented
          WHERE (taker_owner = :owner OR maker_owner = :owner)
            AND (:instrument::text IS NULL OR instrument = :instrument) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose orders"),
          Param.optional("instrument", "of one instrument only"));

  static final Query<SwitchRow> SWITCH =
      Query.one(
          ANYONE,
          "switch",
          "An owner's dead-man's switch; `until` is 0 if it is off, or never was on.",
          SwitchRow.class,
          """
          SELECT p.principal AS owner, coalesce(s.until, 0) AS until, coalesce(s.time, 0) AS time,
                 coalesce(s.action, '') AS action
          FROM identity.principals p LEFT JOIN exchange.switches s ON s.owner = p.principal
          WHERE p.principal = :owner\
          """,
          Param.required("owner", "whose switch"));

  static final Query<Link> LINKS =
      Query.page(
          ANYONE,
          "links",
          "With whom an owner is linked, or offered to be, last changed first.",
          Link.class,
          """
          SELECT n.owner, coalesce(o.name, n.owner) AS owner_name,
                 n.other, coalesce(p.name, n.other) AS other_name, n."group", n.time, n.cursor
          FROM (
            SELECT l.owner, l.other, 0::bigint AS "group", l.time, l.cursor FROM exchange.links l
            WHERE l.open AND (l.owner = :owner OR l.other = :owner)
            UNION ALL
            SELECT m.owner, x.owner, x."group",
                   greatest(m.time, x.time), greatest(m.cursor, x.cursor)
            FROM exchange.members m
            JOIN exchange.members x ON x."group" = m."group" AND x.owner <> m.owner
            WHERE m.owner = :owner AND m."group" > 0) n
          LEFT JOIN identity.principals o ON o.principal = n.owner
          LEFT JOIN identity.principals p ON p.principal = n.other
          ORDER BY n.cursor DESC, n.other COLLATE "C" LIMIT :limit OFFSET :offset\
          """,
          Param.required("owner", "who is linked"));

  static final List<Query<?>> ALL =
      List.of(
          INSTRUMENTS,
          INSTRUMENT,
          MarketDataQueries.BOOK,
          MarketDataQueries.TICKER,
          MarketDataQueries.CANDLES,
          MarketDataQueries.TRADES,
          MarketDataQueries.TRADE,
          ORDERS,
          ORDER,
          STEPS,
          FILLS,
          POSITIONS,
          PREVENTED,
          SWITCH,
          LINKS);

  private ExchangeQueries() {}

  /// An instrument with what its amounts are counted in. `phase` is CONTINUOUS, AUCTION (until
  /// `until` at least) or HALTED; `last` is 0 before the first trade.
  record Instrument(
      String instrument,
      String asset,
      String assetName,
      int assetDecimals,
      String money,
      int moneyDecimals,
      long tick,
      long lot,
      long minimum,
      long maximum,
      String feeTo,
      String phase,
      long until,
      String cause,
      long phaseTime,
      long last,
      long lastTime,
      long opened,
      String action) {}

  /// One side of a trade. `taker` is false in an auction, where nobody is.
  record Fill(
      long cursor,
      long trade,
      String instrument,
      long order,
      String side,
      boolean taker,
      boolean auction,
      long price,
      long quantity,
      long value,
      long fee,
      String counterparty,
      String counterpartyName,
      long time,
      String action) {}

  /// A position. `average` is the cost of one lot, rounded, fees included; at the price `last` the
  /// profit that is not realised is `quantity / lot * last - cost`. Units that were not bought here
  /// have no known cost: what they fetched is `otherProceeds`. `available` and `held` are the
  /// balance of the asset, wherever it came from.
  record Position(
      String instrument,
      String asset,
      String money,
      long lot,
      long quantity,
      long cost,
      long average,
      long realised,
      long bought,
      long sold,
      long fees,
      long otherSold,
      long otherProceeds,
      long last,
      long available,
      long held) {}

  /// A link, or the offer of one while `group` is 0.
  record Link(
      String owner,
      String ownerName,
      String other,
      String otherName,
      long group,
      long time,
      long cursor) {}
}
