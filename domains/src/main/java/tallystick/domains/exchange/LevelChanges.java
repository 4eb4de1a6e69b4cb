package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.PRICE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which prices show something else than they did at a mark. Of every order that was touched, what
/// it showed then is taken off its price and what it shows now is added; a price where that leaves
/// a difference has changed. So a level that came and went, or an iceberg that shows as much as
/// before, is no change.
final class LevelChanges {
  private static final Comparator<Difference> BY_PRICE =
      Comparator.comparing(Difference::side).thenComparingLong(Difference::price);

  private final OpenOrders orders;
  private final List<Difference> differences = new ArrayList<>();

  /// What one order makes of a price.
  ///
  /// @param orders 1 where it came, -1 where it was
  private record Difference(Side side, long price, long shown, int orders) {}

  LevelChanges(OpenOrders orders) {
    this.orders = orders;
  }

  /// Bids, then offers, lowest price first.
  List<LevelChange> since(int mark) {
    for (long one : orders.undo.touched(mark, false)) {
      int slot = (int) (one >> 32);
      before((int) one, slot);
      after(slot);
    }
    differences.sort(BY_PRICE);
    List<LevelChange> changes = new ArrayList<>(differences.size());
    for (int i = 0; i < differences.size(); ) {
      Difference first = differences.get(i);
      long shown = 0;
      int count = 0;
      for (; i < differences.size() && isSame(differences.get(i), first); i++) {
        shown += differences.get(i).shown;
        count += differences.get(i).orders;
      }
      if (shown != 0 || count != 0) {
        changes.add(now(first.side, first.price));
      }
    }
    return changes;
  }

  private static boolean isSame(Difference one, Difference other) {
    return one.side == other.side && one.price == other.price;
  }

  private LevelChange now(Side side, long price) {
    Ladder ladder = orders.side(side);
    int level = ladder.level(price);
    return level == NONE
        ? new LevelChange(side, price, 0, 0)
        : new LevelChange(side, price, ladder.shown(level), ladder.orders(level));
  }

  /// What the first line of an order says of where it was; one that ended still knows it itself.
  private void before(int line, int slot) {
    Slots slots = orders.slots;
    UndoLog undo = orders.undo;
    int kind = undo.kind(line);
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
    differences.add(new Difference(orders.slots.side(slot), price, shown, number));
  }
}
