package tallystick.domains.market;

import static tallystick.domains.market.Market.HOUR_MILLIS;
import static tallystick.domains.market.Market.LISTINGS;
import static tallystick.domains.market.Market.OPEN;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.SOURCES;
import static tallystick.domains.market.Market.STOCK;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.Hold;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.CustodyEvent;
import tallystick.domains.market.Market.Listing;
import tallystick.domains.market.Market.Open;
import tallystick.domains.market.Market.Order;
import tallystick.domains.market.Market.Source;
import tallystick.domains.market.Market.Status;
import tallystick.domains.market.Market.Stock;
import tallystick.domains.market.Market.Supply;
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
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.domains.market.MarketEvent.Ending;
import tallystick.domains.market.MarketEvent.ListingClosed;
import tallystick.domains.market.MarketEvent.ListingCreated;
import tallystick.domains.market.MarketEvent.OrderClosed;
import tallystick.domains.market.MarketEvent.OrderPlaced;
import tallystick.domains.market.MarketEvent.StockChanged;
import tallystick.domains.market.MarketEvent.VariantRevised;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.Step;

/// The rules of the room of goods. Reviews have theirs in [ReviewRules].
final class MarketRules {
  private MarketRules() {}

  static Decision decide(MarketAction action, Step step) {
    return switch (action) {
      case CreateListing a -> createListing(a, step);
      case ReviseVariant a -> reviseVariant(a, step);
      case FollowStock a -> SupplyRules.followStock(a, step);
      case CloseListing a -> closeListing(a, step);
      case PlaceOrder a -> placeOrder(a, step);
      case ShipOrder a -> SupplyRules.ship(a, step);
      case HandOverOrder a -> SupplyRules.handOver(a, step);
      case ConfirmOrder a -> confirmOrder(a, step);
      case CancelOrder a -> cancelOrder(a, step);
      case DeclineOrder a -> declineOrder(a, step);
      case CloseOrder a -> closeOrder(a, step);
      case SealReview a -> ReviewRules.sealReview(a, step);
      case OpenReview a -> ReviewRules.openReview(a, step);
    };
  }

  private static Decision createListing(CreateListing action, Step step) {
    // What belongs to a room is paid by that room's rules only.
    if (!Accounts.isAsset(step.state(), action.asset())
        || !Accounts.roomOf(step.state(), action.asset()).isEmpty()) {
      return refuse(Reason.ASSET_UNKNOWN);
    }
    step.state()
        .put(
            LISTINGS,
            step.id(),
            new Listing(
                step.by(),
                action.title(),
                action.asset(),
                true,
                action.shipHours(),
                action.confirmHours()));
    for (int i = 0; i < action.variants().size(); i++) {
      Variant variant = action.variants().get(i);
      step.state().put(STOCK, step.id() + "/" + i, new Stock(variant.price(), variant.quantity()));
    }
    step.emit(
        new ListingCreated(
            step.id(),
            step.by(),
            action.title(),
            action.text(),
            action.category(),
            action.asset(),
            action.pictures(),
            action.variants(),
            action.shipHours(),
            action.confirmHours()));
    return ACCEPTED;
  }

  private static Decision reviseVariant(ReviseVariant action, Step step) {
    Listing listing = step.state().get(LISTINGS, action.listing());
    if (listing == null) {
      return refuse(Reason.LISTING_UNKNOWN);
    }
    if (!listing.seller().equals(step.by())) {
      return refuse(Reason.NOT_SELLER);
    }
    if (!listing.open()) {
      return refuse(Reason.LISTING_CLOSED);
    }
    String key = action.listing() + "/" + action.variant();
    Stock stock = step.state().get(STOCK, key);
    if (stock == null) {
      return refuse(Reason.VARIANT_UNKNOWN);
    }
    if (step.state().get(SOURCES, key) != null && stock.quantity() != action.quantity()) {
      return refuse(Reason.QUANTITY_FOLLOWS);
    }
    step.state().put(STOCK, key, new Stock(action.price(), action.quantity()));
    step.emit(
        new VariantRevised(action.listing(), action.variant(), action.price(), action.quantity()));
    return ACCEPTED;
  }

