package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.ASIDE;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OFFSET;
import static tallystick.domains.exchange.Slots.PRIORITY;
import static tallystick.domains.exchange.Slots.STOP;
import static tallystick.domains.exchange.Slots.STOPS;

import java.util.Arrays;

/// The orders that wait for a trade. A buy stop is reached by a trade at its stop price or higher,
/// a sell stop at its stop price or lower. A trailing stop first follows a trade, then looks
/// whether it is reached: a buyer's stop price is never more than its distance above a trade, a
/// seller's never more than that below.
///
/// Those that one order's trades reach are triggered in the order of their priority; those that
/// their trades reach in turn queue up behind all of them.
final class StopBook {
  private static final int START = 4;

  private final OpenOrders orders;
  private final Slots slots;
  private final Matcher matcher;
  private final Reports reports;
  // Priorities and slots of those to be triggered, in turn.
  private long[] reached = new long[START];
  private int size;

  StopBook(OpenOrders orders, Matcher matcher, Reports reports) {
    this.orders = orders;
    this.slots = orders.slots;
    this.matcher = matcher;
    this.reports = reports;
  }

  /// Triggers whatever trades between two prices, both included, have reached, and whatever follows
  /// from that. Returns false if that is more than one command may: the others wait again.
  boolean run(long firstPrice, long lastPrice) {
    if (orders.buyStops.best() == NONE && orders.sellStops.best() == NONE) {
      return true;
    }
    size = 0;
    collect(firstPrice, lastPrice);
    for (int i = 0; i < size; i++) {
      int stop = Sorted.slot(reached[i]);
      // The other order of its list may have ended it meanwhile.
      if (!isReached(stop)) {
        continue;
      }
      if (!matcher.counts()) {
        putBack(i);
        return false;
      }
      reports.triggered(slots.get(stop, ID));
      matcher.endPartner(stop);
      matcher.take(stop);
      if (matcher.firstPrice() != 0) {
        collect(matcher.firstPrice(), matcher.lastPrice());
      }
    }
    return true;
  }

  private boolean isReached(int stop) {
    return orders.isOpen(stop) && slots.place(stop) == ASIDE;
  }

  private void putBack(int from) {
    for (int i = from; i < size; i++) {
      int stop = Sorted.slot(reached[i]);
      if (isReached(stop)) {
        orders.putBack(stop);
      }
    }
  }

  /// Whether a stop price lies where a trade has been.
  static boolean isReached(Side side, long stop, long price) {
    return price != 0 && (side == Side.BUY ? price >= stop : price <= stop);
  }

  /// The stop price at a distance from a trade; one beyond the prices there are, if it is so far.
  static long following(Side side, long price, long distance) {
    return side == Side.BUY
        ? Math.min(BookLimits.MAX_PRICE + 1, price + distance)
        : Math.max(0, price - distance);
  }

  private void collect(long firstPrice, long lastPrice) {
    int from = size;
    at(firstPrice);
    if (lastPrice != firstPrice) {
      at(lastPrice);
    }
    Arrays.sort(reached, from, size);
  }

  private void at(long price) {
    follow(price);
    reach(orders.buyStops, Side.BUY, price);
    reach(orders.sellStops, Side.SELL, price);
  }

  private void follow(long price) {
    for (int i = 0; i < orders.trailing.size(); i++) {
      int slot = orders.trailing.get(i);
      Side side = slots.side(slot);
      long stop = following(side, price, slots.special(slot, OFFSET));
      // A buyer's stop only falls, a seller's only rises.
      if (slots.place(slot) == STOPS && side.opposite().better(stop, slots.special(slot, STOP))) {
        orders.moveStop(slot, stop);
      }
    }
  }

  private void reach(Ladder stops, Side side, long price) {
    while (stops.best() != NONE && isReached(side, stops.bestPrice(), price)) {
      int slot = stops.head(stops.best());
      if (size == reached.length) {
        reached = Arrays.copyOf(reached, 2 * size);
      }
      reached[size++] = Sorted.key(slots.get(slot, PRIORITY), slot);
      orders.setAside(slot, 0);
    }
  }
}
