package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.exchange.MarketMemory.Market;
import tallystick.kernel.Action;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Outcome;
import tallystick.kernel.Workload.Intent;

/// After bursts of orders, some of which are refused and some taken back with the envelope that
/// they came in, the book that somebody makes of the rows is the one that is traded on.
class RecoveryTest {
  private static final int BURSTS = 60;

  private final Floor floor = Floor.trading();
  private final MarketMemory memory = new MarketMemory();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_book_of_the_rows_is_the_book_in_memory(long seed) {
    Dice dice = new Dice(seed);
    OrderWorkload orders = new OrderWorkload(memory);
    memory.saw(
        new ExchangeEvent.InstrumentOpened(
            Floor.SYMBOL, Floor.CO2, "USD", Floor.TICK, Floor.LOT, Floor.LOT, 5_000, ""));
    int accepted = 0;
    int refused = 0;
    for (int burst = 0; burst < BURSTS; burst++) {
      Person who = dice.pick(List.of(floor.ann, floor.bob, floor.cat));
      for (String asset : List.of("USD", Floor.CO2)) {
        memory.has(who.id(), asset, Accounts.available(floor.venue.state(), who.id(), asset));
      }
      Market market = memory.market(Floor.SYMBOL);
      List<Action> acts = new ArrayList<>();
      while (acts.size() < 4) {
        Intent intent = orders.next(dice, market, who.id(), floor.venue.time());
        if (dice.chance(5)) {
          acts.add(OrderWorkload.bad(dice, market));
        } else if (intent != null) {
          acts.add(intent.action());
        }
      }
      List<Outcome> outcomes = floor.venue.triesAll(who, acts.toArray(Action[]::new));
      accepted += outcomes.getFirst().accepted() ? 1 : 0;
      refused += outcomes.getFirst().accepted() ? 0 : 1;
      for (Event event : floor.venue.told()) {
        if (event instanceof ExchangeEvent e) {
          memory.saw(e);
        }
      }
      byte[] live = floor.book().hash();
      byte[] recovered = LiveBook.of(floor.venue.state(), Floor.SYMBOL).book.hash();
      assertArrayEquals(live, recovered, "seed " + seed + ", burst " + burst);
      if (market.phase == Phase.AUCTION) {
        floor.endAuction();
        floor.told(ExchangeEvent.class).forEach(memory::saw);
      }
    }
    assertTrue(accepted > 5 && refused > 5, accepted + " and " + refused + ", seed " + seed);
  }
}
