package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PRICE;
import static tallystick.domains.exchange.Slots.PRIORITY;
import static tallystick.domains.exchange.Slots.QUANTITY;
import static tallystick.domains.exchange.Slots.STOP;

import java.util.Arrays;

/// What a change of an order overwrote: one line of eight numbers each, in one array. Nothing is
/// written before the first mark, so that a book that is never rolled back pays nothing.
final class UndoLog {
  static final int ADDED = 0;
  static final int REMOVED = 1;
  static final int CHANGED = 2;
  static final int AMENDED = 3;
  static final int MARK = 4;

  private static final int LINE = 8;
  private static final int START = 64;

  private long[] lines = new long[START * LINE];
  private int size;
  private boolean recording;

  int size() {
    return size;
  }

  boolean recording() {
    return recording;
  }

  int kind(int line) {
    return (int) (lines[line * LINE] >> 32);
  }

  int slot(int line) {
    return (int) lines[line * LINE];
  }

  /// Where the order of a CHANGED line was before.
  int place(int line) {
    return (int) lines[line * LINE + 7];
  }

  long price(int line) {
    return lines[line * LINE + 1];
  }

  long shown(int line) {
    return lines[line * LINE + 3];
  }

  /// The orders that lines from a mark on are of, each once, as its slot in the upper half and the
  /// first of those lines in the lower.
  ///
  /// @param amended whether lines count that change terms only
  long[] touched(int mark, boolean amended) {
    long[] found = new long[size - mark];
    int count = 0;
    for (int line = mark; line < size; line++) {
      if (kind(line) != MARK && (amended || kind(line) != AMENDED)) {
        found[count++] = (long) slot(line) << 32 | line;
      }
    }
    Arrays.sort(found, 0, count);
    int orders = 0;
    for (int i = 0; i < count; i++) {
      if (orders == 0 || found[i] >> 32 != found[orders - 1] >> 32) {
        found[orders++] = found[i];
      }
    }
    return Arrays.copyOf(found, orders);
  }

  /// Forgets everything, and records no more until the next mark.
  void clear() {
    size = 0;
    recording = false;
  }

  /// Forgets the last line.
  void drop() {
    size--;
  }

  void mark(Phase phase, long last, long nextPriority) {
    recording = true;
    int at = line(MARK, 0);
    lines[at + 1] = phase.code;
    lines[at + 2] = last;
    lines[at + 3] = nextPriority;
  }

  BookState marked(int line) {
    int at = line * LINE;
    return new BookState(Phase.of((int) lines[at + 1]), lines[at + 2], lines[at + 3]);
  }

  void added(int slot) {
    if (recording) {
      line(ADDED, slot);
    }
  }

  void removed(int slot) {
    if (recording) {
      line(REMOVED, slot);
    }
  }

  void amending(Slots slots, int slot) {
    if (recording) {
      int at = line(AMENDED, slot);
      lines[at + 1] = slots.limit(slot);
      lines[at + 2] = slots.get(slot, QUANTITY);
    }
  }

  void changing(Slots slots, int slot) {
    if (recording) {
      int at = line(CHANGED, slot);
      lines[at + 1] = slots.get(slot, PRICE);
      lines[at + 2] = slots.get(slot, OPEN);
      lines[at + 3] = slots.shown(slot);
      lines[at + 4] = slots.get(slot, PRIORITY);
      lines[at + 5] = slots.special(slot, STOP);
      lines[at + 6] = slots.links(slot);
      lines[at + 7] = slots.place(slot);
    }
  }

  /// Writes the last line's numbers back into its order.
  void restore(Slots slots) {
    int at = (size - 1) * LINE;
    int slot = slot(size - 1);
    if (kind(size - 1) == AMENDED) {
      slots.limit(slot, lines[at + 1]);
      slots.set(slot, QUANTITY, lines[at + 2]);
      return;
    }
    slots.set(slot, PRICE, lines[at + 1]);
    slots.set(slot, OPEN, lines[at + 2]);
    slots.shown(slot, lines[at + 3]);
    slots.set(slot, PRIORITY, lines[at + 4]);
    if (!slots.isPlain(slot)) {
      slots.setSpecial(slot, STOP, lines[at + 5]);
    }
    slots.links(slot, lines[at + 6]);
    slots.place(slot, (int) lines[at + 7]);
  }

  private int line(int kind, int slot) {
    int at = size * LINE;
    if (at == lines.length) {
      lines = Arrays.copyOf(lines, 2 * at);
    }
    lines[at] = (long) kind << 32 | slot;
    size++;
    return at;
  }
}
