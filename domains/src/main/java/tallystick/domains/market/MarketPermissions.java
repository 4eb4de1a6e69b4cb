package tallystick.domains.market;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.market.Market.Listing;
import tallystick.domains.market.Market.Order;
import tallystick.domains.market.MarketAction.CancelOrder;
import tallystick.domains.market.MarketAction.CloseListing;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.HandOverOrder;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of goods.
final class MarketPermissions {
  static final Permissions ALL =
      Permissions.of(
          may(CreateListing.class, PRINCIPAL),
          may(ReviseVariant.class, party("seller", MarketPermissions::offers, "listing")),
          may(FollowStock.class, party("seller", MarketPermissions::offers, "listing")),
          may(CloseListing.class, party("seller", MarketPermissions::offers, "listing")),
          may(PlaceOrder.class, PRINCIPAL),
          may(ShipOrder.class, party("seller", MarketPermissions::sells, "order")),
          may(HandOverOrder.class, party("seller", MarketPermissions::sells, "order")),
          may(ConfirmOrder.class, party("buyer", MarketPermissions::buys, "order")),
          may(CancelOrder.class, party("buyer", MarketPermissions::buys, "order")),
          may(DeclineOrder.class, party("seller", MarketPermissions::sells, "order")),
          may(CloseOrder.class, once("its deadline is over, or its threshold was not kept")),
          may(SealReview.class, party("buyer or seller", MarketPermissions::deals, "order")),
          may(OpenReview.class, once("both have written, or the time for it is over")));

  private MarketPermissions() {}

  private static boolean offers(State state, String id, String principal) {
    Listing listing = state.get(Market.LISTINGS, id);
    return listing != null && listing.seller().equals(principal);
  }

  private static boolean sells(State state, String id, String principal) {
    Order order = state.get(Market.ORDERS, id);
    return order != null && order.seller().equals(principal);
  }

  private static boolean buys(State state, String id, String principal) {
    Order order = state.get(Market.ORDERS, id);
    return order != null && order.buyer().equals(principal);
  }

  private static boolean deals(State state, String id, String principal) {
    Order order = state.get(Market.ORDERS, id);
    return order != null && order.isParty(principal);
  }
}
