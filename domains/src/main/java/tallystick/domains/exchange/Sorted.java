package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.PRIORITY;

import java.util.Arrays;

/// Slots by priority: both in one number, so that they sort without objects.
final class Sorted {
  // Enough for every slot of a full book and of an order that comes in.
  private static final int SLOT_BITS = 22;

  private Sorted() {}

  static long key(long priority, int slot) {
    return (priority << SLOT_BITS) | slot;
  }

  static int slot(long key) {
    return (int) (key & ((1 << SLOT_BITS) - 1));
  }

  /// The keys of a set's orders, earliest first.
  static long[] of(Slots slots, SlotSet set) {
    long[] keys = new long[set.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(slots.get(set.get(i), PRIORITY), set.get(i));
    }
    Arrays.sort(keys);
    return keys;
  }
}
