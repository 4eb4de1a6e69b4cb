package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.SET_AT;

import java.util.Arrays;

/// Some of the orders, in no order: the pegged, or the trailing ones. An order is in one set at
/// most.
final class SlotSet {
  private static final int START = 4;

  private final Slots slots;
  private int[] items = new int[START];
  private int size;

  SlotSet(Slots slots) {
    this.slots = slots;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  void add(int slot) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size] = slot;
    slots.setSpecial(slot, SET_AT, size++);
  }

  void remove(int slot) {
    int last = items[--size];
    int hole = (int) slots.special(slot, SET_AT);
    items[hole] = last;
    slots.setSpecial(last, SET_AT, hole);
  }
}
