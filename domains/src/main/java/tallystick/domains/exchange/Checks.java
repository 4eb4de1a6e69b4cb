package tallystick.domains.exchange;

import static tallystick.domains.exchange.BookLimits.MAX_ORDERS;
import static tallystick.domains.exchange.BookLimits.MAX_PEGGED;
import static tallystick.domains.exchange.BookLimits.MAX_PRICE;
import static tallystick.domains.exchange.BookLimits.MAX_QUANTITY;
import static tallystick.domains.exchange.BookLimits.MAX_REFRESHES;
import static tallystick.domains.exchange.BookLimits.MAX_TRAILING;
import static tallystick.domains.exchange.Slots.NONE;

import org.jspecify.annotations.Nullable;

/// Why an order cannot come in: what is wrong with its terms, then what stands against it in the
/// book as it is.
final class Checks {
  private final OpenOrders orders;
  private final Matcher matcher;

  Checks(OpenOrders orders, Matcher matcher) {
    this.orders = orders;
    this.matcher = matcher;
  }

  @Nullable BookRefusal place(Order order) {
    BookRefusal refusal = acceptable(order);
    return refusal != null ? refusal : fits(order, 1);
  }

  @Nullable BookRefusal limit(
      long id, long owner, long price, long quantity, TimeInForce timeInForce) {
    BookRefusal refusal = acceptable(id, owner, 0, Kind.LIMIT, price, quantity);
    if (refusal != null) {
      return refusal;
    }
    if (timeInForce == TimeInForce.GTD) {
      return BookRefusal.EXPIRY_NOT_POSITIVE;
    }
    return fits(id, timeInForce.rests(), 1);
  }

  @Nullable BookRefusal list(Order first, Order second) {
    BookRefusal refusal = acceptable(first);
    refusal = refusal != null ? refusal : acceptable(second);
    if (refusal != null) {
      return refusal;
    }
    if (first.owner() != second.owner() || first.id() == second.id()) {
      return BookRefusal.LIST_NEEDS_ONE_OWNER;
    }
    if (!restsInList(first) || !restsInList(second)) {
      return BookRefusal.LIST_LEG_MUST_REST;
    }
    refusal = fits(first, 2);
    refusal = refusal != null ? refusal : fits(second, 2);
    return refusal == null && (wouldTrade(first) || wouldTrade(second) || wouldMeet(first, second))
        ? BookRefusal.WOULD_TRADE
        : refusal;
  }

  /// Terms that an amendment changes.
  static @Nullable BookRefusal amended(Kind kind, long price, long quantity, long display) {
    BookRefusal refusal = worth(kind, price, quantity);
    return refusal != null || display == 0 ? refusal : iceberg(quantity, display);
  }

  private @Nullable BookRefusal acceptable(Order order) {
    BookRefusal refusal =
        acceptable(
            order.id(),
            order.owner(),
            order.group(),
            order.kind(),
            order.price(),
            order.quantity());
    return refusal != null ? refusal : terms(order);
  }

  private @Nullable BookRefusal acceptable(
      long id, long owner, long group, Kind kind, long price, long quantity) {
    if (orders.phase == Phase.HALTED) {
      return BookRefusal.HALTED;
    }
    if (orders.phase == Phase.UNCROSSING) {
      return BookRefusal.UNCROSSING;
    }
    if (id <= 0) {
      return BookRefusal.ID_NOT_POSITIVE;
    }
    if (owner <= 0 || group < 0) {
      return BookRefusal.OWNER_NOT_POSITIVE;
    }
    return worth(kind, price, quantity);
  }

  private static @Nullable BookRefusal worth(Kind kind, long price, long quantity) {
    if (quantity <= 0) {
      return BookRefusal.QUANTITY_NOT_POSITIVE;
    }
    if (quantity > MAX_QUANTITY) {
      return BookRefusal.QUANTITY_TOO_LARGE;
    }
    boolean needsPrice = kind == Kind.LIMIT || kind == Kind.STOP_LIMIT;
    if (price < 0 || (price == 0 && needsPrice)) {
      return BookRefusal.PRICE_NOT_POSITIVE;
    }
    if (price > MAX_PRICE) {
      return BookRefusal.PRICE_TOO_LARGE;
    }
    return Math.multiplyHigh(price, quantity) != 0 || price * quantity < 0
        ? BookRefusal.VALUE_TOO_LARGE
        : null;
  }

