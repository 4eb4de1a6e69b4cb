package tallystick.domains.market;

import static tallystick.domains.Venue.USD;
import static tallystick.domains.market.Market.FOLLOWERS;
import static tallystick.domains.market.Market.OPEN;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.SOURCES;
import static tallystick.domains.market.Market.STOCK;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.market.Market.Open;
import tallystick.domains.market.Market.Stock;
import tallystick.domains.market.Market.Supply;
import tallystick.kernel.State;

class MarketInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new MarketDomain(),
        List.of(
            new PlantedDamage(
                "holds equal open orders",
                "an order is owed more than is held",
                state -> state.put(OPEN, USD, new Open(1L << 40))),
            new PlantedDamage(
                "holds equal open orders",
                "less than nothing is owed",
                state -> state.put(OPEN, USD, new Open(-1))),
            new PlantedDamage(
                "open orders are counted", "one is opened again", MarketInvariantsTest::reopen),
            new PlantedDamage(
                "stock is never negative",
                "one more was sold than there was",
                state -> {
                  String key = state.scan(STOCK, "", "", 1).firstEntry().getKey();
                  state.put(STOCK, key, new Stock(1, -1));
                }),
            new PlantedDamage(
                "quantities follow stock",
                "more is offered than is in stock",
                state -> {
                  String key = state.scan(SOURCES, "", "", 1).firstEntry().getKey();
                  state.put(STOCK, key, new Stock(1, 1L << 30));
                }),
            new PlantedDamage(
                "quantities follow stock",
                "stock is followed by nothing",
                state ->
                    state.remove(
                        FOLLOWERS, state.scan(FOLLOWERS, "", "", 1).firstEntry().getKey())),
            new PlantedDamage(
                "goods of open orders are bound",
                "an order says that its goods are set aside",
                MarketInvariantsTest::reopen)));
  }

  /// Some order, open again, though nobody counts or holds anything for it.
  private static void reopen(State state) {
    var order = state.scan(ORDERS, "", "", 1).firstEntry();
    state.put(ORDERS, order.getKey(), order.getValue().shipped(Supply.OFFERED, 1));
  }
}
