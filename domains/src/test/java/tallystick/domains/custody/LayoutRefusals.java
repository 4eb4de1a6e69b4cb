package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tallystick.domains.RefusalCase;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.kernel.Outcome;

/// When the room of things does not arrange places. Ana's mill is a metre long, wide and high.
final class LayoutRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private LayoutRefusals() {
    around();
    space();
  }

  static List<RefusalCase> cases() {
    return List.copyOf(new LayoutRefusals().cases);
  }

  private void when(CustodyRefusal reason, String situation, Function<Yard, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(mill())));
  }

  private static Yard mill() {
    Yard yard = new Yard();
    yard.venue.does(yard.ana, described(Yard.MILL, ""));
    yard.venue.does(yard.ana, within("", LayoutTest.slot(Yard.MILL, 0, 1_000)));
    return yard;
  }

  private static DescribePlace described(String place, String partOf) {
    return new DescribePlace(place, "Place", "", 0, 0, partOf);
  }

  private static ArrangePlaces within(String place, Slot... slots) {
    return new ArrangePlaces(place, "shelf", List.of(slots));
  }

  private void around() {
    when(
        CustodyRefusal.PLACE_UNKNOWN,
        "nobody described what they are arranged in",
        y -> y.venue.tries(y.ana, within("urn:place:1", LayoutTest.slot("urn:place:2", 0, 1))));
    when(
        CustodyRefusal.NOT_OWNER,
        "they are arranged in a place of another",
        y -> y.venue.tries(y.ben, within(Yard.MILL, LayoutTest.slot("urn:place:2", 0, 1))));
    when(
        CustodyRefusal.NOT_OWNER,
        "another described one that is arranged",
        y -> {
          y.venue.does(y.ben, described("urn:place:2", ""));
          return y.venue.tries(y.ana, within(Yard.MILL, LayoutTest.slot("urn:place:2", 0, 1)));
        });
    when(
        CustodyRefusal.PREFIX_OF_ANOTHER,
        "one that is arranged is under it",
        y -> {
          y.confirmed();
          y.venue.does(y.ben, described("urn:place:2", ""));
          return y.venue.tries(y.ben, within("urn:place:2", LayoutTest.slot(Yard.DOCK, 0, 1)));
        });
    when(
        CustodyRefusal.PLACE_IN_ITSELF,
        "a place is arranged in one that is in it",
        y -> {
          y.venue.does(y.ana, described(Yard.DOCK, Yard.MILL));
          return y.venue.tries(y.ana, within(Yard.DOCK, LayoutTest.slot(Yard.MILL, 0, 1)));
        });
  }

  private void space() {
    when(
        CustodyRefusal.PLACE_OUTSIDE,
        "it is longer than what it is in by a millimetre",
        y -> y.venue.tries(y.ana, within(Yard.MILL, LayoutTest.slot(Yard.DOCK, 1, 1_000))));
    when(
        CustodyRefusal.PLACE_OUTSIDE,
        "what is in it would reach out",
        y -> {
          y.venue.does(y.ana, within(Yard.MILL, LayoutTest.slot(Yard.DOCK, 500, 500)));
          return y.venue.tries(y.ana, within("", LayoutTest.slot(Yard.MILL, 0, 999)));
        });
    when(
        CustodyRefusal.SPACE_TAKEN,
        "it begins a millimetre before another ends",
        y -> {
          y.venue.does(y.ana, within(Yard.MILL, LayoutTest.slot(Yard.DOCK, 0, 500)));
          return y.venue.tries(y.ana, within(Yard.MILL, LayoutTest.slot("urn:place:2", 499, 500)));
        });
    when(
        CustodyRefusal.TOO_MANY_PLACES,
        "one more than 5,000 are arranged in one",
        y -> {
          y.venue.does(y.ana, within("", LayoutTest.slot(Yard.MILL, 0, 10_000)));
          for (int from = 0; from < LayoutRules.MAX_INSIDE; from += 500) {
            y.venue.does(y.ana, within(Yard.MILL, shelves(from, 500)));
          }
          return y.venue.tries(y.ana, within(Yard.MILL, shelves(LayoutRules.MAX_INSIDE, 1)));
        });
  }

  private static Slot[] shelves(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> LayoutTest.slot("urn:shelf:" + i, i, 1))
        .toArray(Slot[]::new);
  }
}