  private static Decision closeListing(CloseListing action, Step step) {
    Listing listing = step.state().get(LISTINGS, action.listing());
    if (listing == null) {
      return refuse(Reason.LISTING_UNKNOWN);
    }
    if (!listing.seller().equals(step.by())) {
      return refuse(Reason.NOT_SELLER);
    }
    if (!listing.open()) {
      return refuse(Reason.LISTING_CLOSED);
    }
    step.state()
        .put(
            LISTINGS,
            action.listing(),
            new Listing(
                listing.seller(),
                listing.title(),
                listing.asset(),
                false,
                listing.shipHours(),
                listing.confirmHours()));
    SupplyRules.followNothing(step, action.listing());
    step.emit(new ListingClosed(action.listing(), step.by()));
    return ACCEPTED;
  }

  private static Decision placeOrder(PlaceOrder action, Step step) {
    Listing listing = step.state().get(LISTINGS, action.listing());
    if (listing == null) {
      return refuse(Reason.LISTING_UNKNOWN);
    }
    if (!listing.open()) {
      return refuse(Reason.LISTING_CLOSED);
    }
    if (listing.seller().equals(step.by())) {
      return refuse(Reason.OWN_LISTING);
    }
    String key = action.listing() + "/" + action.variant();
    Stock stock = step.state().get(STOCK, key);
    if (stock == null) {
      return refuse(Reason.VARIANT_UNKNOWN);
    }
    if (stock.quantity() < action.quantity()) {
      return refuse(Reason.OUT_OF_STOCK);
    }
    // Compared by division, because the product may be larger than a long.
    if (action.total() % action.quantity() != 0
        || action.total() / action.quantity() != stock.price()) {
      return refuse(Reason.PRICE_CHANGED);
    }
    Decision held = Accounts.place(step, step.id(), priceHold(listing, action, step));
    if (!held.equals(ACCEPTED)) {
      return held;
    }
    Source source = step.state().get(SOURCES, key);
    open(listing, action, source, step);
    if (source != null) {
      return SupplyRules.reserve(step, source, listing.seller(), action.quantity());
    }
    long left = stock.quantity() - action.quantity();
    step.state().put(STOCK, key, new Stock(stock.price(), left));
    step.emit(new StockChanged(action.listing(), action.variant(), left));
    return ACCEPTED;
  }

  private static Hold priceHold(Listing listing, PlaceOrder action, Step step) {
    return new Hold(
        step.by(),
        listing.seller(),
        listing.asset(),
        action.total(),
        "",
        0,
        AtDeadline.RELEASE,
        Market.ROOM,
        listing.title());
  }

  private static void open(Listing listing, PlaceOrder action, @Nullable Source source, Step step) {
    String threshold = source == null ? "" : source.threshold();
    long deadline = step.time() + listing.shipHours() * HOUR_MILLIS;
    step.state()
        .put(
            ORDERS,
            step.id(),
            new Order(
                action.listing(),
                action.variant(),
                action.quantity(),
                action.total(),
                listing.asset(),
                step.by(),
                listing.seller(),
                listing.confirmHours(),
                source == null ? Supply.SAID : Supply.RESERVED,
                threshold,
                step.time(),
                Status.PLACED,
                deadline,
                0));
    addOpen(step, listing.asset(), action.total());
    step.emit(
        new OrderPlaced(
            step.id(),
            action.listing(),
            action.variant(),
            action.quantity(),
            action.total(),
            listing.asset(),
            step.by(),
            listing.seller(),
            threshold,
            source != null,
            deadline));
  }

  private static Decision confirmOrder(ConfirmOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    if (!order.buyer().equals(step.by())) {
      return refuse(Reason.NOT_BUYER);
    }
    if (order.status() != Status.SHIPPED) {
      return refuse(Reason.ORDER_NOT_SHIPPED);
    }
    end(step, action.order(), order, Ending.CONFIRMED, "");
    return order.supply() == Supply.OFFERED ? Custody.accept(step, action.order()) : ACCEPTED;
  }

