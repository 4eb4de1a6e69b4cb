package tallystick.domains.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tallystick.domains.Venue.HOUR_MILLIS;
import static tallystick.domains.Venue.USD;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.custody.CustodyRefusal;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RemoveThreshold;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.Scope;
import tallystick.domains.market.Market.Stock;
import tallystick.domains.market.MarketAction.CancelOrder;
import tallystick.domains.market.MarketAction.CloseListing;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketEvent.Ending;
import tallystick.domains.market.MarketEvent.OrderClosed;

/// Goods that are somewhere: what is offered is what is there, and who signs for it pays for it.
class SupplyRulesTest {
  private final Deals deals = new Deals();
  private final Venue venue = deals.venue;
  private final Person sam = deals.sam;
  private final Person bea = deals.bea;

  private long quantity(String listing) {
    Stock stock = venue.state().get(Market.STOCK, listing + "/0");
    return stock == null ? -1 : stock.quantity();
  }

  private long pieces(Person holder) {
    return Custody.pieces(venue.state(), Custody.classKey(Deals.CUPS), holder.id(), "");
  }

  private void endedBy(Ending ending, long buyer, long seller) {
    assertEquals(ending, venue.told(OrderClosed.class).ending());
    assertEquals(buyer, venue.available(bea));
    assertEquals(seller, venue.available(sam));
  }

  @Test
  void a_quantity_is_what_is_in_stock_whatever_changes_that() {
    String listing = deals.followed();
    assertEquals(5, quantity(listing));
    deals.counts("7");
    assertEquals(7, quantity(listing));
    venue.does(sam, new AdjustStock(Deals.CUPS, "", "3", "", Cause.BROKEN, "dropped"));
    assertEquals(4, quantity(listing));
    venue.does(sam, new ReviseVariant(listing, 0, 1_500, 4));
    assertEquals(4, quantity(listing));
  }

  @Test
  void no_more_can_be_sold_than_there_is_and_what_is_sold_cannot_break() {
    String listing = deals.followed();
    venue.does(bea, new PlaceOrder(listing, 0, 3, 3_000));
    assertEquals(2, quantity(listing));
    venue.refuses(Reason.OUT_OF_STOCK, bea, new PlaceOrder(listing, 0, 3, 3_000));
    venue.refuses(
        CustodyRefusal.NOT_ENOUGH,
        sam,
        new AdjustStock(Deals.CUPS, "", "3", "", Cause.BROKEN, "dropped"));
  }

  @Test
  void what_is_called_off_is_in_stock_again() {
    String order = deals.reserved();
    venue.does(bea, new CancelOrder(order));
    endedBy(Ending.CANCELLED, 10_000, 0);
    assertEquals(5, pieces(sam));
  }

  @Test
  void what_is_shipped_leaves_stock_and_is_paid_by_time() {
    String order = deals.reserved();
    venue.does(sam, new ShipOrder(order, "by post"));
    assertEquals(3, pieces(sam));
    venue.passes(Deals.CONFIRM_HOURS * HOUR_MILLIS + 1);
    venue.does(deals.cleo, new CloseOrder(order));
    endedBy(Ending.CONFIRMED_BY_TIME, 8_000, 2_000);
  }

  @Test
  void who_signs_for_the_goods_has_them_and_has_paid_them() {
    String order = deals.offered();
    assertEquals(3, pieces(sam));
    venue.does(bea, new AcceptHandOver(order, List.of(), List.of(), ""));
    endedBy(Ending.CONFIRMED, 8_000, 2_000);
    assertEquals(2, pieces(bea));
    assertEquals(3, pieces(sam));
  }

  @Test
  void confirming_the_order_signs_for_the_goods() {
    String order = deals.offered();
    venue.does(bea, new ConfirmOrder(order));
    endedBy(Ending.CONFIRMED, 8_000, 2_000);
    assertEquals(2, pieces(bea));
    venue.refuses(
        CustodyRefusal.HAND_OVER_CLOSED, bea, new AcceptHandOver(order, List.of(), List.of(), ""));
  }

  @Test
  void who_refuses_the_goods_has_the_price_back_and_the_seller_the_goods() {
    String order = deals.offered();
    venue.does(bea, new RefuseHandOver(order, "broken", ""));
    endedBy(Ending.REFUSED, 10_000, 0);
    assertEquals("broken", venue.told(OrderClosed.class).note());
    assertEquals(5, pieces(sam));
  }

