package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PRIORITY;

/// The call auction: all that can trade trades at one price, chosen by the four rules that
/// exchanges know as maximum executable volume, minimum surplus, market pressure and reference
/// price. Each decides among the ticks that the one before leaves:
///
/// 1. most volume;
/// 2. least imbalance between what buyers want and sellers offer;
/// 3. if there is too much demand at every one left, the highest; if too much supply, the lowest;
/// 4. the nearest to the reference price, or without one the middle, rounded down.
///
/// Hidden parts of icebergs take part with the priority of the order. Pegged orders do not take
/// part. Self-trades are not prevented in an auction, whose volume has been announced.
final class Auction {
  private final OpenOrders orders;
  private final Slots slots;
  private final Matcher matcher;
  private final Reports reports;

  Auction(OpenOrders orders, Matcher matcher, Reports reports) {
    this.orders = orders;
    this.slots = orders.slots;
    this.matcher = matcher;
    this.reports = reports;
  }

  /// The price and volume of an auction that ended now.
  ///
  /// @param reference in ticks, or 0
  Clearing clearing(long reference) {
    if (!isCrossed()) {
      return Clearing.NONE;
    }
    Ladder bids = orders.bids;
    Ladder asks = orders.asks;
    long low = asks.bestPrice();
    long high = bids.bestPrice();
    // The lowest bid that is still good at the price that is looked at.
    int bid = NONE;
    long wanted = 0;
    for (int level = bids.best();
        level != NONE && bids.price(level) >= low;
        level = bids.after(level)) {
      wanted += bids.open(level);
      bid = level;
    }
    // The next offer that is not good yet.
    int ask = asks.best();
    long offered = 0;
    Choice choice = new Choice();
    for (long price = low; price <= high; ) {
      while (ask != NONE && asks.price(ask) <= price) {
        offered += asks.open(ask);
        ask = asks.after(ask);
      }
      while (bids.price(bid) < price) {
        wanted -= bids.open(bid);
        bid = bids.before(bid);
      }
      // Nothing changes up to the next offer, or beyond the next bid.
      long next = Math.min(bids.price(bid), ask == NONE ? high : asks.price(ask) - 1) + 1;
      choice.consider(price, next - 1, wanted, offered);
      price = next;
    }
    return choice.clearing(reference);
  }

  /// Trades, at one price, all that can, but no more often than one command may. The price becomes
  /// the last one, at which [Phase#UNCROSSING] goes on. Ending one order of a list may leave the
  /// book crossed elsewhere: then the rest is traded at another price, near the one before.
  ///
  /// @return whether nothing is left that could trade
  boolean uncross(long reference) {
    long price = orders.phase == Phase.UNCROSSING ? orders.last : 0;
    long near = price == 0 ? reference : price;
    while (isCrossed()) {
      if (price == 0 || !trades(price)) {
        price = clearing(near).price();
        near = price;
        orders.last = price;
      }
      while (trades(price)) {
        if (!matcher.counts()) {
          return false;
        }
        trade(orders.bids.head(orders.bids.best()), orders.asks.head(orders.asks.best()), price);
      }
    }
    return true;
  }

  boolean isCrossed() {
    return orders.bids.best() != NONE
        && orders.asks.best() != NONE
        && orders.bids.bestPrice() >= orders.asks.bestPrice();
  }

  private boolean trades(long price) {
    return orders.bids.bestPrice() >= price
        && orders.asks.best() != NONE
        && orders.asks.bestPrice() <= price;
  }

  /// The younger order counts as the taker.
  private void trade(int bid, int ask, long price) {
    boolean buyerTakes = slots.get(bid, PRIORITY) > slots.get(ask, PRIORITY);
    int taker = buyerTakes ? bid : ask;
    int maker = buyerTakes ? ask : bid;
    long quantity = Math.min(slots.get(bid, OPEN), slots.get(ask, OPEN));
    reports.trade(
        slots.get(taker, ID),
        slots.get(maker, ID),
        buyerTakes ? Side.BUY : Side.SELL,
        price,
        quantity);
    fill(maker, quantity);
    fill(taker, quantity);
    // Last, for the two may be of one list.
    matcher.endPartner(maker);
    matcher.endPartner(taker);
  }

  private void fill(int slot, long quantity) {
    long open = slots.get(slot, OPEN) - quantity;
    if (open == 0) {
      reports.done(slots.get(slot, ID), Ending.FILLED, 0);
      orders.remove(slot);
    } else {
      orders.resize(slot, open, orders.shown(slot, open));
    }
  }

  /// The best ticks so far: all of one volume and size of imbalance, and next to each other,
  /// because demand only falls and supply only grows with the price.
  private static final class Choice {
    private long low;
    private long high;
    private long lowImbalance;
    private long highImbalance;
    // The first tick at which supply is what demand was, if there are such two.
    private long turn;
    private long volume = -1;

    void consider(long from, long to, long wanted, long offered) {
      long found = Math.min(wanted, offered);
      long imbalance = wanted - offered;
      long size = Math.abs(imbalance);
      if (found < volume || (found == volume && size > Math.abs(highImbalance))) {
        return;
      }
      if (found > volume || size < Math.abs(highImbalance)) {
        volume = found;
        low = from;
        lowImbalance = imbalance;
      }
      high = to;
      highImbalance = imbalance;
      turn = from;
    }

    Clearing clearing(long reference) {
      if (highImbalance > 0) {
        return new Clearing(high, volume, highImbalance);
      }
      if (lowImbalance < 0) {
        return new Clearing(low, volume, lowImbalance);
      }
      long price = reference == 0 ? (low + high) / 2 : Math.clamp(reference, low, high);
      return new Clearing(price, volume, price < turn ? lowImbalance : highImbalance);
    }
  }
}
