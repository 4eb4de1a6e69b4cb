package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.USD;
import static tallystick.domains.exchange.Floor.CO2;
import static tallystick.domains.exchange.Floor.SYMBOL;
import static tallystick.domains.exchange.Floor.limit;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.Traded;

/// What orders do to balances. Prices are ticks of 10 cents for a lot of 5 tonnes; the maker pays 5
/// basis points and the taker 10.
class ExchangeRulesTest {
  private final Floor floor = Floor.trading();

  @Test
  void a_bid_sets_aside_its_value_and_the_fee_of_a_taker() {
    floor.places(floor.ann, limit(Side.BUY, 1_000, 3));
    assertEquals(30_000 + 30, floor.held(USD));
    assertEquals(10_000_000 - 30_030, floor.dollars(floor.ann));
    assertEquals(30_030, floor.told(OrderAccepted.class).getFirst().held());
  }

  @Test
  void an_offer_sets_aside_its_quantity() {
    floor.places(floor.ann, limit(Side.SELL, 1_000, 3));
    assertEquals(15, floor.held(CO2));
    assertEquals(10_000 - 15, floor.tonnes(floor.ann));
  }

  @Test
  void a_cancelled_order_releases_its_reserve() {
    long bid = floor.places(floor.ann, limit(Side.BUY, 1_000, 3));
    floor.cancels(floor.ann, bid);
    assertEquals(
        List.of(new OrderDone(bid, SYMBOL, floor.ann.id(), Ending.CANCELLED, 15)),
        floor.told(OrderDone.class));
    assertEquals(0, floor.held(USD));
    assertEquals(10_000_000, floor.dollars(floor.ann));
  }

  @Test
  void a_trade_is_settled_in_the_same_action() {
    long offer = floor.places(floor.ann, limit(Side.SELL, 1_000, 3));
    long bid = floor.places(floor.bob, limit(Side.BUY, 1_010, 2));
    assertEquals(
        List.of(
            new Traded(
                1,
                SYMBOL,
                10_000,
                10,
                20_000,
                bid,
                offer,
                0,
                5,
                floor.bob.id(),
                floor.ann.id(),
                20,
                10,
                Side.BUY,
                false)),
        floor.told(Traded.class));
    assertEquals(10_000_000 - 20_000 - 20, floor.dollars(floor.bob));
    assertEquals(10_000_000 + 20_000 - 10, floor.dollars(floor.ann));
    assertEquals(30, floor.dollars(floor.fay));
    assertEquals(10_010, floor.tonnes(floor.bob));
    assertEquals(0, floor.held(USD));
    assertEquals(5, floor.held(CO2));
  }

  @Test
  void a_fee_is_rounded_up_but_never_more_than_was_set_aside() {
    floor.places(floor.ann, limit(Side.BUY, 7, 3));
    assertEquals(210 + 1, floor.held(USD));
    for (int i = 0; i < 3; i++) {
      floor.places(floor.bob, limit(Side.SELL, 7, 1));
    }
    assertEquals(10_000_000 - 211, floor.dollars(floor.ann));
    assertEquals(10_000_000 + 210 - 3, floor.dollars(floor.bob));
    assertEquals(0, floor.held(USD));
  }

  @Test
  void a_market_order_without_a_price_is_protected_by_the_band() {
    floor.places(floor.ann, limit(Side.SELL, 1_000, 1));
    floor.places(floor.ann, limit(Side.SELL, 1_101, 1));
    floor.places(floor.bob, Floor.order(Side.BUY, Kind.MARKET, 0, 2));
    assertEquals(11_000, floor.told(OrderAccepted.class).getFirst().price());
    assertEquals(1, floor.told(Traded.class).size());
    assertEquals(Ending.UNFILLED, floor.told(OrderDone.class).getLast().why());
    assertEquals(0, floor.held(USD));
  }

  @Test
  void an_amended_order_sets_aside_what_it_needs_now() {
    long bid = floor.places(floor.ann, limit(Side.BUY, 1_000, 3));
    floor.venue.does(floor.ann, new AmendOrder(SYMBOL, bid, 10_000, 10));
    OrderAmended less = floor.told(OrderAmended.class).getFirst();
    assertTrue(less.keptPriority());
    assertEquals(10, less.open());
    assertEquals(20_020, floor.held(USD));
    floor.venue.does(floor.ann, new AmendOrder(SYMBOL, bid, 11_000, 10));
    assertEquals(22_022, floor.held(USD));
    floor.cancels(floor.ann, bid);
    assertEquals(0, floor.held(USD));
  }

  @Test
  void a_stop_waits_with_money_for_the_worst_price() {
    floor.trades(1_000);
    floor.places(floor.cat, limit(Side.SELL, 1_060, 2));
    long stop = floor.places(floor.bob, Ticket.of(Side.BUY, Kind.STOP, 0, 1).at(1_050, 0).order());
    assertEquals(11_550, floor.told(OrderAccepted.class).getFirst().price());
    assertEquals(11_550 + 12, floor.held(USD));
    floor.places(floor.ann, limit(Side.BUY, 1_060, 1));
    assertEquals(stop, floor.told(OrderTriggered.class).getFirst().order());
    assertEquals(2, floor.told(Traded.class).size());
    assertEquals(0, floor.held(USD));
  }

