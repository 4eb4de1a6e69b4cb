package tallystick.domains.exchange;

import static tallystick.kernel.Decision.refuse;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.exchange.Exchange.Trader;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.ExchangeEvent.PhaseCause;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;

/// Orders that come, and orders that become others. A command that would trade beyond the dynamic
/// band trades up to it, and puts the instrument into an auction instead of going on.
final class Placement {
  /// Most orders that end for their time before another one is looked at; the clock ends the rest.
  static final int EXPIRIES = 200;

  private final Step step;
  private final Instrument instrument;
  private final Trading trading;
  private final OrderBook book;
  private final Risk risk;
  private final Trader trader;

  private Placement(Step step, String symbol, Instrument instrument) {
    this.step = step;
    this.instrument = instrument;
    this.trader = Exchange.trader(step, step.by());
    this.trading = Trading.on(step, symbol, instrument);
    this.book = trading.book;
    this.risk = new Risk(step, instrument, book);
  }

  static Decision place(PlaceOrder action, Step step) {
    return on(step, action.instrument(), placement -> placement.place(action));
  }

  static Decision placeList(PlaceOrderList action, Step step) {
    String symbol = action.first().instrument();
    return action.second().instrument().equals(symbol)
        ? on(step, symbol, placement -> placement.list(action.first(), action.second()))
        : refuse(ExchangeRefusal.LIST_NEEDS_ONE_INSTRUMENT);
  }

  static Decision amend(AmendOrder action, Step step) {
    return on(step, action.instrument(), placement -> placement.amend(action));
  }

  private static Decision on(Step step, String symbol, Function<Placement, Decision> command) {
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    Refusal refusal = Markets.refusal(step, symbol, instrument);
    if (refusal != null) {
      return refuse(refusal);
    }
    Placement placement = new Placement(step, symbol, instrument);
    if (placement.book.state().phase() == Phase.HALTED) {
      return refuse(BookRefusal.HALTED);
    }
    return placement.book.expire(step.time(), EXPIRIES)
        ? command.apply(placement)
        : refuse(ExchangeRefusal.TOO_MUCH_AT_ONCE);
  }

  private Decision place(PlaceOrder action) {
    Refusal refusal = refusal(action);
    if (refusal != null) {
      return refuse(refusal);
    }
    Order order = order(action, trading.nextOrder());
    refusal = limits(order, 1);
    if (refusal != null) {
      return refuse(refusal);
    }
    trading.settlement.add(order, step.by(), action.clientId(), 0);
    long last = book.state().last();
    long clamp = clamp(order);
    refusal = book.place(clamp == 0 ? order : priced(order, clamp));
    if (refusal != null) {
      return refuse(refusal);
    }
    Decision unsettled = trading.settle();
    if (unsettled != null) {
      return unsettled;
    }
    Party party = trading.settlement.party(order.id());
    boolean pause = clamp != 0 && isStopped(party, order.side(), order.price());
    return finish(party, clamp == 0 ? 0 : order.price(), last, pause);
  }

  private Decision list(PlaceOrder first, PlaceOrder second) {
    Refusal refusal = refusal(first);
    refusal = refusal != null ? refusal : refusal(second);
    if (refusal == null
        && !first.clientId().isEmpty()
        && first.clientId().equals(second.clientId())) {
      refusal = ExchangeRefusal.CLIENT_ID_IN_USE;
    }
    if (refusal != null) {
      return refuse(refusal);
    }
    Order one = order(first, trading.nextOrder());
    Order other = order(second, trading.nextOrder());
    refusal = limits(one, 2);
    refusal = refusal != null ? refusal : limits(other, 2);
    if (refusal != null) {
      return refuse(refusal);
    }
    trading.settlement.add(one, step.by(), first.clientId(), other.id());
    trading.settlement.add(other, step.by(), second.clientId(), one.id());
    refusal = book.placeList(one, other);
    return refusal != null ? refuse(refusal) : trading.finish();
  }

  private Decision amend(AmendOrder action) {
    OpenOrder row = book.row(action.order());
    if (row == null) {
      return refuse(BookRefusal.ORDER_UNKNOWN);
    }
    Order old = row.order();
    if (old.owner() != trader.number()) {
      return refuse(BookRefusal.NOT_OWNER);
    }
    Refusal refusal = instrument.grid().refusal(action.price(), action.quantity());
    if (refusal != null) {
      return refuse(refusal);
    }
    long quantity = instrument.grid().lots(action.quantity());
    long limit = instrument.grid().ticks(action.price());
    boolean keepsLimit = limit == 0 && old.kind() != Kind.LIMIT && old.kind() != Kind.STOP_LIMIT;
    long price = keepsLimit ? old.price() : limit;
    refusal = limits(old.kind(), old.side(), price, quantity);
    if (refusal == null && old.side() == Side.BUY && quantity > old.quantity()) {
      refusal = position(quantity - old.quantity());
    }
    if (refusal != null) {
      return refuse(refusal);
    }
    Party party = trading.settlement.party(action.order());
    party.limit = price;
    party.quantity = quantity;
    boolean queued = row.price() != 0 && old.kind() != Kind.PEGGED && row.partner() == 0;
    long clamp = queued && !old.postOnly() ? clamp(old.side(), price) : 0;
    if (clamp == old.price() && quantity == old.quantity()) {
      // It stands at the end of the band already, and all that it could trade with is beyond.
      Markets.pause(trading, PhaseCause.VOLATILITY);
      clamp = 0;
    }
    long last = book.state().last();
    refusal = book.amend(action.order(), trader.number(), clamp == 0 ? price : clamp, quantity);
    if (refusal != null) {
      return refuse(refusal);
    }
    Decision unsettled = trading.settle();
    if (unsettled != null) {
      return unsettled;
    }
    boolean pause = clamp != 0 && isStopped(party, old.side(), price);
    return finish(party, clamp == 0 ? 0 : price, last, pause);
  }

