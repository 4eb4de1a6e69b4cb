package tallystick.server.demo;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.kernel.Dice;

/// Who deals in an instrument, and at what: two quote around a price that wanders, two take what
/// they like of it.
final class Dealers {
  static final List<String> ALL =
      List.of("Harbour Trading", "Quiet Desk", "Ledgerline Capital", "Northwind Markets");

  private static final List<String> MAKERS = ALL.subList(0, 2);
  private static final List<String> TAKERS = ALL.subList(2, 4);
  private static final int TREND_STEPS = 24;
  private static final TimeInForce REST = TimeInForce.GTC;

  private final String symbol;
  private final Wares wares;
  private final Dice dice;
  private long middle;
  private long trend;
  private int steps;

  /// What is dealt in.
  ///
  /// @param asset units of which are traded
  /// @param price to begin with, in minor units for one lot
  /// @param size lots that are quoted at a level, about
  record Wares(String asset, long price, long tick, long lot, int size) {}

  Dealers(String symbol, Wares wares, Dice dice) {
    this.symbol = symbol;
    this.wares = wares;
    this.dice = dice;
    this.middle = wares.price();
  }

  /// Goes on at the price of a trade, if there was one.
  void goOnAt(long last) {
    middle = last > 0 ? last : middle;
  }

  String symbol() {
    return symbol;
  }

  Wares wares() {
    return wares;
  }

  /// One of them takes his quotes out and puts new ones in, at so many levels of either side.
  void quote(Stage stage, int turn, int levels) {
    wander();
    List<ExchangeAction> acts = new ArrayList<>();
    acts.add(new CancelAll(symbol));
    long spread = 1L + dice.below(3);
    for (int level = 0; level < levels; level++) {
      long distance = (spread + level * (1L + dice.below(3))) * wares.tick();
      acts.add(limit(Side.BUY, middle - distance, lots(level + 1), TimeInForce.GTC));
      acts.add(limit(Side.SELL, middle + distance, lots(level + 1), TimeInForce.GTC));
    }
    stage.begin(stage.who(MAKERS.get(turn % MAKERS.size())), acts);
  }

  /// One of the others buys or sells at once, in the direction of the trend a little more often.
  void take(Stage stage, int turn) {
    Side side = dice.below(100) < 50 + Long.signum(trend) * 12 ? Side.BUY : Side.SELL;
    long reach = (4 + dice.below(8)) * wares.tick();
    long price = side == Side.BUY ? middle + reach : middle - reach;
    PlaceOrder order =
        dice.chance(12)
            ? limit(side, side == Side.BUY ? middle - reach : middle + reach, lots(1), REST)
            : limit(side, price, lots(1), TimeInForce.IOC);
    stage.begin(stage.who(TAKERS.get(turn % TAKERS.size())), List.of(order));
  }

  /// A few ticks up or down, with a trend that turns now and then, and never far from the
  /// beginning.
  private void wander() {
    if (steps++ % TREND_STEPS == 0) {
      trend = dice.between(-2, 2);
    }
    long moved = middle + (trend + dice.between(-3, 3)) * wares.tick();
    long least = wares.price() * 8 / 10;
    long most = wares.price() * 13 / 10;
    middle = Math.clamp(moved, least - least % wares.tick(), most - most % wares.tick());
  }

  private long lots(int weight) {
    return wares.lot() * (1 + dice.below(wares.size() * weight));
  }

  private PlaceOrder limit(Side side, long price, long quantity, TimeInForce inForce) {
    return new PlaceOrder(
        symbol,
        side,
        Kind.LIMIT,
        quantity,
        price,
        0,
        0,
        Peg.NONE,
        0,
        inForce,
        0,
        false,
        SelfTrade.EXPIRE_MAKER,
        "");
  }
}
