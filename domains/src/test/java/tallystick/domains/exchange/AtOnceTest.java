package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.USD;
import static tallystick.domains.exchange.Floor.CO2;
import static tallystick.domains.exchange.Floor.SYMBOL;
import static tallystick.domains.exchange.Floor.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.ExchangeEvent.AllCancelled;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.PhaseCause;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.kernel.Dice;

/// What is too much for one action is done by several, or ends, and nothing stays set aside.
class AtOnceTest {
  private static final int MOST = BookLimits.MAX_TRADES;

  @Test
  void an_auction_of_many_trades_is_traded_in_steps_at_one_price() {
    Floor floor = Floor.uncrossing();
    assertEquals(MOST, floor.told(Traded.class).size());
    assertEquals(
        List.of(phase(Phase.UNCROSSING, floor.venue.time(), 10_000, 1_500)),
        floor.told(PhaseChanged.class));
    long next = floor.told(Traded.class).getLast().maker() + 1;
    floor.venue.refuses(BookRefusal.UNCROSSING, floor.ann, new CancelOrder(SYMBOL, next));
    floor.venue.does(floor.ann, new Uncross(SYMBOL));
    assertEquals(300 - MOST, floor.told(Traded.class).size());
    assertEquals(next, floor.told(Traded.class).getFirst().maker());
    assertTrue(floor.told(Traded.class).stream().allMatch(Traded::auction));
    assertEquals(
        List.of(phase(Phase.CONTINUOUS, 0, 10_000, 1_500)), floor.told(PhaseChanged.class));
    assertEquals(0, floor.held(USD) + floor.held(CO2) + floor.book().size());
    floor.venue.refuses(BookRefusal.NOT_IN_AUCTION, floor.ann, new Uncross(SYMBOL));
  }

  private static PhaseChanged phase(Phase phase, long until, long price, long quantity) {
    return new PhaseChanged(SYMBOL, phase, until, PhaseCause.UNCROSSING, price, quantity);
  }

  @Test
  void a_halt_breaks_off_an_auction_that_is_being_traded() {
    Floor floor = Floor.uncrossing();
    floor.halt();
    floor.venue.does(floor.ann, new Uncross(SYMBOL));
    PhaseChanged halted = floor.told(PhaseChanged.class).getFirst();
    assertEquals(Phase.HALTED, halted.phase());
    assertEquals(PhaseCause.INTERRUPTED, halted.cause());
    floor.venue.does(floor.cat, new CancelAll(""));
    assertEquals(0, floor.held(USD));
  }

  @Test
  void a_supervisor_may_start_an_auction_that_is_being_traded_anew() {
    Floor floor = Floor.uncrossing();
    long until = floor.venue.time() + 300_000;
    floor.venue.does(floor.olga, new ChangePhase(SYMBOL, Phase.AUCTION, until, Phase.CONTINUOUS));
    floor.places(floor.cat, limit(Side.SELL, 1_000, 1));
    floor.endAuction();
    assertEquals(300 - MOST, floor.told(Traded.class).size());
    assertEquals(Phase.CONTINUOUS, floor.told(PhaseChanged.class).getFirst().phase());
  }

  @Test
  void what_is_left_of_an_order_that_trades_too_often_ends() {
    Floor floor = Floor.trading();
    floor.offers(MOST / 2 + 5);
    floor.places(floor.cat, limit(Side.BUY, 1_000, MOST + 10));
    assertEquals(MOST, floor.told(Traded.class).size());
    OrderDone last = floor.told(OrderDone.class).getLast();
    assertEquals(Ending.TOO_MANY_TRADES, last.why());
    assertEquals(50, last.open());
    assertEquals(0, floor.held(USD));
    assertEquals(10, floor.book().size());
    floor.places(floor.cat, limit(Side.BUY, 1_000, 11));
    assertEquals(10, floor.told(Traded.class).size());
    assertEquals(1_000, floor.book().best(Side.BUY));
  }

