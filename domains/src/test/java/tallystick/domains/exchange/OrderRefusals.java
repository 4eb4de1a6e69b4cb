package tallystick.domains.exchange;

import static tallystick.domains.exchange.Floor.LOT;
import static tallystick.domains.exchange.Floor.SYMBOL;
import static tallystick.domains.exchange.Floor.TICK;
import static tallystick.domains.exchange.Floor.limit;

import java.util.function.Function;
import tallystick.domains.Venue.Person;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// When the exchange refuses for what an order says, or for what it would meet.
final class OrderRefusals {
  private final Cases cases;

  OrderRefusals(Cases cases) {
    this.cases = cases;
  }

  /// Where cases go.
  @FunctionalInterface
  interface Cases {
    void when(Refusal reason, String situation, Function<Floor, Outcome> attempt);
  }

  void add() {
    terms();
    stops();
    book();
  }

  private void terms() {
    cases.when(
        BookRefusal.TERMS_CONFLICT,
        "a limit order has a stop price",
        f -> f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).at(900, 0).order()));
    cases.when(
        BookRefusal.OFFSET_OUT_OF_RANGE,
        "a trailing stop has no distance",
        f -> {
          f.trades(1_000);
          return f.venue.tries(f.ann, Ticket.of(Side.BUY, Kind.TRAILING_STOP, 0, 1).order());
        });
    cases.when(
        BookRefusal.DISPLAY_OUT_OF_RANGE,
        "an iceberg shows more than there is",
        f -> f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).showing(2).order()));
    cases.when(
        BookRefusal.EXPIRY_NOT_POSITIVE,
        "a date is not said",
        f -> f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).until(0).order()));
    cases.when(
        BookRefusal.NOTHING_CHANGES,
        "an order is amended to what it is",
        f -> {
          long order = f.places(f.ann, limit(Side.BUY, 1_000, 2));
          return f.venue.tries(f.ann, new AmendOrder(SYMBOL, order, 1_000 * TICK, 2 * LOT));
        });
    cases.when(
        BookRefusal.QUANTITY_FILLED,
        "an order is amended to what is filled",
        f -> {
          long order = f.places(f.ann, limit(Side.BUY, 1_000, 2));
          f.places(f.bob, limit(Side.SELL, 1_000, 1));
          return f.venue.tries(f.ann, new AmendOrder(SYMBOL, order, 1_000 * TICK, LOT));
        });
    cases.when(
        BookRefusal.LIST_LEG_MUST_REST,
        "an order of a list is a market order",
        f ->
            f.venue.tries(
                f.ann,
                new PlaceOrderList(
                    limit(Side.SELL, 1_000, 1), Floor.order(Side.SELL, Kind.MARKET, 900, 1))));
  }

  private void stops() {
    cases.when(
        BookRefusal.STOP_OUT_OF_RANGE,
        "a stop has no stop price",
        f -> f.venue.tries(f.ann, Ticket.of(Side.BUY, Kind.STOP, 1_000, 1).order()));
    cases.when(
        BookRefusal.NO_REFERENCE_PRICE,
        "a stop follows trades that were not",
        f ->
            f.venue.tries(f.ann, Ticket.of(Side.SELL, Kind.TRAILING_STOP, 0, 1).at(0, 10).order()));
    cases.when(
        BookRefusal.STOP_REACHED,
        "the last trade was there",
        f -> {
          f.trades(1_000);
          return f.venue.tries(f.ann, Ticket.of(Side.BUY, Kind.STOP, 0, 1).at(1_000, 0).order());
        });
  }

  private void book() {
    cases.when(
        BookRefusal.WOULD_TRADE,
        "a maker would take",
        f -> {
          f.places(f.ann, limit(Side.SELL, 1_000, 1));
          return f.venue.tries(f.bob, Ticket.limit(Side.BUY, 1_000, 1).makingOnly().order());
        });
    cases.when(
        BookRefusal.NO_LIQUIDITY,
        "a market order meets nobody",
        f -> f.venue.tries(f.ann, Floor.order(Side.BUY, Kind.MARKET, 0, 1)));
    cases.when(
        BookRefusal.BOOK_FULL,
        "there are a thousand trailing stops",
        f -> {
          f.trades(1_000);
          for (Person person : f.crowd(5)) {
            for (int i = 0; i < 200; i++) {
              f.places(person, trailing());
            }
          }
          return f.venue.tries(f.ann, trailing());
        });
    cases.when(
        ExchangeRefusal.TOO_MUCH_AT_ONCE,
        "the time of 201 orders has come, and nobody has ended them",
        f -> {
          f.decide("exchange.max-open-orders", 201);
          long until = f.venue.time() + 1;
          for (int i = 0; i < 201; i++) {
            f.places(f.ann, Ticket.limit(Side.SELL, 100, 1).until(until).order());
          }
          f.venue.passes(1);
          return f.venue.tries(f.bob, limit(Side.BUY, 100, 1));
        });
    cases.when(
        ExchangeRefusal.NOT_DUE,
        "a switch that is off is fired",
        f -> {
          f.venue.does(f.ann, new SetSwitch(f.venue.time() + 1));
          f.venue.does(f.ann, new SetSwitch(0));
          f.venue.passes(2);
          return f.venue.tries(f.bob, new FireSwitch(f.ann.id()));
        });
  }

  private static PlaceOrder trailing() {
    return Ticket.of(Side.SELL, Kind.TRAILING_STOP, 0, 1).at(0, 100).order();
  }
}
