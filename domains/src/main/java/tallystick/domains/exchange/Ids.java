package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.NONE;

/// From the ids of open orders to their slots: open addressing with linear probing. An entry is the
/// slot and a few more bits of the id's hash, four bytes in all; the id itself is in the order's
/// row, which whoever looks for an order reads next. Ids that follow each other share a cache line,
/// so that numbering orders by a counter is rewarded; lines are far apart, or runs would grow long.
/// Where an entry lies depends on history, so nothing ever walks this map.
final class Ids {
  private static final int START_BITS = 8;
  // Sixteen entries of four bytes.
  private static final int LINE_BITS = 4;
  private static final int LINE = (1 << LINE_BITS) - 1;
  // At most a quarter full: more often than not, the first entry looked at is the answer.
  private static final int ROOM = 4;
  // Enough for every slot of a full book, and of all that ended since the last commit.
  private static final int SLOT_BITS = 22;
  private static final int SLOTS = (1 << SLOT_BITS) - 1;
  private static final int TAG_BITS = Integer.SIZE - SLOT_BITS;
  // 2^64 by the golden ratio, odd (Knuth, The Art of Computer Programming, 6.4).
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Slots slots;
  // 0 is empty, so slots count from 1 here.
  private int[] entries = new int[1 << START_BITS];
  private int shift = Long.SIZE - (START_BITS - LINE_BITS);
  private int mask = entries.length - 1;
  private int size;

  Ids(Slots slots) {
    this.slots = slots;
  }

  int size() {
    return size;
  }

  /// The slot of an order, or [Slots#NONE].
  int get(long id) {
    long hash = hash(id);
    int tag = tag(hash, id);
    for (int i = home(hash, id); ; i = (i + 1) & mask) {
      int entry = entries[i];
      if (entry == 0) {
        return NONE;
      }
      if (entry >>> SLOT_BITS == tag) {
        int slot = (entry & SLOTS) - 1;
        if (slots.get(slot, ID) == id) {
          return slot;
        }
      }
    }
  }

  /// Adds an order whose id is not there.
  void put(int slot) {
    if (ROOM * ++size > mask) {
      grow();
    }
    place(slot);
  }

  /// Removes an order that is there.
  void remove(int slot) {
    int hole = home(slot);
    while ((entries[hole] & SLOTS) - 1 != slot) {
      hole = (hole + 1) & mask;
    }
    size--;
    // Whatever was pushed past the hole moves back, so that no tombstones are needed.
    for (int i = (hole + 1) & mask; entries[i] != 0; i = (i + 1) & mask) {
      if (((i - home((entries[i] & SLOTS) - 1)) & mask) >= ((i - hole) & mask)) {
        entries[hole] = entries[i];
        hole = i;
      }
    }
    entries[hole] = 0;
  }

  private void place(int slot) {
    long id = slots.get(slot, ID);
    long hash = hash(id);
    int i = home(hash, id);
    while (entries[i] != 0) {
      i = (i + 1) & mask;
    }
    entries[i] = (tag(hash, id) << SLOT_BITS) | (slot + 1);
  }

  private void grow() {
    int[] old = entries;
    entries = new int[2 * old.length];
    mask = entries.length - 1;
    shift--;
    for (int entry : old) {
      if (entry != 0) {
        place((entry & SLOTS) - 1);
      }
    }
  }

  private int home(int slot) {
    long id = slots.get(slot, ID);
    return home(hash(id), id);
  }

  private static long hash(long id) {
    return (id >>> LINE_BITS) * SPREAD;
  }

  private int home(long hash, long id) {
    return ((int) (hash >>> shift) << LINE_BITS) | ((int) id & LINE);
  }

  private int tag(long hash, long id) {
    return (int) ((hash >>> (shift - TAG_BITS)) ^ id) & ((1 << TAG_BITS) - 1);
  }
}
