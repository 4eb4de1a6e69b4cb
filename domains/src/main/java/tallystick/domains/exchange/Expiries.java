package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.EXPIRES;
import static tallystick.domains.exchange.Slots.HEAP_AT;
import static tallystick.domains.exchange.Slots.ID;

import java.util.Arrays;

/// The orders with a time to end, soonest first and then by id: a binary heap.
final class Expiries {
  private static final int START = 4;

  private final Slots slots;
  private int[] heap = new int[START];
  private int size;

  Expiries(Slots slots) {
    this.slots = slots;
  }

  /// The time of the soonest, or 0.
  long soonest() {
    return size == 0 ? 0 : slots.special(heap[0], EXPIRES);
  }

  /// The soonest order; there must be one.
  int first() {
    return heap[0];
  }

  void add(int slot) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    rise(size++, slot);
  }

  void remove(int slot) {
    int hole = (int) slots.special(slot, HEAP_AT);
    int last = heap[--size];
    if (hole == size) {
      return;
    }
    if (hole > 0 && before(last, heap[(hole - 1) / 2])) {
      rise(hole, last);
    } else {
      sink(hole, last);
    }
  }

  private void rise(int from, int slot) {
    int at = from;
    while (at > 0 && before(slot, heap[(at - 1) / 2])) {
      settle(at, heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    settle(at, slot);
  }

  private void sink(int from, int slot) {
    int at = from;
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], slot)) {
        break;
      }
      settle(at, heap[child]);
      at = child;
    }
    settle(at, slot);
  }

  private void settle(int at, int slot) {
    heap[at] = slot;
    slots.setSpecial(slot, HEAP_AT, at);
  }

  private boolean before(int one, int other) {
    long time = slots.special(one, EXPIRES);
    long otherTime = slots.special(other, EXPIRES);
    return time != otherTime ? time < otherTime : slots.get(one, ID) < slots.get(other, ID);
  }
}
