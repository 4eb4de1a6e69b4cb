package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.DISPLAY;
import static tallystick.domains.exchange.Slots.GROUP;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.NEW;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.OWNER;
import static tallystick.domains.exchange.Slots.PARTNER;
import static tallystick.domains.exchange.Slots.PRICE;
import static tallystick.domains.exchange.Slots.PRIORITY;

/// Continuous matching: one order against the other side, best price first, then earliest priority.
/// An iceberg trades what it shows, then queues again behind the others of its price.
final class Matcher {
  private final OpenOrders orders;
  private final Slots slots;
  private final Reports reports;
  private final int most;
  private int left;
  private long firstPrice;
  private long lastPrice;
  private boolean ended;

  /// @param most trades, prevented matches and triggered stops of one command, all together
  Matcher(OpenOrders orders, Reports reports, int most) {
    this.orders = orders;
    this.slots = orders.slots;
    this.reports = reports;
    this.most = most;
    this.left = most;
  }

  /// A command begins.
  void begin() {
    left = most;
  }

  /// Counts a trade, or what costs as much. Returns whether there may be another one.
  boolean counts() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /// Lets an order trade; then it rests or ends. Its slot is new, or set aside.
  void take(int taker) {
    int terms = slots.terms(taker);
    Side side = Terms.side(terms);
    Kind kind = Terms.kind(terms);
    TimeInForce time = Terms.timeInForce(terms);
    long limit = limit(side, slots.limit(taker));
    long open = slots.get(taker, OPEN);
    firstPrice = 0;
    ended = false;
    if (time == TimeInForce.FOK && !isFillable(taker, side, limit, open)) {
      end(taker, Ending.NOT_FILLABLE, open);
      return;
    }
    open = match(taker, side, limit, open);
    if (ended) {
      end(taker, Ending.SELF_TRADE, open);
    } else if (open == 0) {
      end(taker, Ending.FILLED, 0);
    } else if (left == 0 && crosses(side, limit)) {
      end(taker, Ending.TOO_MANY_TRADES, open);
    } else if (kind.takesAnyPrice() || !time.rests()) {
      end(taker, Ending.UNFILLED, open);
    } else if (slots.place(taker) == NEW) {
      orders.add(taker, BOOK, limit, open);
    } else {
      orders.requeue(taker, BOOK, limit, open);
    }
  }

  /// The price of the first trade of the last [#take], or 0 if it did not trade. Its prices go one
  /// way, so that those between the first and the last reach no stop which these two do not.
  long firstPrice() {
    return firstPrice;
  }

  /// The price of its last trade.
  long lastPrice() {
    return lastPrice;
  }

  /// Whether an order of this side and limit would find somebody to trade with.
  boolean crosses(Side side, long limit) {
    Ladder makers = orders.side(side.opposite());
    return makers.best() != NONE && !makers.better(limit(side, limit), makers.bestPrice());
  }

  /// Ends an order, and the other of its list.
  void end(int slot, Ending why, long open) {
    reports.done(slots.get(slot, ID), why, open);
    if (slots.place(slot) == NEW) {
      slots.free(slot);
      return;
    }
    orders.remove(slot);
    endPartner(slot);
  }

  /// Ends the other order of a list, if it is still open.
  void endPartner(int slot) {
    long partner = slots.special(slot, PARTNER);
    int other = partner == 0 ? NONE : orders.ids.get(partner);
    // An id may be used again when its order is done; then the new order knows nothing of this one.
    if (other != NONE && slots.special(other, PARTNER) == slots.get(slot, ID)) {
      reports.done(partner, Ending.LINKED, slots.get(other, OPEN));
      orders.remove(other);
    }
  }

  /// Takes a traded quantity off a maker.
  void fill(int maker, long quantity) {
    if (quantity == slots.get(maker, OPEN)) {
      end(maker, Ending.FILLED, 0);
    } else {
      reduce(maker, quantity);
      endPartner(maker);
    }
  }

  private long match(int taker, Side side, long limit, long wanted) {
    Ladder makers = orders.side(side.opposite());
    SelfTrade mode = Terms.selfTrade(slots.terms(taker));
    long id = slots.get(taker, ID);
    long open = wanted;
    while (open > 0) {
      int level = makers.best();
      if (level == NONE || makers.better(limit, makers.price(level)) || !counts()) {
        break;
      }
      long price = makers.price(level);
      int maker = makers.head(level);
      long quantity = Math.min(open, slots.shown(maker));
      if (mode != SelfTrade.NONE && isOwn(taker, maker)) {
        open = prevent(taker, maker, mode, price, quantity, open);
        if (ended) {
          break;
        }
        continue;
      }
      open -= quantity;
      firstPrice = firstPrice == 0 ? price : firstPrice;
      lastPrice = price;
      reports.trade(id, slots.get(maker, ID), side, price, quantity);
      fill(maker, quantity);
    }
    if (firstPrice != 0) {
      orders.last = lastPrice;
    }
    return open;
  }

