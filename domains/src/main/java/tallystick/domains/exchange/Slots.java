package tallystick.domains.exchange;

import java.util.Arrays;

/// The open orders as rows of one flat array, each order known by its row number (its *slot*). No
/// objects, so that nothing is allocated and nothing is traced by a collector; and a row is one
/// cache line, for whoever cancels an order waits for little else than memory.
///
/// Most orders are *plain*: limits, or what takes at once, without any further terms. The numbers
/// that only the others need are in a second array, which is not there until it is needed.
final class Slots {
  static final int NONE = -1;

  static final int ID = 0;
  static final int OPEN = 1;
  static final int QUANTITY = 2;

  /// Where the order rests; of a plain one that does not, its limit.
  static final int PRICE = 3;

  static final int OWNER = 4;
  static final int PRIORITY = 5;

  // Two halves each: the order before and the one behind; the level, and place and terms.
  private static final int LINKS = 6;
  private static final int STATE = 7;

  // Of special orders only; of plain ones all are 0, but for what #limit and #shown say.
  static final int GROUP = 0;
  static final int STOP = 1;
  static final int DISPLAY = 2;
  static final int OFFSET = 3;
  static final int EXPIRES = 4;
  static final int PARTNER = 5;
  static final int SET_AT = 6;
  static final int HEAP_AT = 7;
  private static final int LIMIT = 8;
  private static final int SHOWN = 9;

  /// Values of the place: not in the book yet.
  static final int NEW = 0;

  /// In the queue of a price.
  static final int BOOK = 1;

  /// Waiting for its stop price.
  static final int STOPS = 2;

  /// Open, but in no queue: a peg without a price, or an order about to trade.
  static final int ASIDE = 3;

  private static final int BITS = 3;
  private static final int SPECIALS = 10;
  // A large array starts 16 bytes after a cache line; with this, rows start on one.
  private static final int BASE = 6;
  private static final int START = 64;
  private static final long LOW = 0xFFFFFFFFL;
  private static final int PLACE_AT = 24;
  private static final long PLACES = 3L << PLACE_AT;
  private static final int TERMS = (1 << PLACE_AT) - 1;

  private long[] rows = new long[BASE + (START << BITS)];
  private long[] specials = new long[0];
  // The first free slot; the next one is where its links were.
  private int free = NONE;
  private int used;

  long get(int slot, int field) {
    return rows[BASE + (slot << BITS) + field];
  }

  void set(int slot, int field, long value) {
    rows[BASE + (slot << BITS) + field] = value;
  }

  /// The order before in the queue, or [#NONE].
  int prev(int slot) {
    return (int) (get(slot, LINKS) >> 32);
  }

  /// The order behind in the queue, or [#NONE].
  int next(int slot) {
    return (int) get(slot, LINKS);
  }

  void prev(int slot, int prev) {
    set(slot, LINKS, (get(slot, LINKS) & LOW) | (long) prev << 32);
  }

  void next(int slot, int next) {
    set(slot, LINKS, (get(slot, LINKS) & ~LOW) | (next & LOW));
  }

  /// Both neighbours in one number.
  long links(int slot) {
    return get(slot, LINKS);
  }

  void links(int slot, long links) {
    set(slot, LINKS, links);
  }

  static long pair(int prev, int next) {
    return (long) prev << 32 | (next & LOW);
  }

  int level(int slot) {
    return (int) (get(slot, STATE) >> 32);
  }

  void level(int slot, int level) {
    set(slot, STATE, (get(slot, STATE) & LOW) | (long) level << 32);
  }

  int place(int slot) {
    return (int) (get(slot, STATE) & PLACES) >> PLACE_AT;
  }

  void place(int slot, int place) {
    set(slot, STATE, (get(slot, STATE) & ~PLACES) | (long) place << PLACE_AT);
  }

  int terms(int slot) {
    return (int) get(slot, STATE) & TERMS;
  }

