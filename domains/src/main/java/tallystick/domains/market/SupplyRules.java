package tallystick.domains.market;

import static tallystick.domains.market.Market.FOLLOWERS;
import static tallystick.domains.market.Market.HOUR_MILLIS;
import static tallystick.domains.market.Market.LISTINGS;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.SOURCES;
import static tallystick.domains.market.Market.STOCK;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.CustodyEvent;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.devices.Devices;
import tallystick.domains.market.Market.Follower;
import tallystick.domains.market.Market.Listing;
import tallystick.domains.market.Market.Order;
import tallystick.domains.market.Market.Source;
import tallystick.domains.market.Market.Status;
import tallystick.domains.market.Market.Stock;
import tallystick.domains.market.Market.Supply;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.HandOverOrder;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketEvent.Ending;
import tallystick.domains.market.MarketEvent.OrderShipped;
import tallystick.domains.market.MarketEvent.StockChanged;
import tallystick.domains.market.MarketEvent.StockFollowed;
import tallystick.kernel.Decision;
import tallystick.kernel.Event;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of goods that are somewhere: quantities that follow stock, goods on their way, orders
/// that end when these change hands, promises that devices watch.
final class SupplyRules {
  /// What happens in the room of things and concerns orders and listings.
  static final List<Class<? extends Event>> FOLLOWED =
      List.of(CustodyEvent.StockChanged.class, HandOverAccepted.class, HandOverClosed.class);

  private SupplyRules() {}

