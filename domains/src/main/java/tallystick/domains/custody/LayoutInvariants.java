package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.BOXES;
import static tallystick.domains.custody.Custody.PLACES;
import static tallystick.domains.custody.Custody.row;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Place;
import tallystick.kernel.State;

/// What always holds of places that are arranged.
final class LayoutInvariants {
  private LayoutInvariants() {}

  static @Nullable String inside(State state) {
    for (String key : state.touched(BOXES)) {
      Box box = state.get(BOXES, key);
      if (box == null) {
        continue;
      }
      String outer = outer(key);
      String place = key.substring(outer.length() + 1);
      Place known = state.get(PLACES, place);
      if (known == null || !known.partOf().equals(outer)) {
        return place + " is arranged in what it is not part of";
      }
      Box room = box(state, outer);
      boolean holds = LayoutRules.inside(state, place).values().stream().allMatch(box::contains);
      if (!holds || (room != null && !room.contains(box))) {
        return place + " reaches out, or something out of it";
      }
    }
    return null;
  }

  static @Nullable String apart(State state) {
    Set<String> outers = new TreeSet<>();
    state.touched(BOXES).forEach(key -> outers.add(outer(key)));
    // Buildings stand each in a space of its own.
    outers.remove("");
    for (String outer : outers) {
      String meeting = Box.firstMeeting(LayoutRules.inside(state, outer));
      if (meeting != null) {
        return meeting + " shares its space";
      }
    }
    return null;
  }

  private static String outer(String key) {
    return key.substring(0, key.indexOf('|'));
  }

  private static @Nullable Box box(State state, String place) {
    Place known = state.get(PLACES, place);
    return known == null ? null : state.get(BOXES, row(known.partOf(), place));
  }
}
