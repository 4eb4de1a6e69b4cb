package tallystick.domains.market;

import static tallystick.domains.market.Market.OPEN;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.STOCK;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.market.Market.Open;
import tallystick.domains.market.Market.Order;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of orders and stock.
final class MarketInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("holds equal open orders", true, MarketInvariants::holdsEqualObligations),
          new Invariant("open orders are counted", false, MarketInvariants::openIsCounted),
          new Invariant("stock is never negative", false, MarketInvariants::stockNotNegative));

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

  private static @Nullable String stockNotNegative(State state) {
    for (var entry : state.scan(STOCK, "", "", Integer.MAX_VALUE).entrySet()) {
      if (entry.getValue().quantity() < 0) {
        return entry.getKey() + " has " + entry.getValue().quantity();
      }
    }
    return null;
  }
}