  static Decision followStock(FollowStock action, Step step) {
    State state = step.state();
    Listing listing = state.get(LISTINGS, action.listing());
    String key = action.listing() + "/" + action.variant();
    Reason hindrance = notToFollow(listing, key, action.threshold(), step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    followNothing(step, action.listing(), action.variant());
    if (action.epcClass().isEmpty()) {
      return ACCEPTED;
    }
    String classKey = Custody.classKey(action.epcClass());
    String place = Custody.placeKey(action.place());
    String row = Market.follower(classKey, step.by(), place);
    if (state.get(FOLLOWERS, row) != null) {
      return refuse(Reason.STOCK_FOLLOWED);
    }
    state.put(FOLLOWERS, row, new Follower(action.listing(), action.variant()));
    state.put(SOURCES, key, new Source(classKey, place, action.threshold()));
    step.emit(
        new StockFollowed(action.listing(), action.variant(), classKey, place, action.threshold()));
    count(step, classKey, step.by(), place);
    return ACCEPTED;
  }

  private static @Nullable Reason notToFollow(
      @Nullable Listing listing, String key, String threshold, Step step) {
    if (listing == null) {
      return Reason.LISTING_UNKNOWN;
    }
    if (!listing.seller().equals(step.by())) {
      return Reason.NOT_SELLER;
    }
    if (!listing.open()) {
      return Reason.LISTING_CLOSED;
    }
    if (step.state().get(STOCK, key) == null) {
      return Reason.VARIANT_UNKNOWN;
    }
    boolean unknown =
        !threshold.isEmpty() && !Devices.setThreshold(step.state(), threshold, step.by());
    return unknown ? Reason.THRESHOLD_UNKNOWN : null;
  }

  /// Ends what all variants of a listing follow.
  static void followNothing(Step step, String listing) {
    for (int i = 0; step.state().get(STOCK, listing + "/" + i) != null; i++) {
      followNothing(step, listing, i);
    }
  }

  private static void followNothing(Step step, String listing, int variant) {
    State state = step.state();
    String key = listing + "/" + variant;
    Source source = state.get(SOURCES, key);
    if (source != null) {
      String seller = Objects.requireNonNull(state.get(LISTINGS, listing), listing).seller();
      state.remove(SOURCES, key);
      state.remove(FOLLOWERS, Market.follower(source.classKey(), seller, source.place()));
      step.emit(new StockFollowed(listing, variant, "", "", ""));
    }
  }

  /// Sets goods aside for the order that is being placed.
  static Decision reserve(Step step, Source source, String seller, long quantity) {
    return Custody.reserve(
        step, step.id(), source.classKey(), seller, source.place(), quantity, Market.ROOM);
  }

  static Decision ship(ShipOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    Reason hindrance = notToShip(order, step);
    if (order == null || hindrance != null) {
      return refuse(Objects.requireNonNull(hindrance));
    }
    boolean stocked = order.supply() == Supply.RESERVED;
    var _ = ship(step, action.order(), order, stocked ? Supply.TAKEN : Supply.SAID, action.note());
    if (stocked) {
      Custody.take(step, action.order());
    }
    return ACCEPTED;
  }

  /// Why somebody cannot send an order on its way now.
  private static @Nullable Reason notToShip(@Nullable Order order, Step step) {
    if (order == null) {
      return Reason.ORDER_UNKNOWN;
    }
    if (!order.seller().equals(step.by())) {
      return Reason.NOT_SELLER;
    }
    if (order.status() != Status.PLACED) {
      return Reason.ORDER_NOT_PLACED;
    }
    return step.time() > order.deadline() ? Reason.TOO_LATE : null;
  }

  private static Order ship(Step step, String id, Order order, Supply supply, String note) {
    Order shipped = order.shipped(supply, step.time() + order.confirmHours() * HOUR_MILLIS);
    step.state().put(ORDERS, id, shipped);
    boolean handOver = supply == Supply.OFFERED;
    step.emit(
        new OrderShipped(id, order.buyer(), order.seller(), note, handOver, shipped.deadline()));
    return shipped;
  }

  static Decision handOver(HandOverOrder action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    Reason hindrance = notToShip(order, step);
    if (order == null || hindrance != null) {
      return refuse(Objects.requireNonNull(hindrance));
    }
    if (order.supply() != Supply.RESERVED) {
      return refuse(Reason.NOT_FROM_STOCK);
    }
    long deadline = ship(step, action.order(), order, Supply.OFFERED, action.note()).deadline();
    Custody.offer(step, action.order(), order.buyer(), deadline, action.note());
    return ACCEPTED;
  }

  /// Whether the seller promised to keep a threshold, and did not.
  static boolean isSpoiled(State state, Order order) {
    return !order.threshold().isEmpty()
        && !Devices.isKept(state, order.seller(), order.threshold(), order.placed());
  }

  static void follow(Event event, Step step) {
    switch (event) {
      case CustodyEvent.StockChanged e -> {
        for (StockRow row : e.stock()) {
          count(step, row.classKey(), row.holder(), row.place());
        }
      }
      case HandOverAccepted e -> end(step, e.handOver(), Ending.CONFIRMED, "");
      case HandOverClosed e ->
          end(
              step,
              e.handOver(),
              switch (e.ending()) {
                case REFUSED -> Ending.REFUSED;
                case WITHDRAWN -> Ending.DECLINED;
                case LAPSED -> Ending.LAPSED;
              },
              e.reason());
      default -> throw new IllegalStateException("follows no " + event.getClass());
    }
  }

  /// Makes a quantity what there is of the stock that it follows.
  private static void count(Step step, String classKey, String seller, String place) {
    State state = step.state();
    Follower follower = state.get(FOLLOWERS, Market.follower(classKey, seller, place));
    if (follower == null) {
      return;
    }
    String key = follower.listing() + "/" + follower.variant();
    Stock stock = Objects.requireNonNull(state.get(STOCK, key), key);
    long quantity = Custody.pieces(state, classKey, seller, place);
    if (quantity != stock.quantity()) {
      state.put(STOCK, key, new Stock(stock.price(), quantity));
      step.emit(new StockChanged(follower.listing(), follower.variant(), quantity));
    }
  }

  /// Ends the order whose goods were taken or not, if it is not what ended the hand-over.
  private static void end(Step step, String id, Ending ending, String note) {
    Order order = step.state().get(ORDERS, id);
    if (order != null && order.isOpen()) {
      MarketRules.end(step, id, order, ending, note);
    }
  }
}
