package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PRIORITY;
import static tallystick.domains.exchange.Slots.STOPS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Open orders as the rows that are kept of them.
final class BookRows {
  private final OpenOrders orders;
  private final Slots slots;

  BookRows(OpenOrders orders) {
    this.orders = orders;
    this.slots = orders.slots;
  }

  @Nullable OpenOrder of(long order) {
    int slot = orders.ids.get(order);
    return slot == NONE ? null : slots.row(slot);
  }

  List<OpenOrder> all() {
    List<OpenOrder> rows = new ArrayList<>();
    for (int slot = 0; slot < slots.used(); slot++) {
      if (orders.isOpen(slot)) {
        rows.add(slots.row(slot));
      }
    }
    rows.sort(Comparator.comparingLong(OpenOrder::priority));
    return rows;
  }

  /// What an owner's open bids may still buy.
  long bids(long owner) {
    long open = 0;
    for (long key : orders.owners.of(owner, orders)) {
      int slot = Sorted.slot(key);
      open += slots.side(slot) == Side.BUY ? slots.get(slot, OPEN) : 0;
    }
    return open;
  }

  List<BookChange> changes(int mark) {
    long[] touched = orders.undo.touched(mark, true);
    List<BookChange> changes = new ArrayList<>(touched.length);
    for (long one : touched) {
      int slot = (int) (one >> 32);
      OpenOrder row = orders.isOpen(slot) ? slots.row(slot) : null;
      changes.add(new BookChange(slots.get(slot, ID), row));
    }
    changes.sort(Comparator.comparingLong(BookChange::order));
    return changes;
  }

  void restore(OpenOrder row) {
    Order order = row.order();
    int slot = slots.take(order, row.partner());
    slots.set(slot, Slots.PRICE, row.price());
    slots.set(slot, OPEN, row.open());
    slots.shown(slot, row.shown());
    slots.set(slot, PRIORITY, row.priority());
    int waiting = order.kind() == Kind.PEGGED ? Slots.ASIDE : STOPS;
    orders.attach(slot, row.price() == 0 ? waiting : BOOK);
  }
}
