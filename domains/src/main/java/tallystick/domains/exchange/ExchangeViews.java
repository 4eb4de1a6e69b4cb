package tallystick.domains.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.ExchangeEvent.AllCancelled;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.InstrumentOpened;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.OwnerLinked;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.SwitchSet;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.PositionRow.Deal;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Instruments, books, orders, trades, candles and positions as people read them. Prices are minor
/// units of money for one lot, quantities units of the instrument's asset, values and fees minor
/// units of money, times log time in milliseconds.
final class ExchangeViews implements Views {
  private static final View<InstrumentRow> INSTRUMENTS =
      new View<>("exchange.instruments", InstrumentRow.class, "instrument");
  private static final View<BookHead> BOOKS =
      new View<>("exchange.books", BookHead.class, "instrument");
  private static final View<LevelRow> LEVELS = new View<>("exchange.levels", LevelRow.class, "id");
  private static final View<PlacedOrder> ORDERS =
      new View<>("exchange.orders", PlacedOrder.class, "order");
  private static final View<StepRow> STEPS = new View<>("exchange.steps", StepRow.class, "cursor");
  private static final View<TradeRow> TRADES =
      new View<>("exchange.trades", TradeRow.class, "cursor");
  private static final View<PreventedRow> PREVENTED =
      new View<>("exchange.prevented", PreventedRow.class, "cursor");
  private static final View<CandleRow> CANDLES =
      new View<>("exchange.candles", CandleRow.class, "id");
  private static final View<PositionRow> POSITIONS =
      new View<>("exchange.positions", PositionRow.class, "id");
  private static final View<SwitchRow> SWITCHES =
      new View<>("exchange.switches", SwitchRow.class, "owner");

