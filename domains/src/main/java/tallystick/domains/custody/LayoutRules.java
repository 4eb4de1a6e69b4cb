package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.BOXES;
import static tallystick.domains.custody.Custody.PLACES;
import static tallystick.domains.custody.Custody.row;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Place;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyEvent.PlacesArranged;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of where places are in the place around them: inside of it, and beside each other.
final class LayoutRules {
  /// Places that are arranged in one.
  static final int MAX_INSIDE = 5_000;

  private LayoutRules() {}

  static Decision arrange(ArrangePlaces action, Step step) {
    State state = step.state();
    String within = Epc.placeKey(action.within());
    Place outer = within.isEmpty() ? null : state.get(PLACES, within);
    if (!within.isEmpty() && outer == null) {
      return refuse(CustodyRefusal.PLACE_UNKNOWN);
    }
    if (outer != null && !outer.owner().equals(step.by())) {
      return refuse(CustodyRefusal.NOT_OWNER);
    }
    Box room = outer == null ? null : state.get(BOXES, row(outer.partOf(), within));
    for (Slot slot : action.places()) {
      CustodyRefusal refusal = put(slot, within, room, step);
      if (refusal != null) {
        return refuse(refusal);
      }
    }
    // Buildings stand each in a space of its own.
    if (!within.isEmpty()) {
      Map<String, Box> inside = inside(state, within);
      if (inside.size() > MAX_INSIDE) {
        return refuse(CustodyRefusal.TOO_MANY_PLACES);
      }
      if (!Box.areApart(inside)) {
        return refuse(CustodyRefusal.SPACE_TAKEN);
      }
    }
    step.emit(
        new PlacesArranged(
            within, step.by(), action.kind(), action.places().stream().map(Slot::known).toList()));
    return ACCEPTED;
  }

  /// What is arranged in a place, by key.
  static Map<String, Box> inside(State state, String place) {
    String prefix = row(place, "");
    Map<String, Box> inside = new TreeMap<>();
    state
        .scan(BOXES, prefix, "", MAX_INSIDE + 1)
        .forEach((key, box) -> inside.put(key.substring(prefix.length()), box));
    return inside;
  }

  private static @Nullable CustodyRefusal put(
      Slot slot, String within, @Nullable Box room, Step step) {
    State state = step.state();
    Epc place = Epc.of(slot.place());
    Place known = state.get(PLACES, place.key());
    CustodyRefusal refusal =
        MasterRules.describe(state, place, known == null ? "" : known.owner(), step.by());
    if (refusal == null) {
      refusal = MasterRules.around(state, place.key(), within);
    }
    if (refusal != null) {
      return refusal;
    }
    Box box = Box.of(slot);
    boolean reachesOut = room != null && !room.contains(box);
    if (reachesOut || !inside(state, place.key()).values().stream().allMatch(box::contains)) {
      return CustodyRefusal.PLACE_OUTSIDE;
    }
    if (known != null) {
      state.remove(BOXES, row(known.partOf(), place.key()));
    }
    state.put(
        PLACES,
        place.key(),
        known == null
            ? new Place(step.by(), within, 0, 0)
            : new Place(step.by(), within, known.latitude(), known.longitude()));
    state.put(BOXES, row(within, place.key()), box);
    return null;
  }
}