  @Test
  void a_peg_follows_and_settles() {
    floor.places(floor.ann, limit(Side.SELL, 1_020, 1));
    floor.places(floor.ann, limit(Side.BUY, 1_000, 1));
    long peg =
        floor.places(
            floor.bob,
            Ticket.of(Side.BUY, Kind.PEGGED, 1_100, 1).following(Peg.PRIMARY, 0).order());
    floor.places(floor.ann, limit(Side.BUY, 1_010, 1));
    assertEquals(10_100, floor.told(OrderRepriced.class).getFirst().price());
    floor.venue.does(floor.ann, new CancelAll(SYMBOL));
    assertEquals(0, floor.book().best(Side.BUY));
    floor.cancels(floor.bob, peg);
    assertEquals(0, floor.held(USD));
  }

  @Test
  void the_other_order_of_a_list_ends_and_gives_back_its_reserve() {
    floor.trades(1_000);
    floor.venue.does(
        floor.bob,
        new PlaceOrderList(
            limit(Side.SELL, 1_050, 2),
            Ticket.of(Side.SELL, Kind.STOP, 900, 2).at(950, 0).order()));
    assertEquals(20, floor.held(CO2));
    floor.places(floor.ann, limit(Side.BUY, 1_050, 1));
    assertEquals(Ending.LINKED, floor.told(OrderDone.class).getFirst().why());
    assertEquals(5, floor.held(CO2));
  }

  @Test
  void orders_end_when_their_time_comes() {
    long until = floor.venue.time() + 1_000;
    floor.places(floor.ann, Ticket.limit(Side.SELL, 1_000, 1).until(until).order());
    floor.venue.passes(1_000);
    floor.places(floor.bob, limit(Side.BUY, 1_000, 1));
    assertEquals(List.of(), floor.told(Traded.class));
    assertEquals(Ending.EXPIRED, floor.told(OrderDone.class).getFirst().why());
    floor.places(floor.ann, Ticket.limit(Side.SELL, 1_010, 1).until(until + 5_000).order());
    floor.venue.passes(9_000);
    floor.venue.does(floor.cat, new ExpireOrders(SYMBOL));
    assertEquals(0, floor.held(CO2));
  }

  @Test
  void an_order_is_cancelled_by_the_name_its_owner_gave_it() {
    floor.places(floor.ann, Ticket.limit(Side.BUY, 1_000, 1).named("mine-1").order());
    floor.venue.refuses(
        ExchangeRefusal.CLIENT_ID_IN_USE,
        floor.ann,
        Ticket.limit(Side.BUY, 900, 1).named("mine-1").order());
    floor.places(floor.bob, Ticket.limit(Side.BUY, 1_000, 1).named("mine-1").order());
    floor.venue.does(floor.ann, new CancelOrderByClientId(SYMBOL, "mine-1"));
    floor.places(floor.ann, Ticket.limit(Side.BUY, 1_000, 1).named("mine-1").order());
  }

  @Test
  void a_switch_that_is_not_set_again_ends_all_orders() {
    floor.places(floor.ann, limit(Side.BUY, 1_000, 1));
    floor.places(floor.ann, limit(Side.SELL, 1_100, 1));
    floor.venue.does(floor.ann, new SetSwitch(floor.venue.time() + 1_000));
    floor.venue.passes(500);
    floor.venue.does(floor.ann, new SetSwitch(floor.venue.time() + 1_000));
    floor.venue.passes(1_000);
    floor.venue.refuses(ExchangeRefusal.NOT_DUE, floor.bob, new FireSwitch(floor.ann.id()));
    floor.venue.passes(1);
    floor.venue.does(floor.bob, new FireSwitch(floor.ann.id()));
    assertEquals(List.of(new SwitchFired(floor.ann.id())), floor.told(SwitchFired.class));
    assertEquals(2, floor.told(OrderDone.class).size());
    assertEquals(0, floor.book().size());
  }

  @Test
  void nobody_trades_with_oneself_unless_one_wants_to() {
    long offer = floor.places(floor.ann, limit(Side.SELL, 1_000, 2));
    long bid =
        floor.places(
            floor.ann, Ticket.limit(Side.BUY, 1_000, 1).preventing(SelfTrade.DECREMENT).order());
    assertEquals(
        List.of(
            new MatchPrevented(
                SYMBOL,
                bid,
                offer,
                floor.ann.id(),
                floor.ann.id(),
                SelfTrade.DECREMENT,
                Side.BUY,
                10_000,
                5,
                0)),
        floor.told(MatchPrevented.class));
    assertEquals(0, floor.held(USD));
    assertEquals(5, floor.held(CO2));
    floor.places(floor.ann, limit(Side.BUY, 1_000, 1));
    assertEquals(1, floor.told(Traded.class).size());
  }

  @Test
  void linked_owners_hand_over_without_a_trade() {
    floor.venue.does(floor.ann, new LinkOwner(floor.bob.id(), true));
    floor.venue.does(floor.bob, new LinkOwner(floor.ann.id(), true));
    floor.places(
        floor.ann, Ticket.limit(Side.SELL, 1_000, 2).preventing(SelfTrade.TRANSFER).order());
    floor.places(
        floor.bob, Ticket.limit(Side.BUY, 1_010, 2).preventing(SelfTrade.TRANSFER).order());
    MatchPrevented handed = floor.told(MatchPrevented.class).getFirst();
    assertEquals(SelfTrade.TRANSFER, handed.mode());
    assertEquals(20_000, handed.value());
    assertEquals(List.of(), floor.told(Traded.class));
    assertEquals(10_000_000 + 20_000, floor.dollars(floor.ann));
    assertEquals(10_000_000 - 20_000, floor.dollars(floor.bob));
    assertEquals(10_010, floor.tonnes(floor.bob));
    assertEquals(0, floor.dollars(floor.fay));
    assertEquals(0, floor.held(USD) + floor.held(CO2));
  }
}