  /// After the trades: an auction, if the price would leave or has left its band, and then the
  /// limit of an order that was kept within it.
  ///
  /// @param limit 0 if the order has its limit already
  private Decision finish(Party party, long limit, long last, boolean pause) {
    boolean continues = book.state().phase() == Phase.CONTINUOUS;
    // Where more stops were reached than may be triggered, the book is in an auction already.
    if (trading.isAstray() || (continues && (pause || risk.hasLeftBand(last)))) {
      Markets.pause(trading, PhaseCause.VOLATILITY);
    }
    if (limit != 0 && book.row(party.order) != null) {
      trading.settlement.mute(party);
      book.amend(party.order, trader.number(), limit, party.quantity);
    }
    return trading.finish();
  }

  private @Nullable Refusal refusal(PlaceOrder action) {
    Grid grid = instrument.grid();
    Refusal refusal = grid.refusal(action.price(), action.quantity());
    refusal = refusal != null ? refusal : grid.refusal(action.stop(), action.display());
    refusal = refusal != null ? refusal : grid.refusal(action.offset(), 0);
    if (refusal != null) {
      return refusal;
    }
    if (action.timeInForce() == TimeInForce.GTD && action.expires() != 0) {
      refusal = Markets.ahead(step, action.expires());
    }
    if (refusal == null
        && !action.clientId().isEmpty()
        && step.state().get(Exchange.CLIENT_IDS, step.by() + "/" + action.clientId()) != null) {
      return ExchangeRefusal.CLIENT_ID_IN_USE;
    }
    return refusal;
  }

  private Order order(PlaceOrder action, long number) {
    Grid grid = instrument.grid();
    Order order =
        new Order(
            number,
            trader.number(),
            trader.group(),
            action.side(),
            action.kind(),
            grid.lots(action.quantity()),
            grid.ticks(action.price()),
            grid.ticks(action.stop()),
            grid.ticks(action.offset()),
            action.peg(),
            grid.lots(action.display()),
            action.timeInForce(),
            action.expires(),
            action.postOnly(),
            action.selfTrade());
    return order.price() == 0 ? priced(order, risk.protection(order)) : order;
  }

  private @Nullable Refusal limits(Order order, int coming) {
    boolean rests = order.timeInForce().rests();
    long most = Governance.value(step.state(), Parameters.MAX_OPEN_ORDERS);
    if (rests && book.count(trader.number()) + coming > most) {
      return ExchangeRefusal.TOO_MANY_ORDERS;
    }
    // The book itself refuses all others that have nothing to start from.
    if (order.kind() == Kind.PEGGED && order.side() == Side.BUY && order.price() == 0) {
      return ExchangeRefusal.PROTECTION_NEEDED;
    }
    Refusal refusal = limits(order.kind(), order.side(), order.price(), order.quantity());
    return refusal != null || order.side() == Side.SELL ? refusal : position(order.quantity());
  }

  private @Nullable Refusal limits(Kind kind, Side side, long price, long quantity) {
    return risk.refusal(kind, side, price, quantity);
  }

  private @Nullable Refusal position(long more) {
    return risk.isBeyondPosition(step.by(), trader.number(), more)
        ? ExchangeRefusal.POSITION_LIMIT
        : null;
  }

  /// The price to which an order is kept at first, or 0 if its own will do.
  private long clamp(Order order) {
    boolean takes =
        !order.postOnly() && (order.kind() == Kind.LIMIT || order.kind() == Kind.MARKET);
    return takes ? clamp(order.side(), order.price()) : 0;
  }

  private long clamp(Side side, long limit) {
    long bound = risk.bound(side);
    boolean beyond = bound != 0 && side.better(limit, bound);
    return beyond && book.state().phase() == Phase.CONTINUOUS && crosses(side, limit) ? bound : 0;
  }

  /// Whether an order that was kept within the band could go on trading beyond it.
  private boolean isStopped(Party party, Side side, long limit) {
    boolean waits = party.ending == null || party.ending == Ending.UNFILLED;
    return waits && party.left > 0 && crosses(side, limit);
  }

  private boolean crosses(Side side, long limit) {
    long best = book.best(side.opposite());
    return best != 0 && !side.opposite().better(limit, best);
  }

  private static Order priced(Order order, long price) {
    return new Order(
        order.id(),
        order.owner(),
        order.group(),
        order.side(),
        order.kind(),
        order.quantity(),
        price,
        order.stop(),
        order.offset(),
        order.peg(),
        order.display(),
        order.timeInForce(),
        order.expires(),
        order.postOnly(),
        order.selfTrade());
  }
}
