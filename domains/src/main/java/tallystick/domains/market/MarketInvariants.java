package tallystick.domains.market;

import static tallystick.domains.market.Market.FOLLOWERS;
import static tallystick.domains.market.Market.LISTINGS;
import static tallystick.domains.market.Market.OPEN;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.SOURCES;
import static tallystick.domains.market.Market.STOCK;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.custody.Custody;
import tallystick.domains.market.Market.Follower;
import tallystick.domains.market.Market.Listing;
import tallystick.domains.market.Market.Open;
import tallystick.domains.market.Market.Order;
import tallystick.domains.market.Market.Source;
import tallystick.domains.market.Market.Stock;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of orders and stock.
final class MarketInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("holds equal open orders", true, MarketInvariants::holdsEqualObligations),
          new Invariant("open orders are counted", false, MarketInvariants::openIsCounted),
          new Invariant("stock is never negative", false, MarketInvariants::stockNotNegative),
          new Invariant("quantities follow stock", false, MarketInvariants::quantitiesFollow),
          new Invariant("goods of open orders are bound", false, MarketInvariants::goodsAreBound));

  private MarketInvariants() {}

  private static @Nullable String holdsEqualObligations(State state) {
    TreeSet<String> assets = new TreeSet<>(state.touched(OPEN));
    assets.addAll(Accounts.touchedFor(state, Market.ROOM));
    for (String asset : assets) {
      Open open = state.get(OPEN, asset);
      long owed = open == null ? 0 : open.total();
      long held = Accounts.heldFor(state, asset, Market.ROOM);
      if (owed != held) {
        return asset + ": open orders come to " + owed + ", holds to " + held;
      }
    }
    return null;
  }

  private static @Nullable String openIsCounted(State state) {
    Map<String, Long> totals = new TreeMap<>();
    for (Order order : state.scan(ORDERS, "", "", Integer.MAX_VALUE).values()) {
      if (order.isOpen()) {
        totals.merge(order.asset(), order.total(), Math::addExact);
      }
    }
    for (var entry : state.scan(OPEN, "", "", Integer.MAX_VALUE).entrySet()) {
      long found = totals.getOrDefault(entry.getKey(), 0L);
      if (found != entry.getValue().total()) {
        return entry.getKey() + ": counted " + entry.getValue().total() + ", found " + found;
      }
    }
    return null;
  }

  private static @Nullable String quantitiesFollow(State state) {
    for (var entry : state.scan(SOURCES, "", "", Integer.MAX_VALUE).entrySet()) {
      String key = entry.getKey();
      Source source = entry.getValue();
      Listing listing = state.get(LISTINGS, key.substring(0, key.lastIndexOf('/')));
      Stock stock = state.get(STOCK, key);
      if (listing == null || stock == null) {
        return key + " follows stock and is not there";
      }
      String row = Market.follower(source.classKey(), listing.seller(), source.place());
      Follower follower = state.get(FOLLOWERS, row);
      if (follower == null || !key.equals(follower.listing() + "/" + follower.variant())) {
        return key + " follows stock that it is not told of";
      }
      long there = Custody.pieces(state, source.classKey(), listing.seller(), source.place());
      if (stock.quantity() != there) {
        return key + " offers " + stock.quantity() + " of " + there;
      }
    }
    return null;
  }

  private static @Nullable String goodsAreBound(State state) {
    for (var entry : state.scan(ORDERS, "", "", Integer.MAX_VALUE).entrySet()) {
      Order order = entry.getValue();
      boolean bound =
          switch (order.supply()) {
            case SAID, TAKEN -> true;
            case RESERVED -> Custody.isReserved(state, entry.getKey());
            case OFFERED -> Custody.isOffered(state, entry.getKey());
          };
      if (order.isOpen() && !bound) {
        return "nothing is set aside for " + entry.getKey();
      }
    }
    return null;
  }

  private static @Nullable String stockNotNegative(State state) {
    for (var entry : state.scan(STOCK, "", "", Integer.MAX_VALUE).entrySet()) {
      if (entry.getValue().quantity() < 0) {
        return entry.getKey() + " has " + entry.getValue().quantity();
      }
    }
    return null;
  }
}
