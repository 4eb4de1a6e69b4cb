package tallystick.domains.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.market.MarketAction.CancelOrder;
import tallystick.domains.market.MarketAction.CloseListing;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketEvent.Ending;
import tallystick.domains.market.MarketEvent.ListingClosed;
import tallystick.domains.market.MarketEvent.ListingCreated;
import tallystick.domains.market.MarketEvent.OrderClosed;
import tallystick.domains.market.MarketEvent.OrderPlaced;
import tallystick.domains.market.MarketEvent.OrderShipped;
import tallystick.domains.market.MarketEvent.StockChanged;
import tallystick.domains.market.MarketEvent.VariantRevised;
import tallystick.kernel.Limits;

class MarketRulesTest {
  private static final long TO_SHIP = Deals.SHIP_HOURS * HOUR_MILLIS;
  private static final long TO_CONFIRM = Deals.CONFIRM_HOURS * HOUR_MILLIS;

  private final Deals deals = new Deals();
  private final Venue venue = deals.venue;
  private final Person sam = deals.sam;
  private final Person bea = deals.bea;

  @Test
  void a_listing_is_told_in_full() {
    CreateListing goods = deals.goods(USD);
    String listing = venue.does(sam, goods);
    assertEquals(
        List.of(
            new ListingCreated(
                listing,
                sam.id(),
                "Pottery",
                "By hand.",
                "Home",
                USD,
                List.of(),
                goods.variants(),
                Deals.SHIP_HOURS,
                Deals.CONFIRM_HOURS)),
        venue.told());
  }

  @Test
  void the_seller_may_change_price_and_stock() {
    String listing = deals.listing();
    venue.does(sam, new ReviseVariant(listing, 1, 3_000, 1));
    assertEquals(List.of(new VariantRevised(listing, 1, 3_000, 1)), venue.told());
    venue.does(bea, new PlaceOrder(listing, 1, 1, 3_000));
  }

  @Test
  void an_order_takes_goods_out_of_stock_and_sets_the_price_aside() {
    String listing = deals.listing();
    String order = venue.does(bea, new PlaceOrder(listing, 0, 2, 2_000));
    HoldPlaced hold = venue.told(HoldPlaced.class);
    assertEquals(order, hold.hold());
    assertEquals("market", hold.room());
    assertEquals("Pottery", hold.memo());
    assertEquals(new StockChanged(listing, 0, 3), venue.told(StockChanged.class));
    long deadline = venue.time() + TO_SHIP;
    assertEquals(
        new OrderPlaced(order, listing, 0, 2, 2_000, USD, bea.id(), sam.id(), "", false, deadline),
        venue.told(OrderPlaced.class));
    moneyStands(8_000, 2_000, 0);
  }

  @Test
  void an_order_the_buyer_cannot_pay_changes_nothing() {
    String listing = deals.listing();
    venue.does(bea, new AccountsAction.Transfer(sam.id(), USD, 9_000, ""));
    venue.refuses(
        AccountsAction.Reason.INSUFFICIENT_BALANCE, bea, new PlaceOrder(listing, 0, 2, 2_000));
    venue.does(bea, new PlaceOrder(listing, 0, 1, 1_000));
    assertEquals(new StockChanged(listing, 0, 4), venue.told(StockChanged.class));
  }

  @Test
  void a_confirmed_order_pays_the_seller() {
    String order = deals.ordered();
    venue.does(sam, new ShipOrder(order, "by post"));
    long deadline = venue.time() + TO_CONFIRM;
    assertEquals(
        List.of(new OrderShipped(order, bea.id(), sam.id(), "by post", false, deadline)),
        venue.told());
    venue.does(bea, new ConfirmOrder(order));
    assertEquals(new HoldCaptured(order, bea.id(), sam.id()), venue.told(HoldCaptured.class));
    closedBy(Ending.CONFIRMED, "");
    moneyStands(8_000, 0, 2_000);
  }

  @Test
  void a_cancelled_order_releases_its_hold_and_fills_the_shelf_again() {
    String order = deals.ordered();
    venue.does(bea, new CancelOrder(order));
    assertEquals(new HoldReleased(order, bea.id(), sam.id()), venue.told(HoldReleased.class));
    assertEquals(5, venue.told(StockChanged.class).quantity());
    assertEquals(0, venue.told(OrderClosed.class).reviewDeadline());
    moneyStands(10_000, 0, 0);
  }

  @Test
  void a_declined_order_gives_the_price_back_before_and_after_it_is_shipped() {
    venue.does(sam, new DeclineOrder(deals.ordered(), "broken"));
    closedBy(Ending.DECLINED, "broken");
    moneyStands(10_000, 0, 0);
    venue.does(sam, new DeclineOrder(deals.shipped(), "came back"));
    closedBy(Ending.DECLINED, "came back");
    assertEquals(5, venue.told(StockChanged.class).quantity());
    moneyStands(10_000, 0, 0);
  }

