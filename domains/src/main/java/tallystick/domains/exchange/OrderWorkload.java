package tallystick.domains.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.MarketMemory.Market;
import tallystick.kernel.Action;
import tallystick.kernel.Dice;
import tallystick.kernel.Workload.Intent;

/// Random orders of every kind, near the last price, for as much as their owner can pay.
final class OrderWorkload {
  /// The price, in ticks, where a market begins.
  private static final long START = 1_000;

  private static final long HOUR_MILLIS = 60L * 60 * 1000;

  private final MarketMemory memory;
  private int names;

  OrderWorkload(MarketMemory memory) {
    this.memory = memory;
  }

  /// An order that somebody could place, or null if there is no money or no market for it.
  @Nullable Intent next(Dice dice, Market market, String owner, long time) {
    if (market.phase == Phase.HALTED) {
      return new Intent(owner, limit(dice, market, dice.pick(List.of(Side.values())), 0), false);
    }
    Side side = dice.chance(50) ? Side.BUY : Side.SELL;
    boolean pays =
        side == Side.BUY
            ? memory.available(owner, market.terms.money()) > 3 * 2 * START * market.terms.tick()
            : memory.available(owner, market.terms.asset()) > 3 * market.terms.lot();
    if (!pays) {
      return null;
    }
    PlaceOrder simple = limit(dice, market, side, dice.between(-20, 8));
    Action order =
        market.phase == Phase.AUCTION
            ? resting(dice, simple, time)
            : any(dice, market, simple, time);
    return order == null ? null : new Intent(owner, order, true);
  }

  private Action resting(Dice dice, PlaceOrder simple, long time) {
    return switch (dice.below(4)) {
      case 0 ->
          with(simple, simple.kind(), TimeInForce.GTD, time + dice.between(1, 72) * HOUR_MILLIS);
      case 1 -> named(simple, "c" + ++names);
      default -> simple;
    };
  }

  private @Nullable Action any(Dice dice, Market market, PlaceOrder simple, long time) {
    long tick = market.terms.tick();
    long other = market.best(simple.side().opposite());
    long away = simple.side() == Side.BUY ? 1 : -1;
    long last = market.last;
    return switch (dice.below(16)) {
      case 0 -> with(simple, Kind.LIMIT, TimeInForce.IOC, 0);
      case 1 -> with(simple, Kind.LIMIT, TimeInForce.FOK, 0);
      case 2 ->
          other == 0 ? null : at(with(simple, Kind.MARKET, TimeInForce.IOC, 0), 0, 0, 0, Peg.NONE);
      case 3 ->
          last == 0
              ? null
              : at(
                  with(simple, Kind.STOP, TimeInForce.GTC, 0),
                  0,
                  last + away * 9 * tick,
                  0,
                  Peg.NONE);
      case 4 ->
          last == 0
              ? null
              : at(
                  with(simple, Kind.STOP_LIMIT, TimeInForce.GTC, 0),
                  last + away * 12 * tick,
                  last + away * 8 * tick,
                  0,
                  Peg.NONE);
      case 5 ->
          last == 0
              ? null
              : at(with(simple, Kind.TRAILING_STOP, TimeInForce.GTC, 0), 0, 0, 10 * tick, Peg.NONE);
      case 6 ->
          last == 0
              ? null
              : at(with(simple, Kind.PEGGED, TimeInForce.GTC, 0), 0, 0, -away * tick, Peg.PRIMARY);
      case 7 -> last == 0 || other == 0 ? null : list(market, simple, away);
      case 8, 9 -> iceberg(simple, market.terms.lot());
      case 10, 11 -> prevented(simple, dice.pick(List.of(SelfTrade.values())));
      default -> resting(dice, simple, time);
    };
  }

  /// Takes profit on one side of the market, or stops a loss on the other.
  private static @Nullable Action list(Market market, PlaceOrder simple, long away) {
    long tick = market.terms.tick();
    long best = market.best(simple.side().opposite());
    PlaceOrder profit = at(simple, best - away * 15 * tick, 0, 0, Peg.NONE);
    long stop = market.last + away * 15 * tick;
    PlaceOrder loss = at(with(simple, Kind.STOP, TimeInForce.GTC, 0), 0, stop, 0, Peg.NONE);
    return profit.price() <= 0 ? null : new PlaceOrderList(profit, loss);
  }

  /// A limit order so many ticks beyond the middle.
  private static PlaceOrder limit(Dice dice, Market market, Side side, long beyond) {
    long tick = market.terms.tick();
    long middle = market.last == 0 ? START * tick : market.last;
    long price = middle + (side == Side.BUY ? beyond : -beyond) * tick;
    return new PlaceOrder(
        market.symbol(),
        side,
        Kind.LIMIT,
        dice.between(1, 3) * market.terms.lot(),
        Math.max(tick, price),
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE,
        "");
  }

  /// An order that the exchange refuses in any state.
  static PlaceOrder bad(Dice dice, Market market) {
    PlaceOrder good = limit(dice, market, Side.BUY, 0);
    return switch (dice.below(3)) {
      // A price between two ticks, if there is any: where every unit is a tick, none is wrong.
      case 0 -> at(good, market.terms.tick() > 1 ? good.price() + 1 : 0, 0, 0, Peg.NONE);
      case 1 -> at(good, 0, 0, 0, Peg.NONE);
      default -> at(good, good.price(), good.price(), 0, Peg.NONE);
    };
  }

  private static PlaceOrder with(PlaceOrder o, Kind kind, TimeInForce time, long expires) {
    return new PlaceOrder(
        o.instrument(),
        o.side(),
        kind,
        o.quantity(),
        o.price(),
        o.stop(),
        o.offset(),
        o.peg(),
        o.display(),
        time,
        expires,
        o.postOnly(),
        o.selfTrade(),
        o.clientId());
  }

  private static PlaceOrder at(PlaceOrder o, long price, long stop, long offset, Peg peg) {
    return new PlaceOrder(
        o.instrument(),
        o.side(),
        o.kind(),
        o.quantity(),
        price,
        stop,
        offset,
        peg,
        o.display(),
        o.timeInForce(),
        o.expires(),
        o.postOnly(),
        o.selfTrade(),
        o.clientId());
  }

  private static PlaceOrder iceberg(PlaceOrder o, long lot) {
    return new PlaceOrder(
        o.instrument(),
        o.side(),
        o.kind(),
        o.quantity(),
        o.price(),
        0,
        0,
        Peg.NONE,
        lot,
        o.timeInForce(),
        o.expires(),
        o.postOnly(),
        o.selfTrade(),
        o.clientId());
  }

  private static PlaceOrder prevented(PlaceOrder o, SelfTrade mode) {
    return new PlaceOrder(
        o.instrument(),
        o.side(),
        o.kind(),
        o.quantity(),
        o.price(),
        0,
        0,
        Peg.NONE,
        0,
        o.timeInForce(),
        o.expires(),
        o.postOnly(),
        mode,
        o.clientId());
  }

  private static PlaceOrder named(PlaceOrder o, String clientId) {
    return new PlaceOrder(
        o.instrument(),
        o.side(),
        o.kind(),
        o.quantity(),
        o.price(),
        o.stop(),
        o.offset(),
        o.peg(),
        o.display(),
        o.timeInForce(),
        o.expires(),
        o.postOnly(),
        o.selfTrade(),
        clientId);
  }
}
