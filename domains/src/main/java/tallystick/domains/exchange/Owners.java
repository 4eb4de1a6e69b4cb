package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OWNER;
import static tallystick.domains.exchange.Slots.PRIORITY;

import java.util.Arrays;

/// Whose orders are open. Few commands ask, and to keep it up to date costs every other one several
/// reads of far memory. So this index is made when somebody asks, kept from then on, and dropped
/// when nobody has asked again for so many changes that making it anew costs less than they did. An
/// owner's slots lie in no order: whoever reads them sorts them.
final class Owners {
  private static final int START = 4;
  private static final int PATIENCE = 4;

  private final Slots slots;
  private IdMap owners = new IdMap();
  private int[][] orders = new int[0][];
  private int[] counts = new int[0];
  // By slot: where in its owner's list it is.
  private int[] places = new int[0];
  private int[] free = new int[START];
  private int freed;
  private int used;
  private boolean kept;
  private long unasked;

  Owners(Slots slots) {
    this.slots = slots;
  }

  /// An owner's open orders as [Sorted] keys, earliest first.
  long[] of(long owner, OpenOrders open) {
    if (!kept) {
      build(open);
    }
    unasked = 0;
    int at = owners.get(owner);
    long[] keys = new long[at == NONE ? 0 : counts[at]];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Sorted.key(slots.get(orders[at][i], PRIORITY), orders[at][i]);
    }
    Arrays.sort(keys);
    return keys;
  }

  /// How many orders an owner has open.
  int count(long owner, OpenOrders open) {
    if (!kept) {
      build(open);
    }
    unasked = 0;
    int at = owners.get(owner);
    return at == NONE ? 0 : counts[at];
  }

  void added(int slot) {
    if (kept) {
      add(slot);
    }
  }

  void removed(int slot) {
    if (kept && ++unasked > (long) PATIENCE * slots.used()) {
      drop();
    } else if (kept) {
      remove(slot);
    }
  }

  private void drop() {
    kept = false;
    owners = new IdMap();
    orders = new int[0][];
    counts = new int[0];
    places = new int[0];
    freed = 0;
    used = 0;
  }

  private void build(OpenOrders open) {
    kept = true;
    for (int slot = 0; slot < slots.used(); slot++) {
      if (open.isOpen(slot)) {
        add(slot);
      }
    }
  }

  private void add(int slot) {
    long owner = slots.get(slot, OWNER);
    int at = owners.get(owner);
    if (at == NONE) {
      at = freed > 0 ? free[--freed] : grow();
      owners.put(owner, at);
    }
    int count = counts[at]++;
    if (count == orders[at].length) {
      orders[at] = Arrays.copyOf(orders[at], 2 * count);
    }
    orders[at][count] = slot;
    if (slot >= places.length) {
      places = Arrays.copyOf(places, Math.max(START, 2 * slot));
    }
    places[slot] = count;
  }

  private void remove(int slot) {
    long owner = slots.get(slot, OWNER);
    int at = owners.get(owner);
    int last = orders[at][--counts[at]];
    int hole = places[slot];
    orders[at][hole] = last;
    places[last] = hole;
    if (counts[at] == 0) {
      owners.remove(owner);
      if (freed == free.length) {
        free = Arrays.copyOf(free, 2 * freed);
      }
      free[freed++] = at;
    }
  }

  private int grow() {
    if (used == counts.length) {
      orders = Arrays.copyOf(orders, Math.max(START, 2 * used));
      counts = Arrays.copyOf(counts, Math.max(START, 2 * used));
    }
    orders[used] = new int[START];
    return used++;
  }
}
