package tallystick.domains.market;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.domains.market.MarketAction.CancelOrder;
import tallystick.domains.market.MarketAction.CloseListing;
import tallystick.domains.market.MarketAction.CloseOrder;
import tallystick.domains.market.MarketAction.ConfirmOrder;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.FollowStock;
import tallystick.domains.market.MarketAction.HandOverOrder;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.PlaceOrder;
import tallystick.domains.market.MarketAction.ReviseVariant;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketAction.ShipOrder;
import tallystick.domains.market.MarketEvent.ListingClosed;
import tallystick.domains.market.MarketEvent.ListingCreated;
import tallystick.domains.market.MarketEvent.OrderClosed;
import tallystick.domains.market.MarketEvent.OrderPlaced;
import tallystick.domains.market.MarketEvent.OrderShipped;
import tallystick.domains.market.MarketEvent.ReviewOpened;
import tallystick.domains.market.MarketEvent.ReviewSealed;
import tallystick.domains.market.MarketEvent.StockChanged;
import tallystick.domains.market.MarketEvent.StockFollowed;
import tallystick.domains.market.MarketEvent.VariantRevised;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random deals: the first members keep shops, the others buy; most deals go well, some do not, and
/// now and then somebody tries what they may not.
final class MarketWorkload implements Workload {
  private static final List<String> TRACKING =
      List.of("sent by post this morning", "with the bicycle courier", "parcel, two days", "");
  private static final List<String> PRAISE =
      List.of(
          "Exactly as described, well packed.",
          "Quick and friendly, would deal again.",
          "Even nicer than in the picture.",
          "Arrived a day early.",
          "Paid at once, a pleasure.");
  private static final List<String> BLAME =
      List.of("Never arrived.", "Took far too long.", "Not what I expected from the text.");

  /// What sellers call their goods: names of their own.
  private static final String GOODS = "https://goods.example/";

  private final Map<String, Offer> offers = new TreeMap<>();
  private final Map<String, OrderPlaced> placed = new TreeMap<>();
  private final Map<String, OrderPlaced> shipped = new TreeMap<>();
  private final Map<String, Long> deadlines = new TreeMap<>();
  private final Map<String, OrderClosed> reviewable = new TreeMap<>();
  private final Map<String, OpenReview> sealed = new TreeMap<>();
  private final Map<String, Integer> seals = new TreeMap<>();
  private final Map<String, Integer> shelves = new TreeMap<>();

  /// Listings of which there is stock, and such as follow it.
  private final Set<String> counted = new TreeSet<>();

  private final Set<String> following = new TreeSet<>();

  /// Orders whose goods are in stock.
  private final Set<String> reserved = new TreeSet<>();

  /// Orders that the buyer signs for.
  private final Set<String> offered = new TreeSet<>();

  private String asset = "";

