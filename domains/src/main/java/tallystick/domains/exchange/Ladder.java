package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OPEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One side of the book, or the stops of one side: levels of one price each, best first, and in
/// each level a queue of orders. The orders' links are fields of the orders.
final class Ladder {
  private static final int PRICE_OF = 0;
  private static final int OPEN_OF = 1;
  // What icebergs hold back.
  private static final int HIDDEN_OF = 2;
  // The first order and the last one, a half each.
  private static final int ENDS = 3;
  private static final int COUNT = 4;
  private static final int PEGGED = 5;
  // One cache line a level.
  private static final int BITS = 3;
  private static final int BASE = 6;
  private static final int START = 16;

  private final Slots slots;
  private final boolean highestFirst;
  private final PriceIndex prices = new PriceIndex();
  private long[] rows = new long[BASE + (START << BITS)];
  // The first free level; the next one is where its ends were.
  private int free = NONE;
  private int used;
  private int best = NONE;
  private int levels;

  Ladder(Slots slots, boolean highestFirst) {
    this.slots = slots;
    this.highestFirst = highestFirst;
  }

  /// The level to trade with first, or [Slots#NONE].
  int best() {
    return best;
  }

  /// The price of the best level, or 0.
  long bestPrice() {
    return best == NONE ? 0 : price(best);
  }

  /// The best price at which an order rests that is not pegged, or 0.
  long bestFirm() {
    int level = best;
    while (level != NONE && get(level, PEGGED) == get(level, COUNT)) {
      level = after(level);
    }
    return level == NONE ? 0 : price(level);
  }

  int levels() {
    return levels;
  }

  /// The level of a price, or [Slots#NONE].
  int level(long price) {
    return prices.get(price);
  }

  /// The next worse level, or [Slots#NONE].
  int after(int level) {
    return highestFirst ? prices.below(price(level)) : prices.above(price(level));
  }

  /// The next better level, or [Slots#NONE].
  int before(int level) {
    return highestFirst ? prices.above(price(level)) : prices.below(price(level));
  }

  long price(int level) {
    return get(level, PRICE_OF);
  }

  /// What may trade in a level, hidden parts included.
  long open(int level) {
    return get(level, OPEN_OF);
  }

  /// What a level shows.
  long shown(int level) {
    return get(level, OPEN_OF) - get(level, HIDDEN_OF);
  }

  int orders(int level) {
    return (int) get(level, COUNT);
  }

  /// The first order of a level.
  int head(int level) {
    return (int) (get(level, ENDS) >> 32);
  }

  /// Whether a price would be served before another.
  boolean better(long price, long than) {
    return highestFirst ? price > than : price < than;
  }

  /// Queues an order behind all of its price.
  void append(int slot, long price) {
    int level = prices.get(price);
    if (level == NONE) {
      level = open(price);
    }
    link(slot, level, (int) get(level, ENDS), NONE);
  }

  /// Puts an order back between the neighbours that it had when it was removed.
  void restore(int slot, long price) {
    int level = prices.get(price);
    if (level == NONE) {
      level = open(price);
    }
    link(slot, level, slots.prev(slot), slots.next(slot));
  }

  /// Takes an order out of its level, and the level away if it was the last. The order's own links
  /// stay as they were, so that [#restore] can find the way back (Knuth's dancing links).
  void remove(int slot) {
    int level = slots.level(slot);
    long links = slots.links(slot);
    join(level, (int) (links >> 32), (int) links);
    count(slot, level, -1);
    if (get(level, COUNT) == 0) {
      close(level);
    }
  }

  /// Counts an order's new quantities in its level.
  void resize(int slot, long open, long shown) {
    int level = slots.level(slot);
    long old = slots.get(slot, OPEN);
    add(level, OPEN_OF, open - old);
    if (!slots.isPlain(slot)) {
      add(level, HIDDEN_OF, open - shown - (old - slots.shown(slot)));
    }
  }

  private void link(int slot, int level, int prev, int next) {
    slots.links(slot, Slots.pair(prev, next));
    slots.level(slot, level);
    if (prev == NONE) {
      head(level, slot);
    } else {
      slots.next(prev, slot);
    }
    if (next == NONE) {
      tail(level, slot);
    } else {
      slots.prev(next, slot);
    }
    count(slot, level, 1);
  }

  /// Makes two orders neighbours, or one of them the end of the queue.
  private void join(int level, int prev, int next) {
    if (prev == NONE) {
      head(level, next);
    } else {
      slots.next(prev, next);
    }
    if (next == NONE) {
      tail(level, prev);
    } else {
      slots.prev(next, prev);
    }
  }

  private void count(int slot, int level, int sign) {
    long open = slots.get(slot, OPEN);
    add(level, COUNT, sign);
    add(level, OPEN_OF, sign * open);
    if (!slots.isPlain(slot)) {
      add(level, HIDDEN_OF, sign * (open - slots.shown(slot)));
      add(level, PEGGED, Terms.isPegged(slots.terms(slot)) ? sign : 0);
    }
  }

  private int open(long price) {
    int level = free == NONE ? grow() : free;
    int base = BASE + (level << BITS);
    free = level == free ? (int) rows[base + ENDS] : NONE;
    rows[base + PRICE_OF] = price;
    rows[base + OPEN_OF] = 0;
    rows[base + HIDDEN_OF] = 0;
    rows[base + ENDS] = Slots.pair(NONE, NONE);
    rows[base + COUNT] = 0;
    rows[base + PEGGED] = 0;
    prices.put(price, level);
    levels++;
    if (best == NONE || better(price, price(best))) {
      best = level;
    }
    return level;
  }

  private void close(int level) {
    if (level == best) {
      best = after(level);
    }
    prices.remove(price(level));
    levels--;
    rows[BASE + (level << BITS) + ENDS] = free;
    free = level;
  }

  private int grow() {
    if (BASE + (used << BITS) == rows.length) {
      rows = Arrays.copyOf(rows, BASE + ((2 * used) << BITS));
    }
    return used++;
  }

  private long get(int level, int field) {
    return rows[BASE + (level << BITS) + field];
  }

  private void add(int level, int field, long change) {
    rows[BASE + (level << BITS) + field] += change;
  }

  private void head(int level, int slot) {
    int at = BASE + (level << BITS) + ENDS;
    rows[at] = Slots.pair(slot, (int) rows[at]);
  }

  private void tail(int level, int slot) {
    int at = BASE + (level << BITS) + ENDS;
    rows[at] = Slots.pair((int) (rows[at] >> 32), slot);
  }

  /// What the best levels display, best first.
  List<Level> levels(int limit) {
    List<Level> levels = new ArrayList<>();
    for (int at = best(); at != NONE && levels.size() < limit; at = after(at)) {
      levels.add(new Level(price(at), shown(at), orders(at)));
    }
    return levels;
  }
}