  @Test
  void what_must_trade_whole_and_too_often_is_not_fillable() {
    Floor floor = Floor.trading();
    floor.offers(MOST / 2 + 1);
    floor.places(floor.cat, Ticket.limit(Side.BUY, 1_000, MOST + 1).in(TimeInForce.FOK).order());
    assertEquals(List.of(), floor.told(Traded.class));
    assertEquals(Ending.NOT_FILLABLE, floor.told(OrderDone.class).getLast().why());
  }

  @Test
  void too_many_stops_at_once_wait_for_an_auction() {
    Floor floor = Floor.trading();
    floor.trades(1_000);
    for (int i = 0; i < 150; i++) {
      floor.places(floor.ann, Ticket.of(Side.SELL, Kind.STOP, 0, 1).at(990, 0).order());
      floor.places(floor.bob, Ticket.of(Side.SELL, Kind.STOP, 0, 1).at(990, 0).order());
    }
    floor.places(floor.ann, limit(Side.BUY, 990, 1));
    floor.places(floor.cat, limit(Side.SELL, 990, 1));
    assertEquals(MOST - 1, floor.told(OrderTriggered.class).size());
    PhaseChanged phase = floor.told(PhaseChanged.class).getFirst();
    assertEquals(Phase.AUCTION, phase.phase());
    assertEquals(PhaseCause.VOLATILITY, phase.cause());
    floor.endAuction();
    assertEquals(301 - MOST, floor.told(OrderTriggered.class).size());
    assertEquals(0, floor.book().size());
    assertEquals(0, floor.held(CO2));
  }

  @Test
  void many_orders_are_cancelled_in_several_acts_which_say_so() {
    Floor floor = Floor.trading();
    floor.decide("exchange.max-open-orders", 1_100);
    floor.venue.does(floor.ann, new SetSwitch(floor.venue.time() + 1));
    for (int i = 0; i < 1_001; i++) {
      floor.places(floor.ann, limit(Side.BUY, 1, 1));
    }
    floor.venue.does(floor.ann, new CancelAll(""));
    assertEquals(
        List.of(new AllCancelled(floor.ann.id(), "", 1_000, true)), floor.told(AllCancelled.class));
    floor.venue.passes(2);
    floor.venue.does(floor.bob, new FireSwitch(floor.ann.id()));
    assertEquals(1, floor.told(OrderDone.class).size());
    assertEquals(1, floor.told(SwitchFired.class).size());
    assertEquals(0, floor.held(USD));
  }

  @Test
  void a_switch_waits_for_an_auction_that_is_being_traded() {
    Floor floor = Floor.opening();
    floor.venue.does(floor.cat, new SetSwitch(floor.venue.time() + 1));
    floor.offers(130);
    floor.places(floor.cat, limit(Side.BUY, 1_000, 270));
    floor.endAuction();
    floor.venue.refuses(BookRefusal.UNCROSSING, floor.bob, new FireSwitch(floor.cat.id()));
    floor.venue.does(floor.bob, new Uncross(SYMBOL));
    floor.venue.does(floor.bob, new FireSwitch(floor.cat.id()));
    assertEquals(0, floor.book().size());
  }