  private record Offer(ListingCreated listing, long price, long quantity) {}

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (asset.isEmpty()) {
      return null;
    }
    return switch (dice.below(22)) {
      case 0, 1 -> list(dice, cast);
      case 2 -> revise(dice, cast);
      case 3, 4, 5, 6 -> buy(dice, cast);
      case 7, 8, 9, 10, 11, 12 -> serve(dice, cast, time);
      case 13, 14, 15, 16 -> receive(dice, cast, time);
      case 17, 18, 19 -> review(dice, cast, time);
      default -> supply(dice);
    };
  }

  private @Nullable Intent list(Dice dice, Cast cast) {
    int shop = dice.below(Math.min(Catalogue.SHOPS.size(), cast.members().size()));
    String keeper = cast.members().get(shop);
    int next = shelves.getOrDefault(keeper, 0);
    List<Catalogue.Good> goods = Catalogue.SHOPS.get(shop);
    if (next >= goods.size()) {
      return null;
    }
    shelves.put(keeper, next + 1);
    int days = (int) dice.between(2, 5);
    return new Intent(
        keeper, goods.get(next).listing(asset, dice.between(5, 60), days * 24, days * 48), true);
  }

  private @Nullable Intent revise(Dice dice, Cast cast) {
    if (offers.isEmpty()) {
      return null;
    }
    Offer offer = dice.pick(List.copyOf(offers.values()));
    String seller = offer.listing.seller();
    if (dice.chance(5) && offers.size() > 8) {
      return new Intent(seller, new CloseListing(offer.listing.listing()), true);
    }
    String who = dice.chance(80) ? seller : dice.pick(cast.members());
    boolean follows = following.contains(offer.listing.listing());
    long price = offer.price + dice.between(-2, 2) * 50;
    return new Intent(
        who,
        new ReviseVariant(
            offer.listing.listing(),
            0,
            Math.max(100, price),
            offer.quantity + (follows ? 0 : dice.below(20))),
        who.equals(seller));
  }

  /// Counts what is offered, lets the listing follow that, and seldom not any more.
  private @Nullable Intent supply(Dice dice) {
    if (offers.isEmpty()) {
      return null;
    }
    List<String> idle =
        counted.stream().filter(id -> offers.containsKey(id) && !following.contains(id)).toList();
    if (!idle.isEmpty() && dice.chance(70)) {
      String id = dice.pick(idle);
      return new Intent(seller(id), new FollowStock(id, 0, GOODS + id, "", ""), true);
    }
    String id = dice.pick(List.copyOf(offers.keySet()));
    if (following.contains(id) && dice.chance(20)) {
      return new Intent(seller(id), new FollowStock(id, 0, "", "", ""), true);
    }
    String there = Long.toString(dice.between(20, 40));
    return new Intent(seller(id), new CountStock(GOODS + id, "", there, "", ""), true);
  }

  private String seller(String listing) {
    return Objects.requireNonNull(offers.get(listing), listing).listing.seller();
  }

  private @Nullable Intent buy(Dice dice, Cast cast) {
    if (offers.isEmpty()) {
      return null;
    }
    Offer offer = dice.pick(List.copyOf(offers.values()));
    String buyer = dice.pick(cast.members());
    String listing = offer.listing.listing();
    long quantity = dice.between(1, 3);
    if (dice.chance(6)) {
      return new Intent(buyer, new PlaceOrder(listing, 0, quantity, 1), false);
    }
    if (dice.chance(6)) {
      long many = offer.quantity + 1;
      return new Intent(buyer, new PlaceOrder(listing, 0, many, many * offer.price), false);
    }
    boolean may = !buyer.equals(offer.listing.seller()) && quantity <= offer.quantity;
    return new Intent(buyer, new PlaceOrder(listing, 0, quantity, quantity * offer.price), may);
  }

  private @Nullable Intent serve(Dice dice, Cast cast, long time) {
    if (placed.isEmpty()) {
      return null;
    }
    OrderPlaced order = dice.pick(List.copyOf(placed.values()));
    if (isDue(order.order(), time)) {
      return new Intent(dice.pick(cast.members()), new CloseOrder(order.order()), true);
    }
    if (isForgotten(order, "01")) {
      return null;
    }
    return switch (dice.below(12)) {
      case 0 -> new Intent(order.seller(), new DeclineOrder(order.order(), "sold out"), true);
      case 1 -> new Intent(order.buyer(), new CancelOrder(order.order()), true);
      case 2 -> new Intent(order.buyer(), new ConfirmOrder(order.order()), false);
      case 3 -> new Intent(cast.operator(), new CloseOrder(order.order()), false);
      case 4 -> null;
      case 5, 6, 7 ->
          new Intent(
              order.seller(),
              new HandOverOrder(order.order(), "at the door"),
              reserved.contains(order.order()));
      default ->
          new Intent(order.seller(), new ShipOrder(order.order(), dice.pick(TRACKING)), true);
    };
  }

  private @Nullable Intent receive(Dice dice, Cast cast, long time) {
    if (shipped.isEmpty()) {
      return null;
    }
    OrderPlaced order = dice.pick(List.copyOf(shipped.values()));
    if (isDue(order.order(), time)) {
      return new Intent(dice.pick(cast.members()), new CloseOrder(order.order()), true);
    }
    if (isForgotten(order, "23")) {
      return null;
    }
    if (offered.contains(order.order()) && dice.chance(50)) {
      return new Intent(order.buyer(), atTheDoor(dice, order.order()), true);
    }
    return switch (dice.below(10)) {
      case 0 -> new Intent(order.buyer(), new CancelOrder(order.order()), false);
      case 1 -> new Intent(order.seller(), new ConfirmOrder(order.order()), false);
      case 2 -> new Intent(order.seller(), new DeclineOrder(order.order(), "lost"), true);
      case 3, 4 -> null;
      default -> new Intent(order.buyer(), new ConfirmOrder(order.order()), true);
    };
  }

  private static Action atTheDoor(Dice dice, String order) {
    return dice.chance(70)
        ? new AcceptHandOver(order, List.of(), List.of(), "")
        : new RefuseHandOver(order, "The box is wet.", "");
  }

  private @Nullable Intent review(Dice dice, Cast cast, long time) {
    if (!sealed.isEmpty() && dice.chance(50)) {
      OpenReview review = dice.pick(List.copyOf(sealed.values()));
      OrderClosed order = reviewable.get(review.order());
      boolean over = order != null && order.reviewDeadline() < time;
      boolean both = seals.getOrDefault(review.order(), 0) == 2;
      return new Intent(dice.pick(cast.members()), review, both || over);
    }
    if (reviewable.isEmpty()) {
      return null;
    }
    OrderClosed order = dice.pick(List.copyOf(reviewable.values()));
    String author = dice.chance(60) ? order.buyer() : order.seller();
    String key = order.order() + "/" + author;
    boolean first = !sealed.containsKey(key);
    boolean well = order.ending().name().startsWith("CONFIRMED");
    OpenReview review =
        new OpenReview(
            order.order(),
            author,
            well ? (int) dice.between(4, 5) : (int) dice.between(1, 3),
            dice.pick(well ? PRAISE : BLAME),
            dice.id());
    if (first) {
      sealed.put(key, review);
    }
    return new Intent(author, new SealReview(order.order(), Seal.of(review)), first);
  }

  /// Some sellers never ship and some buyers never confirm, so that time has something to decide.
  private static boolean isForgotten(OrderPlaced order, String firstDigits) {
    return firstDigits.indexOf(order.order().charAt(0)) >= 0;
  }

  private boolean isDue(String order, long time) {
    return deadlines.getOrDefault(order, Long.MAX_VALUE) < time;
  }

  @Override
  public void saw(Event event, At at) {
    if (event instanceof AssetDefined defined && asset.isEmpty()) {
      asset = defined.asset();
    }
    if (event instanceof StockCounted e && e.classKey().startsWith(GOODS)) {
      counted.add(e.classKey().substring(GOODS.length()));
    }
    if (!(event instanceof MarketEvent seen)) {
      return;
    }
    switch (seen) {
      case ListingCreated e -> {
        MarketAction.Variant first = e.variants().getFirst();
        offers.put(e.listing(), new Offer(e, first.price(), first.quantity()));
      }
      case VariantRevised e -> {
        if (e.variant() == 0) {
          offers.computeIfPresent(
              e.listing(), (id, offer) -> new Offer(offer.listing, e.price(), e.quantity()));
        }
      }
      case StockFollowed e -> {
        if (e.classKey().isEmpty()) {
          following.remove(e.listing());
        } else {
          following.add(e.listing());
        }
      }
      case ListingClosed e -> offers.remove(e.listing());
      case StockChanged e -> {
        if (e.variant() == 0) {
          offers.computeIfPresent(
              e.listing(), (id, offer) -> new Offer(offer.listing, offer.price, e.quantity()));
        }
      }
      case OrderPlaced e -> {
        placed.put(e.order(), e);
        if (e.fromStock()) {
          reserved.add(e.order());
        }
        deadlines.put(e.order(), e.deadline());
      }
      case OrderShipped e -> {
        OrderPlaced order = placed.remove(e.order());
        if (order != null) {
          shipped.put(e.order(), order);
          if (e.handOver()) {
            offered.add(e.order());
          }
          deadlines.put(e.order(), e.deadline());
        }
      }
      case OrderClosed e -> {
        placed.remove(e.order());
        shipped.remove(e.order());
        deadlines.remove(e.order());
        reserved.remove(e.order());
        offered.remove(e.order());
        if (e.reviewDeadline() > 0) {
          reviewable.put(e.order(), e);
        }
      }
      case ReviewSealed e -> seals.merge(e.order(), 1, Integer::sum);
      case ReviewOpened e -> sealed.remove(e.order() + "/" + e.author());
    }
  }
}
