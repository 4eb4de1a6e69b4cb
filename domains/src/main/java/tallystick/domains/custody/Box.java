package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.CustodyAction.Slot;

/// The space of a place, in millimetres from a corner of its building.
record Box(long x, long y, long z, long width, long depth, long height) {
  static Box of(Slot slot) {
    return new Box(slot.x(), slot.y(), slot.z(), slot.width(), slot.depth(), slot.height());
  }

  boolean contains(Box other) {
    return x <= other.x
        && y <= other.y
        && z <= other.z
        && x + width >= other.x + other.width
        && y + depth >= other.y + other.depth
        && z + height >= other.z + other.height;
  }

  /// Whether they share more than a side.
  boolean meets(Box other) {
    return x < other.x + other.width
        && other.x < x + width
        && y < other.y + other.depth
        && other.y < y + depth
        && z < other.z + other.height
        && other.z < z + height;
  }

  /// Whether none of some share space: sorted from left to right, so that each is held against
  /// those only that begin before it ends.
  static boolean areApart(Map<String, Box> boxes) {
    return firstMeeting(boxes) == null;
  }

  /// One of two that share space, or null.
  static @Nullable String firstMeeting(Map<String, Box> boxes) {
    List<Map.Entry<String, Box>> sorted = new ArrayList<>(boxes.entrySet());
    sorted.sort(Comparator.comparingLong(one -> one.getValue().x));
    for (int i = 0; i < sorted.size(); i++) {
      Box one = sorted.get(i).getValue();
      for (int j = i + 1; j < sorted.size(); j++) {
        Box other = sorted.get(j).getValue();
        if (other.x >= one.x + one.width) {
          break;
        }
        if (one.meets(other)) {
          return sorted.get(i).getKey();
        }
      }
    }
    return null;
  }
}