  /// An instrument; `action` opened it.
  ///
  /// @param phase CONTINUOUS, AUCTION, UNCROSSING or HALTED, since `phaseTime`, for `cause`
  /// @param until when an auction may be ended; else 0
  /// @param last price of the last trade, at `lastTime`; 0 before the first
  record InstrumentRow(
      String instrument,
      String asset,
      String money,
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

  /// Where a book is: the number of its last change, and the checksum after it.
  record BookHead(String instrument, long sequence, long checksum, long height, long time) {}

  /// A displayed price level; the id is `<instrument>/<side>/<price>`.
  record LevelRow(
      String id, String instrument, String side, long price, long quantity, int orders) {}

  /// What became of an order besides trades and its end: AMENDED, TRIGGERED or REPRICED.
  record StepRow(
      long cursor,
      long order,
      String step,
      long price,
      long quantity,
      long open,
      boolean keptPriority,
      long time,
      String action) {}

  /// A trade; `action` is the one in which it happened.
  record TradeRow(
      long cursor,
      long trade,
      String instrument,
      long price,
      long quantity,
      long value,
      String takerSide,
      long taker,
      long maker,
      String buyer,
      String seller,
      long buyerFee,
      long sellerFee,
      boolean auction,
      long time,
      String action) {}

  /// A match that was prevented; with the mode TRANSFER, `value` was paid for the quantity.
  record PreventedRow(
      long cursor,
      String instrument,
      long taker,
      long maker,
      String takerOwner,
      String makerOwner,
      String mode,
      String takerSide,
      long price,
      long quantity,
      long value,
      long time,
      String action) {}

  /// A dead-man's switch; `until` is 0 when it is off.
  record SwitchRow(String owner, long until, long time, String action) {}

  @Override
  public List<View<?>> tables() {
    return List.of(
        INSTRUMENTS,
        BOOKS,
        LEVELS,
        ORDERS,
        STEPS,
        TRADES,
        PREVENTED,
        CANDLES,
        POSITIONS,
        SWITCHES,
        LinkViews.LINKS,
        LinkViews.MEMBERS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON exchange.levels (instrument, side, price)",
        "CREATE INDEX ON exchange.orders (owner, cursor)",
        "CREATE INDEX ON exchange.orders (owner, cursor) WHERE status = 'OPEN'",
        "CREATE INDEX ON exchange.orders (instrument) WHERE status = 'OPEN'",
        "CREATE INDEX ON exchange.orders (expires) WHERE status = 'OPEN' AND expires > 0",
        "CREATE INDEX ON exchange.steps (\"order\", cursor)",
        "CREATE UNIQUE INDEX ON exchange.trades (trade)",
        "CREATE INDEX ON exchange.trades (instrument, cursor)",
        "CREATE INDEX ON exchange.trades (instrument, time, cursor)",
        "CREATE INDEX ON exchange.trades (buyer, cursor)",
        "CREATE INDEX ON exchange.trades (seller, cursor)",
        "CREATE INDEX ON exchange.prevented (taker_owner, cursor)",
        "CREATE INDEX ON exchange.prevented (maker_owner, cursor)",
        "CREATE UNIQUE INDEX ON exchange.candles (instrument, width, start)",
        "CREATE INDEX ON exchange.positions (owner, instrument)",
        "CREATE INDEX ON exchange.switches (until) WHERE until > 0",
        "CREATE INDEX ON exchange.links (other, cursor)",
        "CREATE INDEX ON exchange.links (owner, cursor)",
        "CREATE INDEX ON exchange.members (\"group\") WHERE \"group\" > 0");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((ExchangeEvent) event) {
      case InstrumentOpened e -> open(e, at, out);
      case OrderAccepted e -> out.put(ORDERS, PlacedOrder.of(e, at));
      case OrderAmended e -> amend(e, at, out);
      case OrderTriggered e -> {
        out.set(ORDERS, "" + e.order(), "waits", false);
        step("TRIGGERED", e.order(), 0, at, out);
      }
      case OrderRepriced e -> {
        out.set(ORDERS, "" + e.order(), "resting", e.price());
        step("REPRICED", e.order(), e.price(), at, out);
      }
      case Traded e -> trade(e, at, out);
      case MatchPrevented e -> prevent(e, at, out);
      case OrderDone e ->
          out.set(
              ORDERS,
              "" + e.order(),
              "status",
              e.why().name(),
              "open",
              e.open(),
              "waits",
              false,
              "done",
              at.time(),
              "doneBy",
              at.action());
      case PhaseChanged e ->
          out.set(
              INSTRUMENTS,
              e.instrument(),
              "phase",
              e.phase().name(),
              "until",
              e.until(),
              "cause",
              e.cause().name(),
              "phaseTime",
              at.time());
      case BookChanged e -> book(e, at, out);
      case AllCancelled _ -> {}
      case SwitchSet e ->
          out.put(SWITCHES, new SwitchRow(e.owner(), e.until(), at.time(), at.action()));
      case SwitchFired e -> out.put(SWITCHES, new SwitchRow(e.owner(), 0, at.time(), at.action()));
      case OwnerLinked e -> LinkViews.linked(e, at, out);
    }
  }

  private static void open(InstrumentOpened e, At at, ViewWriter out) {
    out.put(
        INSTRUMENTS,
        new InstrumentRow(
            e.instrument(),
            e.asset(),
            e.money(),
            e.tick(),
            e.lot(),
            e.minimum(),
            e.maximum(),
            e.feeTo(),
            Phase.AUCTION.name(),
            0,
            ExchangeEvent.PhaseCause.OPENING.name(),
            at.time(),
            0,
            0,
            at.time(),
            at.action()));
    out.put(BOOKS, new BookHead(e.instrument(), 0, Checksum.EMPTY, at.height(), at.time()));
  }

  private static void amend(OrderAmended e, At at, ViewWriter out) {
    out.set(ORDERS, "" + e.order(), "price", e.price(), "quantity", e.quantity(), "open", e.open());
    out.put(
        STEPS,
        new StepRow(
            at.cursor(),
            e.order(),
            "AMENDED",
            e.price(),
            e.quantity(),
            e.open(),
            e.keptPriority(),
            at.time(),
            at.action()));
  }

  private static void step(String what, long order, long price, At at, ViewWriter out) {
    out.put(
        STEPS, new StepRow(at.cursor(), order, what, price, 0, 0, true, at.time(), at.action()));
  }

  private static void trade(Traded e, At at, ViewWriter out) {
    out.put(
        TRADES,
        new TradeRow(
            at.cursor(),
            e.trade(),
            e.instrument(),
            e.price(),
            e.quantity(),
            e.value(),
            e.takerSide().name(),
            e.taker(),
            e.maker(),
            e.buyer(),
            e.seller(),
            e.buyerFee(),
            e.sellerFee(),
            e.auction(),
            at.time(),
            at.action()));
    boolean buys = e.takerSide() == Side.BUY;
    fill(e.taker(), e, buys ? e.buyerFee() : e.sellerFee(), e.takerOpen(), out);
    fill(e.maker(), e, buys ? e.sellerFee() : e.buyerFee(), e.makerOpen(), out);
    out.set(INSTRUMENTS, e.instrument(), "last", e.price(), "lastTime", at.time());
    for (long width : CandleRow.WIDTHS) {
      long start = at.time() - at.time() % width;
      String id = e.instrument() + "/" + width + "/" + start;
      out.change(CANDLES, id, old -> CandleRow.of(old, id, width, start, e));
    }
    String symbol = e.instrument();
    bought(new Deal(e.buyer(), symbol, e.quantity(), e.value(), e.buyerFee()), at, out);
    sold(new Deal(e.seller(), symbol, e.quantity(), e.value(), e.sellerFee()), at, out);
  }

  private static void bought(Deal deal, At at, ViewWriter out) {
    String id = deal.owner() + "/" + deal.instrument();
    out.change(POSITIONS, id, old -> PositionRow.bought(old, deal, at));
  }

  private static void sold(Deal deal, At at, ViewWriter out) {
    String id = deal.owner() + "/" + deal.instrument();
    out.change(POSITIONS, id, old -> PositionRow.sold(old, deal, at));
  }

  private static void fill(long order, Traded e, long fee, long open, ViewWriter out) {
    out.change(ORDERS, "" + order, old -> known(old).filled(e.quantity(), e.value(), fee, open));
  }

  private static void prevent(MatchPrevented e, At at, ViewWriter out) {
    out.put(
        PREVENTED,
        new PreventedRow(
            at.cursor(),
            e.instrument(),
            e.taker(),
            e.maker(),
            e.takerOwner(),
            e.makerOwner(),
            e.mode().name(),
            e.takerSide().name(),
            e.price(),
            e.quantity(),
            e.value(),
            at.time(),
            at.action()));
    if (e.mode() == SelfTrade.TRANSFER) {
      boolean buys = e.takerSide() == Side.BUY;
      String buyer = buys ? e.takerOwner() : e.makerOwner();
      String seller = buys ? e.makerOwner() : e.takerOwner();
      bought(new Deal(buyer, e.instrument(), e.quantity(), e.value(), 0), at, out);
      sold(new Deal(seller, e.instrument(), e.quantity(), e.value(), 0), at, out);
    }
    if (e.mode().reduces()) {
      out.change(ORDERS, "" + e.taker(), old -> known(old).reduced(e.quantity()));
      out.change(ORDERS, "" + e.maker(), old -> known(old).reduced(e.quantity()));
    }
  }

  private static PlacedOrder known(@Nullable PlacedOrder order) {
    if (order == null) {
      throw new IllegalStateException("an order was told of before it was accepted");
    }
    return order;
  }

  private static void book(BookChanged e, At at, ViewWriter out) {
    for (ExchangeEvent.LevelTotal level : e.changes()) {
      String id = e.instrument() + "/" + level.side() + "/" + level.price();
      if (level.quantity() == 0) {
        out.remove(LEVELS, id);
      } else {
        out.put(
            LEVELS,
            new LevelRow(
                id,
                e.instrument(),
                level.side().name(),
                level.price(),
                level.quantity(),
                level.orders()));
      }
    }
    out.put(BOOKS, new BookHead(e.instrument(), e.last(), e.checksum(), at.height(), at.time()));
  }
}
