package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.PRICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which prices show something else than they did at a mark. Of every order that was touched, what
/// it showed then is taken off its price and what it shows now is added; a price where that leaves
/// a difference has changed. So a level that came and went, or an iceberg that shows as much as
/// before, is no change.
final class LevelChanges {
  private final OpenOrders orders;
  // By side and price: the differences of shown quantity and of the number of orders.
  private final List<TreeMap<Long, long[]>> sides = List.of(new TreeMap<>(), new TreeMap<>());

  LevelChanges(OpenOrders orders) {
    this.orders = orders;
  }

  /// Bids, then offers, lowest price first.
  List<LevelChange> since(int mark) {
    TreeSet<Integer> seen = new TreeSet<>();
    for (int line = mark; line < orders.undo.size(); line++) {
      int kind = orders.undo.kind(line);
      if (kind == UndoLog.MARK || kind == UndoLog.AMENDED) {
        continue;
      }
      int slot = orders.undo.slot(line);
      if (seen.add(slot)) {
        before(line, kind, slot);
        after(slot);
      }
    }
    List<LevelChange> changes = new ArrayList<>();
    for (Side side : Side.values()) {
      Ladder ladder = orders.side(side);
      for (Map.Entry<Long, long[]> entry : sides.get(side.code).entrySet()) {
        long price = entry.getKey();
        int level = ladder.level(price);
        if (entry.getValue()[0] != 0 || entry.getValue()[1] != 0) {
          long shown = level == NONE ? 0 : ladder.shown(level);
          changes.add(
              new LevelChange(side, price, shown, level == NONE ? 0 : ladder.orders(level)));
        }
      }
    }
    return changes;
  }

  /// What the first line of an order says of where it was; one that ended still knows it itself.
  private void before(int line, int kind, int slot) {
    Slots slots = orders.slots;
    UndoLog undo = orders.undo;
    if (kind == UndoLog.CHANGED && undo.place(line) == BOOK) {
      count(slot, undo.price(line), -undo.shown(line), -1);
    } else if (kind == UndoLog.REMOVED && slots.place(slot) == BOOK) {
      count(slot, slots.get(slot, PRICE), -slots.shown(slot), -1);
    }
  }

  private void after(int slot) {
    Slots slots = orders.slots;
    if (orders.isOpen(slot) && slots.place(slot) == BOOK) {
      count(slot, slots.get(slot, PRICE), slots.shown(slot), 1);
    }
  }

  private void count(int slot, long price, long shown, int number) {
    TreeMap<Long, long[]> side = sides.get(orders.slots.side(slot).code);
    long[] sums = side.computeIfAbsent(price, _ -> new long[2]);
    sums[0] += shown;
    sums[1] += number;
  }
}
