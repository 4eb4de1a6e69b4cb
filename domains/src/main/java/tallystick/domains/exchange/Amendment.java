package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.DISPLAY;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PARTNER;
import static tallystick.domains.exchange.Slots.PRICE;
import static tallystick.domains.exchange.Slots.QUANTITY;

import org.jspecify.annotations.Nullable;

/// New price and quantity for an open order. It keeps its place if the price stays and the quantity
/// does not grow; else it queues behind all others, or trades if it can.
final class Amendment {
  private final OpenOrders orders;
  private final Slots slots;
  private final Matcher matcher;
  private final Reports reports;

  Amendment(OpenOrders orders, Matcher matcher, Reports reports) {
    this.orders = orders;
    this.slots = orders.slots;
    this.matcher = matcher;
    this.reports = reports;
  }

  @Nullable BookRefusal refusal(int slot, long price, long quantity) {
    Kind kind = Terms.kind(slots.terms(slot));
    BookRefusal refusal = Checks.amended(kind, price, quantity, slots.special(slot, DISPLAY));
    if (refusal != null) {
      return refusal;
    }
    if (price == slots.limit(slot) && quantity == slots.get(slot, QUANTITY)) {
      return BookRefusal.NOTHING_CHANGES;
    }
    if (open(slot, quantity) <= 0) {
      return BookRefusal.QUANTITY_FILLED;
    }
    boolean mustRest = Terms.postOnly(slots.terms(slot)) || slots.special(slot, PARTNER) != 0;
    return mustRest && wouldTrade(slot, price) ? BookRefusal.WOULD_TRADE : null;
  }

  /// Returns whether the order may have traded.
  boolean apply(int slot, long price, long quantity) {
    boolean keeps = price == slots.limit(slot) && quantity <= slots.get(slot, QUANTITY);
    long open = open(slot, quantity);
    orders.amend(slot, price, quantity);
    reports.amended(slots.get(slot, ID), price, open, keeps);
    if (keeps) {
      orders.resize(slot, open, Math.min(open, slots.shown(slot)));
    } else if (wouldTrade(slot, price)) {
      orders.setAside(slot, price);
      orders.resize(slot, open, 0);
      matcher.take(slot);
      return true;
    } else {
      int place = slots.place(slot);
      long at = isLimitInBook(slot) ? price : slots.get(slot, PRICE);
      orders.requeue(slot, place, at, open);
    }
    return false;
  }

  private long open(int slot, long quantity) {
    return quantity - (slots.get(slot, QUANTITY) - slots.get(slot, OPEN));
  }

  private boolean wouldTrade(int slot, long price) {
    return isLimitInBook(slot)
        && orders.phase == Phase.CONTINUOUS
        && matcher.crosses(slots.side(slot), price);
  }

  private boolean isLimitInBook(int slot) {
    return slots.place(slot) == BOOK && Terms.kind(slots.terms(slot)) != Kind.PEGGED;
  }
}
