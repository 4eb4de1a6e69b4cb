package tallystick.domains.exchange;

import static tallystick.domains.exchange.Floor.LOT;
import static tallystick.domains.exchange.Floor.SYMBOL;
import static tallystick.domains.exchange.Floor.TICK;
import static tallystick.domains.exchange.Floor.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// When the exchange refuses.
public final class ExchangeRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private ExchangeRefusals() {
    instruments();
    limits();
    names();
    times();
    grid();
    new OrderRefusals(this::when).add();
    phases();
    stopped();
  }

  public static List<RefusalCase> cases() {
    return List.copyOf(new ExchangeRefusals().cases);
  }

  private void when(Refusal reason, String situation, Function<Floor, Outcome> attempt) {
    when(reason, situation, Floor::trading, attempt);
  }

  private void when(
      Refusal reason, String situation, Supplier<Floor> floor, Function<Floor, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(floor.get())));
  }

  private void instruments() {
    when(
        ExchangeRefusal.INSTRUMENT_UNKNOWN,
        "an order is for what is not traded",
        f -> f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).order("NOSUCH-USD")));
    when(
        ExchangeRefusal.INSTRUMENT_EXISTS,
        "it is opened twice",
        f -> f.venue.tries(f.ann, new OpenInstrument(SYMBOL)));
    when(
        ExchangeRefusal.NOT_APPROVED,
        "nobody approved it",
        f -> f.venue.tries(f.ann, new OpenInstrument("NOSUCH-USD")));
    when(
        ExchangeRefusal.ASSET_UNKNOWN,
        "its asset is not defined",
        f -> {
          f.approve("FOG-USD", with(f, "FOG", Venue.USD));
          return f.venue.tries(f.ann, new OpenInstrument("FOG-USD"));
        });
    when(
        ExchangeRefusal.ASSET_OF_ROOM,
        "it is paid with a room's asset",
        f -> {
          f.venue.inside(f.olga, step -> Accounts.define(step, "TOY", "Toy", 0, "toys"));
          f.approve("CO2-TOY", with(f, Floor.CO2, "TOY"));
          return f.venue.tries(f.ann, new OpenInstrument("CO2-TOY"));
        });
    when(
        ExchangeRefusal.INSTRUMENT_DELISTED,
        "its approval was taken back",
        f -> {
          f.delist();
          return f.venue.tries(f.ann, limit(Side.BUY, 1_000, 1));
        });
    when(
        ExchangeRefusal.NOT_SUPERVISOR,
        "a member halts it",
        f -> f.venue.tries(f.ann, new ChangePhase(SYMBOL, Phase.HALTED, 0, Phase.CONTINUOUS)));
  }

  private static InstrumentTerms with(Floor floor, String asset, String money) {
    return new InstrumentTerms(asset, money, TICK, LOT, LOT, 0, floor.fay.id());
  }

  private void limits() {
    when(
        ExchangeRefusal.TOO_MANY_ORDERS,
        "somebody has 200 open",
        f -> {
          for (int i = 0; i < 200; i++) {
            f.places(f.ann, limit(Side.BUY, 1 + i, 1));
          }
          return f.venue.tries(f.ann, limit(Side.BUY, 500, 1));
        });
    when(
        ExchangeRefusal.POSITION_LIMIT,
        "it would be beyond what anyone may have",
        f -> {
          f.decide("exchange.max-position", 10_010);
          f.places(f.ann, limit(Side.BUY, 1_000, 1));
          return f.venue.tries(f.ann, limit(Side.BUY, 1_000, 2));
        });
    when(
        ExchangeRefusal.PRICE_OUTSIDE_BAND,
        "a limit is half as much again, and a tick, above the last price",
        f -> {
          f.trades(1_000);
          return f.venue.tries(f.ann, limit(Side.BUY, 1_501, 1));
        });
    when(
        ExchangeRefusal.ORDER_TOO_SMALL,
        "it is below the minimum",
        f -> {
          f.approve(
              "BIG-USD",
              new InstrumentTerms(Floor.CO2, Venue.USD, TICK, LOT, 2 * LOT, 0, f.fay.id()));
          f.venue.does(f.ann, new OpenInstrument("BIG-USD"));
          return f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).order("BIG-USD"));
        });
    when(
        ExchangeRefusal.ORDER_TOO_LARGE,
        "it is above the maximum",
        f -> f.venue.tries(f.ann, limit(Side.BUY, 10, 1_001)));
    when(
        ExchangeRefusal.ORDER_TOO_LARGE,
        "it is worth more than an order may be",
        f -> {
          f.decide("exchange.max-order-value", 10_000);
          return f.venue.tries(f.ann, limit(Side.BUY, 1_001, 1));
        });
    when(
        ExchangeRefusal.PROTECTION_NEEDED,
        "a peg has nothing to follow and no cap",
        f ->
            f.venue.tries(
                f.ann, Ticket.of(Side.BUY, Kind.PEGGED, 0, 1).following(Peg.PRIMARY, 0).order()));
  }

  private void names() {
    when(
        ExchangeRefusal.CREDITS_FROZEN,
        "its class of credits is",
        f -> {
          f.withCredits();
          f.venue.does(f.olga, new FreezeClass(Floor.CREDITS, true, "In doubt"));
          return f.venue.tries(f.bob, Ticket.limit(Side.BUY, 1_000, 1).order(Floor.FOREST));
        });
    when(
        ExchangeRefusal.CLIENT_ID_IN_USE,
        "both orders of a list have it",
        f ->
            f.venue.tries(
                f.ann,
                new PlaceOrderList(
                    Ticket.limit(Side.SELL, 1_100, 1).named("a").order(),
                    Ticket.limit(Side.SELL, 1_200, 1).named("a").order())));
    when(
        ExchangeRefusal.CLIENT_ID_UNKNOWN,
        "it is somebody else's",
        f -> {
          f.places(f.ann, Ticket.limit(Side.SELL, 1_100, 1).named("a").order());
          return f.venue.tries(f.bob, new CancelOrderByClientId(SYMBOL, "a"));
        });
    when(
        ExchangeRefusal.LIST_NEEDS_ONE_INSTRUMENT,
        "a list has two",
        f ->
            f.venue.tries(
                f.ann,
                new PlaceOrderList(
                    limit(Side.SELL, 1_100, 1),
                    Ticket.limit(Side.SELL, 1_200, 1).order("OTHER-USD"))));
    when(
        ExchangeRefusal.PRINCIPAL_UNKNOWN,
        "one is linked with a stranger",
        f -> f.venue.tries(f.ann, new LinkOwner(Venue.nothing(), true)));
    when(
        ExchangeRefusal.TO_ONESELF,
        "one is linked with oneself",
        f -> f.venue.tries(f.ann, new LinkOwner(f.ann.id(), true)));
  }

  private void times() {
    when(
        ExchangeRefusal.TIME_PASSED,
        "an order would end now",
        f -> f.venue.tries(f.ann, Ticket.limit(Side.BUY, 1_000, 1).until(f.venue.time()).order()));
    when(
        ExchangeRefusal.TIME_TOO_FAR,
        "a switch is set a millisecond over 366 days ahead",
        f ->
            f.venue.tries(f.ann, new SetSwitch(f.venue.time() + 366 * 24 * Venue.HOUR_MILLIS + 1)));
    when(
        ExchangeRefusal.NOT_DUE,
        "a switch runs out this very millisecond",
        f -> {
          f.venue.does(f.ann, new SetSwitch(f.venue.time() + 1));
          f.venue.passes(1);
          return f.venue.tries(f.bob, new FireSwitch(f.ann.id()));
        });
    when(
        ExchangeRefusal.NOT_DUE,
        "nothing expires",
        f -> f.venue.tries(f.bob, new ExpireOrders(SYMBOL)));
    when(
        ExchangeRefusal.NOT_DUE,
        "the auction has a millisecond left",
        Floor::opening,
        f -> {
          f.venue.passes(299_999);
          return f.venue.tries(f.bob, new Uncross(SYMBOL));
        });
    when(
        BookRefusal.NOTHING_CHANGES,
        "nothing is there to cancel",
        f -> f.venue.tries(f.bob, new CancelAll("")));
  }

  private void grid() {
    when(
        BookRefusal.OFF_TICK,
        "a price is a cent off",
        f -> f.venue.tries(f.ann, new Ticket(Side.BUY, Kind.LIMIT, 10_001, LOT).order()));
    when(
        BookRefusal.OFF_LOT,
        "a quantity is a tonne off",
        f -> f.venue.tries(f.ann, new Ticket(Side.BUY, Kind.LIMIT, 10_000, LOT + 1).order()));
    when(
        BookRefusal.QUANTITY_TOO_LARGE,
        "it is beyond 40 bits",
        f ->
            f.unlimited()
                .venue
                .tries(f.ann, Ticket.limit(Side.SELL, 1, 1L << 40).order("MAX-USD")));
    when(
        BookRefusal.PRICE_TOO_LARGE,
        "it is beyond 36 bits",
        f ->
            f.unlimited()
                .venue
                .tries(f.ann, Ticket.limit(Side.SELL, 1L << 36, 1).order("MAX-USD")));
    when(
        BookRefusal.VALUE_TOO_LARGE,
        "it is beyond what every reader can count",
        f ->
            f.unlimited()
                .venue
                .tries(f.ann, Ticket.limit(Side.BUY, 1L << 30, 1L << 30).order("MAX-USD")));
    when(
        BookRefusal.PRICE_NOT_POSITIVE,
        "a limit is nothing",
        f -> f.venue.tries(f.ann, limit(Side.BUY, 0, 1)));
  }

  private void phases() {
    when(
        BookRefusal.HALTED,
        "a supervisor has halted the instrument",
        f -> {
          f.venue.does(f.olga, new ChangePhase(SYMBOL, Phase.HALTED, 0, Phase.CONTINUOUS));
          return f.venue.tries(f.ann, limit(Side.BUY, 1_000, 1));
        });
    when(
        BookRefusal.HALTED,
        "a vote has halted everything",
        f -> {
          f.halt();
          return f.venue.tries(f.ann, limit(Side.BUY, 1_000, 1));
        });
    when(
        BookRefusal.CONTINUOUS_ONLY,
        "a market order comes in an auction",
        Floor::opening,
        f -> f.venue.tries(f.ann, Floor.order(Side.BUY, Kind.MARKET, 1_000, 1)));
    when(
        BookRefusal.NOT_IN_AUCTION,
        "there is none",
        f -> f.venue.tries(f.ann, new Uncross(SYMBOL)));
    when(
        BookRefusal.BOOK_CROSSED,
        "an auction would end without its price",
        Floor::opening,
        f -> {
          f.places(f.ann, limit(Side.BUY, 1_010, 1));
          f.places(f.bob, limit(Side.SELL, 1_000, 1));
          return f.venue.tries(
              f.olga, new ChangePhase(SYMBOL, Phase.CONTINUOUS, 0, Phase.CONTINUOUS));
        });
    when(
        BookRefusal.TERMS_CONFLICT,
        "a halt has an end",
        f ->
            f.venue.tries(
                f.olga,
                new ChangePhase(SYMBOL, Phase.HALTED, f.venue.time() + 1, Phase.CONTINUOUS)));
    when(
        BookRefusal.ORDER_UNKNOWN,
        "it was filled",
        f -> {
          f.trades(1_000);
          return f.venue.tries(f.ann, new AmendOrder(SYMBOL, 1, 10_000, LOT));
        });
    when(
        BookRefusal.NOT_OWNER,
        "it is somebody else's",
        f -> {
          long order = f.places(f.ann, limit(Side.BUY, 1_000, 1));
          return f.venue.tries(f.bob, new CancelOrder(SYMBOL, order));
        });
  }

  private void stopped() {
    when(
        BookRefusal.UNCROSSING,
        "an order comes while an auction is traded",
        Floor::uncrossing,
        f -> f.venue.tries(f.ann, limit(Side.BUY, 900, 1)));
    when(
        BookRefusal.UNCROSSING,
        "all orders are to be cancelled while they trade",
        Floor::uncrossing,
        f -> f.venue.tries(f.bob, new CancelAll("")));
    when(
        BookRefusal.UNCROSSING,
        "orders are to expire while they trade",
        Floor::uncrossing,
        f -> f.venue.tries(f.bob, new ExpireOrders(SYMBOL)));
    when(
        BookRefusal.TERMS_CONFLICT,
        "a supervisor asks for a phase that only an auction leads to",
        f -> f.venue.tries(f.olga, new ChangePhase(SYMBOL, Phase.UNCROSSING, 0, Phase.CONTINUOUS)));
    when(
        ExchangeRefusal.NOT_DUE,
        "an instrument that may be traded is to be suspended",
        f -> f.venue.tries(f.ann, new SuspendInstrument(SYMBOL)));
    when(
        BookRefusal.NOTHING_CHANGES,
        "one is suspended that has no orders left",
        f -> {
          f.delist();
          f.venue.does(f.ann, new SuspendInstrument(SYMBOL));
          return f.venue.tries(f.ann, new SuspendInstrument(SYMBOL));
        });
  }
}
