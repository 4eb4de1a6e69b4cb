package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.Custody.Place;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyEvent.PlacesArranged;
import tallystick.kernel.Require;

/// Places in places; refusals are in [LayoutRefusals].
class LayoutTest {
  private final Yard yard = new Yard();
  private final Venue venue = yard.venue;
  private final Person ana = yard.ana;

  /// A metre deep and high.
  static Slot slot(String place, long x, long width) {
    return new Slot(place, "Place", x, 0, 0, width, 1_000, 1_000);
  }

  private void arrange(String within, Slot... slots) {
    venue.does(ana, new ArrangePlaces(within, "shelf", List.of(slots)));
  }

  private Map<String, Box> inMill() {
    return LayoutRules.inside(venue.state(), Yard.MILL_KEY);
  }

  @BeforeEach
  void there_is_a_mill() {
    venue.does(ana, new DescribePlace(Yard.MILL, "Mill", "mill", 60_000_000, 5_000_000, ""));
    arrange("", slot(Yard.MILL, 0, 4_000));
  }

  @Test
  void a_place_that_nobody_described_is_described_by_being_arranged() {
    arrange(Yard.MILL, slot(Yard.DOCK, 1_000, 500));
    assertEquals(
        new Place(ana.id(), Yard.MILL_KEY, 0, 0), venue.state().get(Custody.PLACES, Yard.DOCK_KEY));
    assertEquals(
        new PlacesArranged(
            Yard.MILL_KEY, ana.id(), "shelf", List.of(slot(Yard.DOCK_KEY, 1_000, 500))),
        venue.told(PlacesArranged.class));
  }

  @Test
  void places_may_touch_and_change_places_in_one_act() {
    arrange(Yard.MILL, slot("urn:place:1", 0, 1_000), slot("urn:place:2", 1_000, 1_000));
    arrange(Yard.MILL, slot("urn:place:1", 1_000, 1_000), slot("urn:place:2", 0, 1_000));
    assertEquals(List.of(1_000L, 0L), inMill().values().stream().map(Box::x).toList());
  }

  @Test
  void what_is_described_anew_stays_where_it_is() {
    arrange(Yard.MILL, slot(Yard.DOCK, 1_000, 500));
    venue.does(ana, new DescribePlace(Yard.DOCK, "Gate", "dock", 0, 0, Yard.MILL));
    assertTrue(inMill().containsKey(Yard.DOCK_KEY));
  }

  @Test
  void what_becomes_part_of_another_place_is_to_be_arranged_there() {
    arrange(Yard.MILL, slot(Yard.DOCK, 1_000, 500));
    venue.does(ana, new DescribePlace(Yard.DOCK, "Gate", "dock", 0, 0, ""));
    assertTrue(inMill().isEmpty());
    assertNull(venue.state().get(Custody.BOXES, Custody.row("", Yard.DOCK_KEY)));
  }

  @Test
  void what_is_arranged_in_another_place_leaves_its_space() {
    arrange(Yard.MILL, slot(Yard.DOCK, 0, 1_000), slot("urn:zone:1", 1_000, 1_000));
    arrange("urn:zone:1", slot(Yard.DOCK, 1_000, 1_000));
    assertFalse(inMill().containsKey(Yard.DOCK_KEY));
    arrange(Yard.MILL, slot("urn:place:3", 0, 1_000));
  }

  @Test
  void buildings_stand_each_in_a_space_of_their_own() {
    arrange("", slot("urn:place:other", 0, 4_000));
    assertTrue(inMill().isEmpty());
  }

  @Test
  void a_place_without_space_or_far_away_is_malformed() {
    assertThrows(Require.Field.class, () -> slot(Yard.DOCK, 0, 0));
    assertThrows(Require.Field.class, () -> slot(Yard.DOCK, -1, 1));
    assertThrows(Require.Field.class, () -> slot(Yard.DOCK, 10_000_001, 1));
    assertThrows(
        Require.Field.class,
        () -> arrange(Yard.MILL, slot(Yard.DOCK, 0, 1), slot(Yard.DOCK, 5, 1)));
  }
}