  private long prevent(int taker, int maker, SelfTrade mode, long price, long quantity, long open) {
    SelfTrade effect = effect(taker, maker, mode);
    reports.prevented(
        slots.get(taker, ID), slots.get(maker, ID), effect, slots.side(taker), price, quantity);
    long left = effect.reduces() ? open - quantity : open;
    ended = effect.endsTaker() || left == 0;
    if (effect.reduces() && quantity < slots.get(maker, OPEN)) {
      reduce(maker, quantity);
    } else if (effect != SelfTrade.EXPIRE_TAKER) {
      end(maker, Ending.SELF_TRADE, effect.reduces() ? 0 : slots.get(maker, OPEN));
    }
    return left;
  }

  private SelfTrade effect(int taker, int maker, SelfTrade mode) {
    boolean transfers =
        mode == SelfTrade.TRANSFER
            && Terms.selfTrade(slots.terms(maker)) == SelfTrade.TRANSFER
            && slots.get(taker, OWNER) != slots.get(maker, OWNER);
    return mode == SelfTrade.TRANSFER && !transfers ? SelfTrade.DECREMENT : mode;
  }

  private void reduce(int maker, long quantity) {
    long open = slots.get(maker, OPEN) - quantity;
    long shown = slots.shown(maker) - quantity;
    if (shown == 0) {
      orders.requeue(maker, BOOK, slots.get(maker, PRICE), open);
    } else {
      orders.resize(maker, open, shown);
    }
  }

  private boolean isOwn(int taker, int maker) {
    long group = slots.special(taker, GROUP);
    return slots.get(taker, OWNER) == slots.get(maker, OWNER)
        || (group != 0 && group == slots.special(maker, GROUP));
  }

  /// Whether enough can be had at the limit, and by no more trades than there may be, counted as if
  /// all orders of the prices that it takes would trade. What lies behind an order of one's own
  /// counts only if that order would end and let the taker pass; of a list, only the order that is
  /// met first.
  private boolean isFillable(int taker, Side side, long limit, long wanted) {
    Ladder makers = orders.side(side.opposite());
    SelfTrade mode = Terms.selfTrade(slots.terms(taker));
    long missing = wanted;
    long trades = 0;
    for (int level = makers.best();
        level != NONE && missing > 0 && !makers.better(limit, makers.price(level));
        level = makers.after(level)) {
      trades += trades(makers.head(level));
      if (trades > left) {
        return false;
      }
      if (mode == SelfTrade.NONE && orders.linked == 0) {
        missing -= makers.open(level);
        continue;
      }
      long open = 0;
      long shown = 0;
      for (int maker = makers.head(level); maker != NONE; maker = slots.next(maker)) {
        if (isLinkedToOneAhead(maker)) {
          continue;
        }
        if (mode == SelfTrade.NONE || !isOwn(taker, maker)) {
          open += slots.get(maker, OPEN);
          shown += slots.shown(maker);
        } else if (mode != SelfTrade.EXPIRE_MAKER) {
          return missing <= shown;
        }
      }
      missing -= open;
    }
    return missing <= 0;
  }

  /// In how many parts all orders of a price trade; counts no further than it matters.
  private long trades(int head) {
    long trades = 0;
    for (int maker = head;
        maker != NONE && trades <= left && most != Integer.MAX_VALUE;
        maker = slots.next(maker)) {
      long hidden = slots.get(maker, OPEN) - slots.shown(maker);
      trades += hidden == 0 ? 1 : 1 + Math.ceilDiv(hidden, slots.special(maker, DISPLAY));
    }
    return trades;
  }

  private boolean isLinkedToOneAhead(int maker) {
    long partner = slots.special(maker, PARTNER);
    int other = partner == 0 ? NONE : orders.ids.get(partner);
    if (other == NONE
        || slots.special(other, PARTNER) != slots.get(maker, ID)
        || slots.place(other) != BOOK
        || slots.side(other) != slots.side(maker)) {
      return false;
    }
    long price = slots.get(maker, PRICE);
    long otherPrice = slots.get(other, PRICE);
    return otherPrice == price
        ? slots.get(other, PRIORITY) < slots.get(maker, PRIORITY)
        : slots.side(maker).better(otherPrice, price);
  }

  /// The worst price that an order accepts.
  private static long limit(Side side, long price) {
    return price != 0 ? price : side == Side.BUY ? BookLimits.MAX_PRICE : 0;
  }
}