  private static @Nullable BookRefusal terms(Order order) {
    Kind kind = order.kind();
    TimeInForce time = order.timeInForce();
    boolean rests = time.rests();
    boolean conflict =
        switch (kind) {
          case LIMIT -> order.stop() != 0 || order.offset() != 0;
          case MARKET -> rests || order.stop() != 0 || order.offset() != 0;
          case STOP -> !rests || order.offset() != 0;
          case STOP_LIMIT -> order.offset() != 0;
          case TRAILING_STOP -> !rests;
          case PEGGED -> !rests || order.stop() != 0;
        };
    boolean onlyLimits = order.postOnly() && (kind != Kind.LIMIT || !rests);
    boolean hidesWhatNeverRests = order.display() != 0 && (kind.takesAnyPrice() || !rests);
    if (conflict
        || onlyLimits
        || hidesWhatNeverRests
        || (kind == Kind.PEGGED) == (order.peg() == Peg.NONE)
        || (time != TimeInForce.GTD && order.expires() != 0)) {
      return BookRefusal.TERMS_CONFLICT;
    }
    boolean needsStop = kind == Kind.STOP || kind == Kind.STOP_LIMIT;
    if (order.stop() < 0 || order.stop() > MAX_PRICE || (order.stop() == 0 && needsStop)) {
      return BookRefusal.STOP_OUT_OF_RANGE;
    }
    if (order.offset() > MAX_PRICE
        || order.offset() < -MAX_PRICE
        || (order.offset() <= 0 && kind == Kind.TRAILING_STOP)) {
      return BookRefusal.OFFSET_OUT_OF_RANGE;
    }
    if (order.display() != 0) {
      BookRefusal refusal = iceberg(order.quantity(), order.display());
      if (refusal != null) {
        return refusal;
      }
    }
    return time == TimeInForce.GTD && order.expires() <= 0 ? BookRefusal.EXPIRY_NOT_POSITIVE : null;
  }

  private static @Nullable BookRefusal iceberg(long quantity, long display) {
    return display < 0 || display > quantity || quantity > display * MAX_REFRESHES
        ? BookRefusal.DISPLAY_OUT_OF_RANGE
        : null;
  }

  private @Nullable BookRefusal fits(Order order, int coming) {
    Kind kind = order.kind();
    boolean collected =
        kind.waits() || kind == Kind.PEGGED || (kind == Kind.LIMIT && order.timeInForce().rests());
    BookRefusal refusal = fits(order.id(), collected && !order.postOnly(), coming);
    if (refusal != null) {
      return refusal;
    }
    if ((kind == Kind.PEGGED && orders.pegged.size() + coming > MAX_PEGGED)
        || (kind == Kind.TRAILING_STOP && orders.trailing.size() + coming > MAX_TRAILING)) {
      return BookRefusal.BOOK_FULL;
    }
    if (kind == Kind.TRAILING_STOP && order.stop() == 0 && orders.last == 0) {
      return BookRefusal.NO_REFERENCE_PRICE;
    }
    if (kind.waits()
        && order.stop() != 0
        && StopBook.isReached(order.side(), order.stop(), orders.last)) {
      return BookRefusal.STOP_REACHED;
    }
    if (order.postOnly() && wouldTrade(order)) {
      return BookRefusal.WOULD_TRADE;
    }
    return kind == Kind.MARKET && orders.side(order.side().opposite()).best() == NONE
        ? BookRefusal.NO_LIQUIDITY
        : null;
  }

  /// @param collected whether an auction takes the order
  private @Nullable BookRefusal fits(long id, boolean collected, int coming) {
    if (orders.ids.get(id) != NONE) {
      return BookRefusal.DUPLICATE_ORDER;
    }
    if (orders.phase == Phase.AUCTION && !collected) {
      return BookRefusal.CONTINUOUS_ONLY;
    }
    return orders.ids.size() + coming > MAX_ORDERS ? BookRefusal.BOOK_FULL : null;
  }

  private boolean wouldTrade(Order order) {
    return order.kind() == Kind.LIMIT
        && orders.phase == Phase.CONTINUOUS
        && matcher.crosses(order.side(), order.price());
  }

  private static boolean wouldMeet(Order one, Order other) {
    return one.kind() == Kind.LIMIT
        && other.kind() == Kind.LIMIT
        && one.side() != other.side()
        && !one.side().better(other.price(), one.price());
  }

  private static boolean restsInList(Order order) {
    return order.kind().waits() || (order.kind() == Kind.LIMIT && order.timeInForce().rests());
  }
}
