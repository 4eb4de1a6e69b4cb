package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.kernel.Event;

/// Under which keys what happens is told to those who follow it.
class CustodyTopicsTest {
  private final Yard yard = new Yard().cups();

  private static List<String> keys(String topic, Event event) {
    return CustodyApi.API.topics().stream()
        .filter(one -> one.name().equals(topic))
        .findFirst()
        .orElseThrow()
        .keys()
        .apply(event);
  }

  @Test
  void what_happens_to_a_lot_is_told_under_it_and_its_product() {
    String lot = Yard.key(Yard.FLOUR);
    yard.venue.does(yard.ana, Said.object(EpcisEvent.Deed.ADD).of(Yard.FLOUR, "5", "KGM").act());
    List<String> both = List.of(lot, Epc.product(lot));
    assertEquals(both, keys("thing", yard.venue.told(EventRecorded.class)));
    assertEquals(both, keys("thing", yard.venue.told(StockChanged.class)));
  }

  @Test
  void an_offer_is_told_under_what_is_offered() {
    yard.venue.does(yard.ana, yard.offerCups(yard.ben, "3"));
    assertEquals(
        List.of(Yard.key(Yard.CUPS)), keys("thing", yard.venue.told(HandOverOffered.class)));
  }

  @Test
  void stock_is_told_under_the_gln_of_its_place_whatever_its_extension() {
    yard.venue.does(yard.ana, new AdjustStock(Yard.CUPS, Yard.DOCK, "1", "", Cause.FOUND, ""));
    assertEquals(List.of(Yard.MILL_KEY), keys("site", yard.venue.told(StockChanged.class)));
    assertTrue(
        keys("site", yard.venue.told(StockChanged.class)).stream().noneMatch(String::isEmpty));
  }
}