  private static Decision cancelOrder(CancelOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    if (!order.buyer().equals(step.by())) {
      return refuse(Reason.NOT_BUYER);
    }
    boolean spoiled = order.isOpen() && SupplyRules.isSpoiled(step.state(), order);
    if (order.status() != Status.PLACED && !spoiled) {
      return refuse(Reason.ORDER_NOT_PLACED);
    }
    callOff(step, action.order(), order, spoiled ? Ending.SPOILED : Ending.CANCELLED, "");
    return ACCEPTED;
  }

  private static Decision declineOrder(DeclineOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    if (!order.seller().equals(step.by())) {
      return refuse(Reason.NOT_SELLER);
    }
    if (!order.isOpen()) {
      return refuse(Reason.ORDER_CLOSED);
    }
    callOff(step, action.order(), order, Ending.DECLINED, action.note());
    return ACCEPTED;
  }

  private static Decision closeOrder(CloseOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    if (!order.isOpen()) {
      return refuse(Reason.ORDER_CLOSED);
    }
    boolean spoiled = SupplyRules.isSpoiled(step.state(), order);
    if (!spoiled && step.time() <= order.deadline()) {
      return refuse(Reason.NOT_DUE);
    }
    if (spoiled) {
      callOff(step, action.order(), order, Ending.SPOILED, "");
    } else if (order.status() == Status.PLACED || order.supply() == Supply.OFFERED) {
      callOff(step, action.order(), order, Ending.LAPSED, "");
    } else {
      end(step, action.order(), order, Ending.CONFIRMED_BY_TIME, "");
    }
    return ACCEPTED;
  }

  /// Gives the price back; goods that are offered stay with the seller.
  private static void callOff(Step step, String id, Order order, Ending ending, String note) {
    end(step, id, order, ending, note);
    if (order.supply() == Supply.OFFERED) {
      boolean lapsed = ending == Ending.LAPSED;
      Custody.close(
          step, id, lapsed ? CustodyEvent.Ending.LAPSED : CustodyEvent.Ending.WITHDRAWN, note);
    }
  }

  static void end(Step step, String id, Order order, Ending ending, String note) {
    // A cancelled order neither finished nor failed: there is nothing to review.
    long reviewDeadline = ending == Ending.CANCELLED ? 0 : step.time() + Market.REVIEW_MILLIS;
    Order ended = order.ended(ending, reviewDeadline);
    step.state().put(ORDERS, id, ended);
    addOpen(step, order.asset(), -order.total());
    if (ended.status() == Status.PAID) {
      Accounts.capture(step, id);
    } else {
      Accounts.release(step, id);
      restock(step, id, order);
    }
    step.emit(new OrderClosed(id, order.buyer(), order.seller(), ending, note, reviewDeadline));
  }

  private static void restock(Step step, String id, Order order) {
    if (order.supply() == Supply.RESERVED) {
      Custody.release(step, id);
    }
    String key = order.listing() + "/" + order.variant();
    if (order.supply() != Supply.SAID || step.state().get(SOURCES, key) != null) {
      // It follows stock. What left that comes back when the seller counts it.
      return;
    }
    Stock stock = step.state().get(STOCK, key);
    if (stock == null) {
      throw new IllegalStateException("no stock row " + key);
    }
    // The seller may have set a large stock since: it is capped rather than overflowing.
    long quantity = Math.min(Limits.AMOUNT, stock.quantity() + order.quantity());
    step.state().put(STOCK, key, new Stock(stock.price(), quantity));
    step.emit(new StockChanged(order.listing(), order.variant(), quantity));
  }

  private static void addOpen(Step step, String asset, long change) {
    Open open = step.state().get(OPEN, asset);
    long before = open == null ? 0 : open.total();
    step.state().put(OPEN, asset, new Open(Math.addExact(before, change)));
  }
}