  @Test
  void goods_that_nobody_took_in_time_stay_with_the_seller_whoever_ends_it() {
    String first = deals.offered();
    venue.passes(Deals.CONFIRM_HOURS * HOUR_MILLIS + 1);
    venue.does(deals.cleo, new LapseHandOver(first));
    endedBy(Ending.LAPSED, 10_000, 0);
    assertEquals(5, pieces(sam));
  }

  @Test
  void closing_the_order_in_time_ends_the_hand_over_too() {
    String order = deals.offered();
    venue.passes(Deals.CONFIRM_HOURS * HOUR_MILLIS + 1);
    venue.does(deals.cleo, new CloseOrder(order));
    endedBy(Ending.LAPSED, 10_000, 0);
    venue.refuses(CustodyRefusal.HAND_OVER_CLOSED, deals.cleo, new LapseHandOver(order));
    assertEquals(5, pieces(sam));
  }

  @Test
  void declining_and_withdrawing_are_the_same() {
    String order = deals.offered();
    venue.does(sam, new DeclineOrder(order, "lost"));
    endedBy(Ending.DECLINED, 10_000, 0);
    venue.refuses(CustodyRefusal.HAND_OVER_CLOSED, sam, new WithdrawHandOver(order));
  }

  @Test
  void withdrawing_the_goods_declines_the_order() {
    String order = deals.offered();
    venue.does(sam, new WithdrawHandOver(order));
    endedBy(Ending.DECLINED, 10_000, 0);
    assertEquals(5, pieces(sam));
  }

  @Test
  void a_listing_that_follows_nothing_any_more_keeps_its_quantity() {
    String listing = deals.followed();
    venue.does(sam, new FollowStock(listing, 0, "", "", ""));
    deals.counts("9");
    assertEquals(5, quantity(listing));
    venue.does(sam, new ReviseVariant(listing, 0, 1_000, 2));
  }

  @Test
  void a_closed_listing_leaves_its_stock_to_another() {
    String listing = deals.followed();
    venue.does(sam, new CloseListing(listing));
    String other = deals.listing();
    venue.does(sam, new FollowStock(other, 1, Deals.CUPS, "", ""));
    assertEquals(5, quantity(listing));
  }

  /// Sam's sensor in the store room.
  private String sensor() {
    Claim claim = new Claim("a".repeat(64), "Store", "", "");
    venue.does(sam, new RegisterDevices("", List.of(claim)));
    return claim.device();
  }

  private String cold(String device) {
    return venue.does(sam, new SetThreshold(Scope.DEVICE, device, "temperature", 0, 8_000, 60));
  }

  @Test
  void the_price_comes_back_when_a_promised_threshold_was_not_kept() {
    String device = sensor();
    String cold = cold(device);
    String order = venue.does(bea, new PlaceOrder(deals.followed(cold), 0, 2, 2_000));
    venue.does(sam, new ShipOrder(order, "by post"));
    venue.refuses(Reason.ORDER_NOT_PLACED, bea, new CancelOrder(order));
    venue.refuses(Reason.NOT_DUE, deals.cleo, new CloseOrder(order));
    venue.does(sam, new RaiseAlarm(device, cold, venue.time() - 100_000, 9_000));
    venue.does(bea, new CancelOrder(order));
    endedBy(Ending.SPOILED, 10_000, 0);
  }

  @Test
  void anybody_may_end_what_is_spoiled_and_offered_goods_stay_with_the_seller() {
    String device = sensor();
    String cold = cold(device);
    String order = venue.does(bea, new PlaceOrder(deals.followed(cold), 0, 2, 2_000));
    venue.does(sam, new MarketAction.HandOverOrder(order, ""));
    venue.does(sam, new RaiseAlarm(device, cold, venue.time() - 100_000, 9_000));
    venue.does(deals.cleo, new CloseOrder(order));
    endedBy(Ending.SPOILED, 10_000, 0);
    assertEquals(5, pieces(sam));
  }

  @Test
  void an_alarm_of_before_the_order_spoils_nothing_and_a_removed_threshold_does() {
    String device = sensor();
    String cold = cold(device);
    venue.does(sam, new RaiseAlarm(device, cold, venue.time() - 100_000, 9_000));
    venue.passes(1_000);
    String order = venue.does(bea, new PlaceOrder(deals.followed(cold), 0, 2, 2_000));
    venue.refuses(Reason.NOT_DUE, deals.cleo, new CloseOrder(order));
    venue.does(sam, new RemoveThreshold(cold));
    venue.does(bea, new CancelOrder(order));
    assertEquals(Ending.SPOILED, venue.told(OrderClosed.class).ending());
    assertEquals(0, Accounts.heldFor(venue.state(), USD, Market.ROOM));
  }
}