  @Test
  void orders_of_frozen_credits_end() {
    Floor floor = Floor.trading().withCredits();
    floor.venue.does(floor.ann, Ticket.limit(Side.SELL, 1_000, 3).order(Floor.FOREST));
    floor.venue.does(floor.bob, Ticket.limit(Side.BUY, 900, 2).order(Floor.FOREST));
    floor.venue.does(floor.olga, new FreezeClass(Floor.CREDITS, true, "In doubt"));
    floor.venue.does(floor.cat, new SuspendInstrument(Floor.FOREST));
    assertEquals(
        List.of(Ending.SUSPENDED, Ending.SUSPENDED),
        floor.told(OrderDone.class).stream().map(OrderDone::why).toList());
    assertEquals(PhaseCause.SUSPENDED, floor.told(PhaseChanged.class).getFirst().cause());
    assertEquals(0, floor.held(Floor.CREDITS) + floor.held(USD));
    floor.venue.does(floor.olga, new FreezeClass(Floor.CREDITS, false, "It is fine"));
    floor.venue.refuses(
        BookRefusal.HALTED, floor.ann, Ticket.limit(Side.SELL, 1_000, 3).order(Floor.FOREST));
    long until = floor.venue.time() + 1_000;
    floor.venue.does(
        floor.olga, new ChangePhase(Floor.FOREST, Phase.AUCTION, until, Phase.CONTINUOUS));
    floor.venue.does(floor.ann, Ticket.limit(Side.SELL, 1_000, 3).order(Floor.FOREST));
  }

  @Test
  void orders_do_not_keep_credits_from_expiring() {
    Floor floor = Floor.trading();
    long expires = floor.venue.time() + Venue.HOUR_MILLIS;
    floor.withCredits(expires);
    String batch = floor.batch;
    floor.venue.does(floor.ann, Ticket.limit(Side.SELL, 1_000, 180).order(Floor.FOREST));
    floor.venue.passes(2 * Venue.HOUR_MILLIS);
    floor.venue.does(floor.cat, new ExpireBatch(batch));
    assertFalse(floor.told(UnitsExpired.class).getFirst().done());
    floor.venue.does(floor.cat, new SuspendInstrument(Floor.FOREST));
    floor.venue.does(floor.cat, new ExpireBatch(batch));
    assertTrue(floor.told(UnitsExpired.class).getFirst().done());
    assertEquals(900, floor.told(UnitsExpired.class).getFirst().quantity());
  }

  @Test
  void orders_of_what_is_delisted_end_in_an_auction_too() {
    Floor floor = Floor.uncrossing();
    floor.delist();
    floor.venue.does(floor.cat, new SuspendInstrument(SYMBOL));
    assertEquals(301 - MOST, floor.told(OrderDone.class).size());
    assertEquals(0, floor.held(USD) + floor.held(CO2));
  }

  @Test
  void an_auction_in_steps_tells_what_one_in_one_go_tells() {
    LongStream.range(0, 500).forEach(AtOnceTest::inSteps);
  }

  private static void inSteps(long seed) {
    Dice dice = new Dice(seed);
    ReportList told = new ReportList();
    OrderBook whole = new OrderBook(told);
    assertNull(whole.phase(Phase.AUCTION));
    for (int id = 1; id <= 40; id++) {
      Side side = dice.chance(50) ? Side.BUY : Side.SELL;
      assertNull(whole.place(Order.limit(id, 1, side, dice.between(1, 20), dice.between(1, 9))));
    }
    OrderBook steps = OrderBook.of(whole.state(), whole.rows(), told, 1 + dice.below(4));
    var _ = told.take();
    assertNull(whole.uncross(10, Phase.CONTINUOUS), "seed " + seed);
    List<ReportList.Told> expected = told.take();
    List<ReportList.Told> found = new ArrayList<>();
    int limit = 1 + dice.below(4);
    do {
      // A node that is started again in between goes on in the same way.
      steps = OrderBook.of(steps.state(), steps.rows(), told, limit);
      assertNull(steps.uncross(10, Phase.CONTINUOUS), "seed " + seed);
      List<ReportList.Told> part = told.take();
      long trades = part.stream().filter(one -> one.what().startsWith("trade")).count();
      assertTrue(trades <= limit, "seed " + seed);
      found.addAll(part);
    } while (steps.state().phase() == Phase.UNCROSSING);
    found.removeIf(one -> one.what().equals("phase UNCROSSING"));
    assertEquals(expected, found, "seed " + seed);
    assertEquals(whole.rows(), steps.rows(), "seed " + seed);
    assertEquals(whole.state(), steps.state(), "seed " + seed);
  }
}