  @Test
  void an_order_that_is_not_shipped_in_time_lapses() {
    String order = deals.ordered();
    venue.passes(TO_SHIP);
    venue.refuses(Reason.NOT_DUE, deals.cleo, new CloseOrder(order));
    venue.passes(1);
    venue.does(deals.cleo, new CloseOrder(order));
    closedBy(Ending.LAPSED, "");
    assertEquals(5, venue.told(StockChanged.class).quantity());
    moneyStands(10_000, 0, 0);
  }

  @Test
  void an_order_may_be_shipped_in_the_last_millisecond() {
    String order = deals.ordered();
    venue.passes(TO_SHIP);
    venue.does(sam, new ShipOrder(order, ""));
    assertEquals(venue.time() + TO_CONFIRM, venue.told(OrderShipped.class).deadline());
  }

  @Test
  void a_shipped_order_that_nobody_confirms_is_paid() {
    String order = deals.shipped();
    venue.passes(TO_CONFIRM + 1);
    venue.does(deals.cleo, new CloseOrder(order));
    closedBy(Ending.CONFIRMED_BY_TIME, "");
    moneyStands(8_000, 0, 2_000);
  }

  @Test
  void a_closed_listing_takes_no_orders_but_those_placed_go_on() {
    String listing = deals.listing();
    String order = venue.does(bea, new PlaceOrder(listing, 0, 5, 5_000));
    venue.does(sam, new CloseListing(listing));
    assertEquals(List.of(new ListingClosed(listing, sam.id())), venue.told());
    venue.refuses(Reason.LISTING_CLOSED, bea, new PlaceOrder(listing, 1, 1, 2_500));
    venue.does(sam, new ShipOrder(order, ""));
    venue.does(bea, new ConfirmOrder(order));
    moneyStands(5_000, 0, 5_000);
  }

  @Test
  void a_price_that_rises_does_not_touch_an_order_already_placed() {
    String listing = deals.listing();
    String order = venue.does(bea, new PlaceOrder(listing, 0, 1, 1_000));
    venue.does(sam, new ReviseVariant(listing, 0, 9_000, 9));
    venue.does(bea, new CancelOrder(order));
    assertEquals(10, venue.told(StockChanged.class).quantity());
    moneyStands(10_000, 0, 0);
  }

  @Test
  void stock_that_comes_back_never_exceeds_what_can_be_counted() {
    String listing = deals.listing();
    String order = venue.does(bea, new PlaceOrder(listing, 0, 5, 5_000));
    venue.does(sam, new ReviseVariant(listing, 0, 1_000, Limits.AMOUNT));
    venue.does(bea, new CancelOrder(order));
    assertEquals(Limits.AMOUNT, venue.told(StockChanged.class).quantity());
  }

  @Test
  void the_price_of_an_order_cannot_be_spent_or_taken_around_the_order() {
    String order = deals.ordered();
    venue.refuses(
        AccountsAction.Reason.INSUFFICIENT_BALANCE,
        bea,
        new AccountsAction.Transfer(sam.id(), USD, 8_001, ""));
    venue.refuses(AccountsAction.Reason.HOLD_OF_ROOM, bea, new AccountsAction.ReleaseHold(order));
    moneyStands(8_000, 2_000, 0);
  }

  @Test
  void orders_and_private_holds_are_counted_apart() {
    deals.ordered();
    venue.does(
        bea,
        new AccountsAction.PlaceHold(
            sam.id(), USD, 500, deals.cleo.id(), venue.time() + 1, AtDeadline.CAPTURE, ""));
    moneyStands(7_500, 2_500, 0);
  }

  @Test
  void one_envelope_of_two_orders_is_all_or_nothing() {
    String listing = deals.listing();
    var outcomes =
        venue.triesAll(
            bea, new PlaceOrder(listing, 0, 5, 5_000), new PlaceOrder(listing, 0, 1, 1_000));
    assertTrue(outcomes.stream().noneMatch(outcome -> outcome.accepted()));
    assertEquals(Reason.OUT_OF_STOCK.code(), outcomes.get(1).reason());
    venue.does(bea, new PlaceOrder(listing, 0, 5, 5_000));
  }

  private void closedBy(Ending ending, String note) {
    OrderClosed closed = venue.told(OrderClosed.class);
    assertEquals(ending, closed.ending());
    assertEquals(note, closed.note());
    assertEquals(venue.time() + Deals.REVIEW_MILLIS, closed.reviewDeadline());
  }

  private void moneyStands(long ofBea, long heldOfBea, long ofSam) {
    assertEquals(ofBea, venue.available(bea));
    assertEquals(heldOfBea, venue.held(bea));
    assertEquals(ofSam, venue.available(sam));
  }
}
