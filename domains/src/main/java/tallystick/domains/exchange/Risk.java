package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// What an order must pass before the book sees it: prices near the last one, sizes and values
/// within limits, and a worst price for every order that names none. Prices are ticks.
final class Risk {
  private final Step step;
  private final Instrument instrument;
  private final OrderBook book;

  Risk(Step step, Instrument instrument, OrderBook book) {
    this.step = step;
    this.instrument = instrument;
    this.book = book;
  }

  /// Why a limit price, a quantity and what they come to are not allowed, or null.
  ///
  /// @param limit the worst price; 0 for a seller who names none
  /// @param quantity in lots
  @Nullable Refusal refusal(Kind kind, Side side, long limit, long quantity) {
    long units = quantity * instrument.lot();
    if (units < instrument.minimum()) {
      return ExchangeRefusal.ORDER_TOO_SMALL;
    }
    if (instrument.maximum() != 0 && units > instrument.maximum()) {
      return ExchangeRefusal.ORDER_TOO_LARGE;
    }
    if (limit > BookLimits.MAX_PRICE) {
      return BookRefusal.PRICE_TOO_LARGE;
    }
    if (quantity > BookLimits.MAX_QUANTITY) {
      return BookRefusal.QUANTITY_TOO_LARGE;
    }
    // All three are below 2^53, so that the high word tells whether the product is.
    long price = limit * instrument.tick();
    if (Math.multiplyHigh(price, quantity) != 0
        || price * quantity > Limits.AMOUNT
        || price * quantity < 0) {
      return BookRefusal.VALUE_TOO_LARGE;
    }
    long most = Governance.value(step.state(), Parameters.MAX_ORDER_VALUE);
    if (most != 0 && price * quantity > most) {
      return ExchangeRefusal.ORDER_TOO_LARGE;
    }
    return kind == Kind.LIMIT && isOutsideBand(limit) ? ExchangeRefusal.PRICE_OUTSIDE_BAND : null;
  }

  private boolean isOutsideBand(long limit) {
    long last = book.state().last();
    if (last == 0 || limit == 0) {
      return false;
    }
    long band = Oversight.staticBand(step.state(), last);
    return band != 0 && Math.abs(limit - last) > band;
  }

  /// Whether somebody would own more than anyone may, if all its bids for the asset were filled.
  ///
  /// @param trader the book's name for it
  /// @param quantity what it would bid for more, in lots
  boolean isBeyondPosition(String owner, long trader, long quantity) {
    State state = step.state();
    long most = Governance.value(state, Parameters.MAX_POSITION);
    return most != 0
        && Accounts.balanceOf(state, owner, instrument.asset())
                + instrument.units(book.bids(trader) + quantity)
            > most;
  }

  /// The worst price of an order that names none: one dynamic band from where it starts. Returns 0
  /// if it needs none, or if there is nothing to start from.
  long protection(Order order) {
    long start =
        switch (order.kind()) {
          case LIMIT, STOP_LIMIT -> 0;
          case MARKET -> book.best(order.side().opposite());
          case STOP -> order.stop();
          case TRAILING_STOP -> trailing(order);
          case PEGGED -> order.side() == Side.SELL ? 0 : pegged(order);
        };
    if (start == 0) {
      return 0;
    }
    // Beyond the highest price there is nothing to start from; the book refuses it.
    long from = Math.min(BookLimits.MAX_PRICE, start);
    long band = Math.max(1, Oversight.dynamicBand(step.state(), from));
    return order.side() == Side.BUY
        ? Math.min(BookLimits.MAX_PRICE, from + band)
        : Math.max(1, from - band);
  }

  private long trailing(Order order) {
    long last = book.state().last();
    if (order.stop() != 0 || last == 0) {
      return order.stop();
    }
    return StopBook.following(order.side(), last, order.offset());
  }

  private long pegged(Order order) {
    long own = book.best(order.side());
    long other = book.best(order.side().opposite());
    long near = own == 0 ? other : own;
    long start = order.peg() == Peg.PRIMARY || other == 0 ? near : other;
    start = start == 0 ? book.state().last() : start;
    return start == 0 ? 0 : start + Math.max(0, order.offset());
  }

  /// The price beyond which a command must not trade, or 0 if there is none: one dynamic band from
  /// the last price.
  long bound(Side side) {
    long last = book.state().last();
    long band = last == 0 ? 0 : Oversight.dynamicBand(step.state(), last);
    if (band == 0) {
      return 0;
    }
    return side == Side.BUY
        ? Math.min(BookLimits.MAX_PRICE, last + band)
        : Math.max(1, last - band);
  }

  /// Whether the last price has left the band around the one before.
  boolean hasLeftBand(long before) {
    long last = book.state().last();
    if (before == 0 || last == before) {
      return false;
    }
    long band = Oversight.dynamicBand(step.state(), before);
    return band != 0 && Math.abs(last - before) > band;
  }
}
