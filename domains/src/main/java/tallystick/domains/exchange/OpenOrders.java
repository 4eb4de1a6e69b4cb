package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.ASIDE;
import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.DISPLAY;
import static tallystick.domains.exchange.Slots.EXPIRES;
import static tallystick.domains.exchange.Slots.ID;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.PARTNER;
import static tallystick.domains.exchange.Slots.PRICE;
import static tallystick.domains.exchange.Slots.PRIORITY;
import static tallystick.domains.exchange.Slots.QUANTITY;
import static tallystick.domains.exchange.Slots.STOP;
import static tallystick.domains.exchange.Slots.STOPS;

/// The open orders under all the orders in which they are looked for, and the few ways to change
/// them. Whatever changes the book goes through here, and so can be taken back.
final class OpenOrders {
  final Slots slots = new Slots();
  final Ids ids = new Ids(slots);
  final Ladder bids = new Ladder(slots, true);
  final Ladder asks = new Ladder(slots, false);
  // The stop that a falling price reaches first is the highest.
  final Ladder sellStops = new Ladder(slots, true);
  final Ladder buyStops = new Ladder(slots, false);
  final SlotSet pegged = new SlotSet(slots);
  final SlotSet trailing = new SlotSet(slots);
  final Owners owners = new Owners(slots);
  final Expiries expiries = new Expiries(slots);
  final UndoLog undo = new UndoLog();

  Phase phase = Phase.CONTINUOUS;
  long last;
  long nextPriority = 1;
  // How many open orders are not plain, and how many were placed in a list.
  int special;
  int linked;

  Ladder side(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  Ladder stops(Side side) {
    return side == Side.BUY ? buyStops : sellStops;
  }

  BookState state() {
    return new BookState(phase, last, nextPriority);
  }

  void state(BookState state) {
    phase = state.phase();
    last = state.last();
    nextPriority = state.nextPriority();
  }

  /// Whether a slot's order has not ended.
  boolean isOpen(int slot) {
    return ids.get(slots.get(slot, ID)) == slot;
  }

  /// Lets an order in, behind all others.
  void add(int slot, int place, long price, long open) {
    slots.set(slot, PRIORITY, nextPriority++);
    slots.set(slot, PRICE, price);
    slots.set(slot, OPEN, open);
    slots.shown(slot, shown(slot, open));
    attach(slot, place);
  }

  /// Lets an order in where it is said to be.
  void attach(int slot, int place) {
    slots.place(slot, place);
    enter(slot);
    if (place == BOOK || place == STOPS) {
      queue(slot).append(slot, key(slot));
    }
    undo.added(slot);
  }

  /// Ends an order. While it may still come back, nobody else gets its slot.
  void remove(int slot) {
    undo.removed(slot);
    unqueue(slot);
    leave(slot);
    if (!undo.recording()) {
      slots.free(slot);
    }
  }

  /// Changes an order's quantities where it stands.
  void resize(int slot, long open, long shown) {
    undo.changing(slots, slot);
    if (isQueued(slot)) {
      queue(slot).resize(slot, open, shown);
    }
    slots.set(slot, OPEN, open);
    slots.shown(slot, shown);
  }

  /// Queues an order behind all others of a price, with as much shown as it may.
  void requeue(int slot, int place, long price, long open) {
    undo.changing(slots, slot);
    unqueue(slot);
    slots.set(slot, PRIORITY, nextPriority++);
    slots.set(slot, PRICE, price);
    slots.set(slot, OPEN, open);
    slots.shown(slot, shown(slot, open));
    slots.place(slot, place);
    requeue(slot);
  }

  /// Takes an order out of its queue; it stays open and keeps its priority.
  ///
  /// @param price its limit if it goes on to trade, else 0
  void setAside(int slot, long price) {
    undo.changing(slots, slot);
    unqueue(slot);
    slots.set(slot, PRICE, price);
    slots.place(slot, ASIDE);
  }

  /// Lets a stop that was set aside wait again; it keeps its priority.
  void putBack(int slot) {
    undo.changing(slots, slot);
    slots.place(slot, STOPS);
    requeue(slot);
  }

  /// Moves a waiting stop to another stop price; it keeps its priority.
  void moveStop(int slot, long stop) {
    undo.changing(slots, slot);
    unqueue(slot);
    slots.setSpecial(slot, STOP, stop);
    requeue(slot);
  }

  /// Gives an order other terms, which are not looked at until it is queued again.
  void amend(int slot, long limit, long quantity) {
    undo.amending(slots, slot);
    slots.limit(slot, limit);
    slots.set(slot, QUANTITY, quantity);
  }

  /// Takes the last change back.
  void undoOne() {
    int line = undo.size() - 1;
    int slot = undo.slot(line);
    switch (undo.kind(line)) {
      case UndoLog.ADDED -> {
        unqueue(slot);
        leave(slot);
        slots.free(slot);
      }
      case UndoLog.REMOVED -> {
        enter(slot);
        backToNeighbours(slot);
      }
      case UndoLog.CHANGED -> {
        unqueue(slot);
        undo.restore(slots);
        backToNeighbours(slot);
      }
      case UndoLog.AMENDED -> undo.restore(slots);
      default -> state(undo.marked(line));
    }
    undo.drop();
  }

  /// Makes all changes lasting.
  void commit() {
    for (int line = 0; line < undo.size(); line++) {
      if (undo.kind(line) == UndoLog.REMOVED) {
        slots.free(undo.slot(line));
      }
    }
    undo.clear();
  }

  /// What of a quantity an order shows.
  long shown(int slot, long open) {
    long display = slots.special(slot, DISPLAY);
    return display == 0 ? open : Math.min(display, open);
  }

  private void enter(int slot) {
    ids.put(slot);
    owners.added(slot);
    if (slots.isPlain(slot)) {
      return;
    }
    special++;
    linked += slots.special(slot, PARTNER) == 0 ? 0 : 1;
    if (slots.special(slot, EXPIRES) != 0) {
      expiries.add(slot);
    }
    switch (Terms.kind(slots.terms(slot))) {
      case PEGGED -> pegged.add(slot);
      case TRAILING_STOP -> trailing.add(slot);
      case LIMIT, MARKET, STOP, STOP_LIMIT -> {}
    }
  }

  private void leave(int slot) {
    ids.remove(slot);
    owners.removed(slot);
    if (slots.isPlain(slot)) {
      return;
    }
    special--;
    linked -= slots.special(slot, PARTNER) == 0 ? 0 : 1;
    if (slots.special(slot, EXPIRES) != 0) {
      expiries.remove(slot);
    }
    switch (Terms.kind(slots.terms(slot))) {
      case PEGGED -> pegged.remove(slot);
      case TRAILING_STOP -> trailing.remove(slot);
      case LIMIT, MARKET, STOP, STOP_LIMIT -> {}
    }
  }

  private void requeue(int slot) {
    if (isQueued(slot)) {
      queue(slot).append(slot, key(slot));
    }
  }

  private void backToNeighbours(int slot) {
    if (isQueued(slot)) {
      queue(slot).restore(slot, key(slot));
    }
  }

  private void unqueue(int slot) {
    if (isQueued(slot)) {
      queue(slot).remove(slot);
    }
  }

  private boolean isQueued(int slot) {
    int place = slots.place(slot);
    return place == BOOK || place == STOPS;
  }

  private Ladder queue(int slot) {
    Side side = slots.side(slot);
    return slots.place(slot) == BOOK ? side(side) : stops(side);
  }

  private long key(int slot) {
    return slots.place(slot) == BOOK ? slots.get(slot, PRICE) : slots.special(slot, STOP);
  }
}
