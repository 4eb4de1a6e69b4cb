package tallystick.domains.market;

import static tallystick.domains.Venue.USD;
import static tallystick.domains.market.Market.OPEN;
import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.STOCK;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.market.Market.Open;
import tallystick.domains.market.Market.Stock;
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
                "what is owed is forgotten",
                state -> state.remove(OPEN, USD)),
            new PlantedDamage(
                "open orders are counted", "one is lost", MarketInvariantsTest::loseAnOrder),
            new PlantedDamage(
                "stock is never negative",
                "one more was sold than there was",
                state -> {
                  String key = state.scan(STOCK, "", "", 1).firstEntry().getKey();
                  state.put(STOCK, key, new Stock(1, -1));
                })));
  }

  private static void loseAnOrder(State state) {
    for (var order : state.scan(ORDERS, "", "", 1_000).entrySet()) {
      if (order.getValue().isOpen()) {
        state.remove(ORDERS, order.getKey());
        return;
      }
    }
    throw new IllegalStateException("the run left no open order");
  }
}
