package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.OFFSET;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PRICE;

/// Keeps pegged orders at their prices. At the end of every command, earliest priority first, each
/// goes to the price that it follows plus its offset, no further than its cap, and never so far
/// that it would trade: it stops one tick short of the other side. An order that moves queues
/// behind the others of its new price. Without anything to follow, or without a valid price, it
/// waits outside the queues.
///
/// Where one goes may depend on where others went, so this is done up to four times.
final class Pegs {
  private static final int PASSES = 4;

  private final OpenOrders orders;
  private final Slots slots;
  private final Reports reports;
  private long settledBid;
  private long settledAsk;
  private long settledFirmBid;
  private long settledFirmAsk;
  private boolean settled;

  Pegs(OpenOrders orders, Reports reports) {
    this.orders = orders;
    this.slots = orders.slots;
    this.reports = reports;
  }

  /// Moves all to where they belong, while there is trading.
  void settle() {
    if (orders.pegged.size() == 0 || orders.phase != Phase.CONTINUOUS || isSettled()) {
      return;
    }
    boolean moved = true;
    for (int pass = 0; pass < PASSES && moved; pass++) {
      moved = false;
      for (long key : Sorted.of(slots, orders.pegged)) {
        moved |= move(Sorted.slot(key));
      }
    }
    remember(moved);
  }

  /// Takes all out of the queues, for as long as there is an auction.
  void park() {
    for (long key : Sorted.of(slots, orders.pegged)) {
      int slot = Sorted.slot(key);
      if (slots.place(slot) == BOOK) {
        orders.setAside(slot, 0);
        reports.repriced(slots.get(slot, ID), 0);
      }
    }
    forget();
  }

  /// Says that the pegged orders, or their terms, are not what they were.
  void forget() {
    settled = false;
  }

  private boolean move(int slot) {
    long price = target(slot);
    if (price == slots.get(slot, PRICE)) {
      return false;
    }
    if (price == 0) {
      orders.setAside(slot, 0);
    } else {
      orders.requeue(slot, BOOK, price, slots.get(slot, OPEN));
    }
    reports.repriced(slots.get(slot, ID), price);
    return true;
  }

  private long target(int slot) {
    int terms = slots.terms(slot);
    Side side = Terms.side(terms);
    long reference = reference(side, Terms.peg(terms));
    if (reference == 0) {
      return 0;
    }
    long price = reference + slots.special(slot, OFFSET);
    long cap = slots.limit(slot);
    long bound = orders.side(side.opposite()).bestPrice();
    if (side == Side.BUY) {
      price = cap == 0 ? price : Math.min(price, cap);
      price = bound == 0 ? price : Math.min(price, bound - 1);
    } else {
      price = Math.max(price, cap);
      price = bound == 0 ? price : Math.max(price, bound + 1);
    }
    return price < 1 || price > BookLimits.MAX_PRICE ? 0 : price;
  }

  private long reference(Side side, Peg peg) {
    long own = orders.side(side).bestFirm();
    long other = orders.side(side.opposite()).bestFirm();
    return switch (peg) {
      case NONE -> 0;
      case PRIMARY -> own;
      case MARKET -> other;
      case MID -> own == 0 || other == 0 ? 0 : (own + other + (side == Side.BUY ? 0 : 1)) / 2;
    };
  }

  /// Nothing moves if nothing did the last time and the prices are still the same.
  private boolean isSettled() {
    return settled
        && settledBid == orders.bids.bestPrice()
        && settledAsk == orders.asks.bestPrice()
        && settledFirmBid == orders.bids.bestFirm()
        && settledFirmAsk == orders.asks.bestFirm();
  }

  private void remember(boolean moved) {
    settled = !moved;
    settledBid = orders.bids.bestPrice();
    settledAsk = orders.asks.bestPrice();
    settledFirmBid = orders.bids.bestFirm();
    settledFirmAsk = orders.asks.bestFirm();
  }
}