  Side side(int slot) {
    return Terms.side(terms(slot));
  }

  boolean isPlain(int slot) {
    return Terms.isPlain(terms(slot));
  }

  /// A number that only special orders have; 0 for the others.
  long special(int slot, int field) {
    return isPlain(slot) ? 0 : specials[slot * SPECIALS + field];
  }

  void setSpecial(int slot, int field, long value) {
    specials[slot * SPECIALS + field] = value;
  }

  /// The price of the order's terms.
  long limit(int slot) {
    return isPlain(slot) ? get(slot, PRICE) : specials[slot * SPECIALS + LIMIT];
  }

  /// A plain order has its limit where it goes.
  void limit(int slot, long limit) {
    if (!isPlain(slot)) {
      setSpecial(slot, LIMIT, limit);
    }
  }

  /// The part that is displayed. A plain order displays all of it.
  long shown(int slot) {
    return isPlain(slot) ? get(slot, OPEN) : specials[slot * SPECIALS + SHOWN];
  }

  void shown(int slot, long shown) {
    if (!isPlain(slot)) {
      setSpecial(slot, SHOWN, shown);
    }
  }

  /// A slot for an order that is not in the book yet.
  ///
  /// @param partner the other order of its list, or 0
  int take(Order order, long partner) {
    int terms = Terms.of(order, partner);
    int slot = take(order.id(), order.owner(), terms, order.price(), order.quantity());
    if (!Terms.isPlain(terms)) {
      takeSpecial(slot, order, partner);
    }
    return slot;
  }

  int take(long id, long owner, int terms, long price, long quantity) {
    int slot = free == NONE ? grow() : free;
    int base = BASE + (slot << BITS);
    long[] row = rows;
    free = slot == free ? (int) row[base + LINKS] : NONE;
    row[base + ID] = id;
    row[base + OPEN] = quantity;
    row[base + QUANTITY] = quantity;
    row[base + PRICE] = price;
    row[base + OWNER] = owner;
    row[base + PRIORITY] = 0;
    row[base + STATE] = terms;
    return slot;
  }

  /// How many slots there have been at a time; some of them are free.
  int used() {
    return used;
  }

  /// Gives a slot back. Its contents but for the links stay until it is taken again.
  void free(int slot) {
    links(slot, (long) free);
    free = slot;
  }

  /// The row of an order.
  OpenOrder row(int slot) {
    int terms = terms(slot);
    Order order =
        new Order(
            get(slot, ID),
            get(slot, OWNER),
            special(slot, GROUP),
            Terms.side(terms),
            Terms.kind(terms),
            get(slot, QUANTITY),
            limit(slot),
            special(slot, STOP),
            special(slot, OFFSET),
            Terms.peg(terms),
            special(slot, DISPLAY),
            Terms.timeInForce(terms),
            special(slot, EXPIRES),
            Terms.postOnly(terms),
            Terms.selfTrade(terms));
    return new OpenOrder(
        order,
        get(slot, PRICE),
        get(slot, OPEN),
        shown(slot),
        get(slot, PRIORITY),
        special(slot, PARTNER));
  }

  private void takeSpecial(int slot, Order order, long partner) {
    int base = slot * SPECIALS;
    if (base >= specials.length) {
      specials = Arrays.copyOf(specials, (rows.length >> BITS) * SPECIALS);
    }
    set(slot, PRICE, 0);
    specials[base + LIMIT] = order.price();
    specials[base + SHOWN] = 0;
    specials[base + GROUP] = order.group();
    specials[base + STOP] = order.stop();
    specials[base + DISPLAY] = order.display();
    specials[base + OFFSET] = order.offset();
    specials[base + EXPIRES] = order.expires();
    specials[base + PARTNER] = partner;
  }

  private int grow() {
    if (BASE + (used << BITS) == rows.length) {
      rows = Arrays.copyOf(rows, BASE + ((2 * used) << BITS));
    }
    return used++;
  }
}
