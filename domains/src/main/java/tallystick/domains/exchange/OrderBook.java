package tallystick.domains.exchange;

import static tallystick.domains.exchange.Slots.BOOK;
import static tallystick.domains.exchange.Slots.NONE;
import static tallystick.domains.exchange.Slots.OFFSET;
import static tallystick.domains.exchange.Slots.OPEN;
import static tallystick.domains.exchange.Slots.OWNER;
import static tallystick.domains.exchange.Slots.STOP;
import static tallystick.domains.exchange.Slots.STOPS;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order book of one instrument, with price–time priority, in whole ticks and lots. It needs
/// nothing around it: give it a [Reports] to tell, then call its commands, one at a time.
///
///     OrderBook book = new OrderBook(reports);
///     book.place(Order.limit(1, 100, Side.SELL, 105, 10));   // accepted 1
///     book.place(Order.limit(2, 200, Side.BUY, 106, 4));     // accepted 2, trade at 105, done 2
///     book.amend(1, 100, 105, 7);                            // amended 1: 3 left, place kept
///     book.cancel(1, 100);                                   // done 1
///
/// A command answers null and tells what it did, or answers why it is refused and changes nothing.
/// There is no clock and no chance in it: the same commands give the same reports, and the same
/// [#hash], everywhere.
///
/// The truth is in rows ([#rows], [#state]); the book in memory is an index over them, which [#of]
/// builds again. Between [#mark] and [#commit] it can be taken back with [#rollback], and
/// [#changes] says which rows are to be written.
public final class OrderBook {
  final OpenOrders orders = new OpenOrders();
  private final Slots slots = orders.slots;
  private final Reports reports;
  private final BookRows rows = new BookRows(orders);
  private final Matcher matcher;
  private final StopBook stops;
  private final Pegs pegs;
  private final Auction auction;
  private final Amendment amendment;
  private final Checks checks;
  private final MassEnd massEnd;

  /// An empty book, open for trading, in which a command may trade as often as it can.
  public OrderBook(Reports reports) {
    this(reports, Integer.MAX_VALUE);
  }

  /// An empty book, open for trading.
  ///
  /// @param most trades, prevented matches and triggered stops of one command, all together. An
  ///   order that would trade more often ends; stops that would wait, in an auction that begins; an
  ///   auction is traded by several calls of [#uncross].
  public OrderBook(Reports reports, int most) {
    this.reports = reports;
    matcher = new Matcher(orders, reports, most);
    stops = new StopBook(orders, matcher, reports);
    pegs = new Pegs(orders, reports);
    auction = new Auction(orders, matcher, reports);
    amendment = new Amendment(orders, matcher, reports);
    checks = new Checks(orders, matcher);
    massEnd = new MassEnd(orders, matcher);
  }

  /// The book that has these rows, which may come in any order.
  public static OrderBook of(BookState state, Collection<OpenOrder> rows, Reports reports) {
    return of(state, rows, reports, Integer.MAX_VALUE);
  }

  /// The same with a limit.
  public static OrderBook of(
      BookState state, Collection<OpenOrder> all, Reports reports, int most) {
    OrderBook book = new OrderBook(reports, most);
    book.orders.state(state);
    all.stream().sorted(Comparator.comparingLong(OpenOrder::priority)).forEach(book.rows::restore);
    return book;
  }

  /// Places an order.
  public @Nullable BookRefusal place(Order order) {
    BookRefusal refusal = checks.place(order);
    if (refusal != null) {
      return refusal;
    }
    matcher.begin();
    reports.accepted(order.id());
    int slot = slots.take(order, 0);
    if (orders.phase != Phase.CONTINUOUS || order.kind().waits() || order.kind() == Kind.PEGGED) {
      rest(slot, order);
    } else {
      matcher.take(slot);
      runStops();
    }
    settle();
    return null;
  }

  /// Places a limit order without further terms, as [#place(Order)] would place `Order.limit(id,
  /// owner, side, price, quantity).with(timeInForce, 0)`, but without such a record: to make one
  /// costs about as much as to match it.
  public @Nullable BookRefusal limit(
      long id, long owner, Side side, long price, long quantity, TimeInForce timeInForce) {
    BookRefusal refusal = checks.limit(id, owner, price, quantity, timeInForce);
    if (refusal != null) {
      return refusal;
    }
    matcher.begin();
    reports.accepted(id);
    int slot = slots.take(id, owner, Terms.limit(side, timeInForce), price, quantity);
    if (orders.phase != Phase.CONTINUOUS) {
      orders.add(slot, BOOK, price, quantity);
    } else {
      matcher.take(slot);
      runStops();
    }
    settle();
    return null;
  }

  /// Places two orders of one owner, of which the first to trade, to be triggered or to end ends
  /// the other. Neither may trade at once.
  public @Nullable BookRefusal placeList(Order first, Order second) {
    BookRefusal refusal = checks.list(first, second);
    if (refusal != null) {
      return refusal;
    }
    reports.accepted(first.id());
    reports.accepted(second.id());
    int one = slots.take(first, second.id());
    rest(one, first);
    int other = slots.take(second, first.id());
    rest(other, second);
    settle();
    return null;
  }

  /// Gives an order another price and quantity. Of stops and pegged orders the price is the limit,
  /// the protection or the cap; the stop price and the offset stay.
  ///
  /// @param quantity the whole, what is filled already included, in lots
  public @Nullable BookRefusal amend(long order, long owner, long price, long quantity) {
    if (orders.phase == Phase.HALTED) {
      return BookRefusal.HALTED;
    }
    int slot = orders.ids.get(order);
    BookRefusal refusal = refusal(slot, owner);
    refusal = refusal != null ? refusal : amendment.refusal(slot, price, quantity);
    if (refusal != null) {
      return refusal;
    }
    matcher.begin();
    pegs.forget();
    if (amendment.apply(slot, price, quantity)) {
      runStops();
    }
    settle();
    return null;
  }

  /// Cancels an order.
  public @Nullable BookRefusal cancel(long order, long owner) {
    int slot = orders.ids.get(order);
    BookRefusal refusal = refusal(slot, owner);
    if (refusal == null) {
      matcher.end(slot, Ending.CANCELLED, slots.get(slot, OPEN));
      settle();
    }
    return refusal;
  }

  /// Cancels all orders of an owner, earliest priority first. Returns how many there were.
  public int cancelAll(long owner) {
    return cancelAll(owner, Integer.MAX_VALUE);
  }

  /// The same for so many at most. While an auction is being traded there are none.
  public int cancelAll(long owner, int limit) {
    int before = size();
    if (orders.phase != Phase.UNCROSSING) {
      massEnd.of(owner, limit);
      settle();
    }
    return before - size();
  }

  /// Halts the book, whatever it does, and ends so many orders of everybody at most: bids and
  /// offers, best first, then those that wait for something, earliest priority first.
  public void suspend(int limit) {
    if (orders.phase != Phase.HALTED) {
      enter(Phase.HALTED);
    }
    massEnd.everybodys(limit);
  }

  /// Ends the orders whose time has come, by time and then by id.
  ///
  /// @param time of the log, in milliseconds
  public void expire(long time) {
    expire(time, Integer.MAX_VALUE);
  }

  /// The same for so many orders at most. Returns whether those are all. While an auction is being
  /// traded none ends.
  public boolean expire(long time, int limit) {
    if (orders.phase == Phase.UNCROSSING) {
      return true;
    }
    boolean all = massEnd.expired(time, limit);
    settle();
    return all;
  }

  /// The log time at which the next order expires, or 0.
  public long nextExpiry() {
    return orders.expiries.soonest();
  }

  /// Goes to another phase. A crossed book can only go on to trade by [#uncross].
  public @Nullable BookRefusal phase(Phase phase) {
    if (phase == orders.phase) {
      return BookRefusal.NOTHING_CHANGES;
    }
    if (phase == Phase.UNCROSSING) {
      return BookRefusal.TERMS_CONFLICT;
    }
    if (phase == Phase.CONTINUOUS && auction.isCrossed()) {
      return BookRefusal.BOOK_CROSSED;
    }
    matcher.begin();
    enter(phase);
    return null;
  }

  /// Ends an auction: trades what can trade at one price, then goes to another phase. If that is
  /// more than one command may do, the phase is [Phase#UNCROSSING] afterwards, and the next call
  /// goes on at the same price.
  ///
  /// @param reference the price to prefer when the orders leave a choice, in ticks; 0 for none
  public @Nullable BookRefusal uncross(long reference, Phase next) {
    Phase now = orders.phase;
    if (now != Phase.AUCTION && now != Phase.UNCROSSING) {
      return BookRefusal.NOT_IN_AUCTION;
    }
    if (next == Phase.UNCROSSING) {
      return BookRefusal.TERMS_CONFLICT;
    }
    matcher.begin();
    Phase then = auction.uncross(reference) ? next : Phase.UNCROSSING;
    if (then != now) {
      enter(then);
    }
    return null;
  }

  /// What [#uncross] would do now.
  public Clearing clearing(long reference) {
    return auction.clearing(reference);
  }

  /// What the book knows besides its orders.
  public BookState state() {
    return orders.state();
  }

  /// The row of an order, or null if it is not open.
  public @Nullable OpenOrder row(long order) {
    return rows.of(order);
  }

  /// The rows of all open orders, earliest priority first.
  public List<OpenOrder> rows() {
    return rows.all();
  }

  /// How many orders are open.
  public int size() {
    return orders.ids.size();
  }

  /// 32 bytes that are equal if and only if state and rows are.
  public byte[] hash() {
    return new BookHash().of(state(), rows());
  }

  /// How many orders of an owner are open.
  public int count(long owner) {
    return orders.owners.count(owner, orders);
  }

  /// What an owner's open bids may still buy, in lots.
  public long bids(long owner) {
    return rows.bids(owner);
  }

  /// The best price of a side in ticks, or 0.
  public long best(Side side) {
    return orders.side(side).bestPrice();
  }

  /// The displayed quantity at a price, in lots.
  public long shown(Side side, long price) {
    int level = orders.side(side).level(price);
    return level == NONE ? 0 : orders.side(side).shown(level);
  }

  /// The best levels of a side, best first.
  public List<Level> depth(Side side, int limit) {
    return orders.side(side).levels(limit);
  }

  /// A point to [#rollback] to, until [#commit].
  public int mark() {
    orders.undo.mark(orders.phase, orders.last, orders.nextPriority);
    return orders.undo.size() - 1;
  }

  /// Takes back everything since a mark, which stays good.
  public void rollback(int mark) {
    while (orders.undo.size() > mark + 1) {
      orders.undoOne();
    }
    orders.state(orders.undo.marked(mark));
    pegs.forget();
  }

  /// The orders that commands since a mark have touched, by id, as they are now.
  public List<BookChange> changes(int mark) {
    return rows.changes(mark);
  }

  /// The prices that show something else than at a mark, as they are now: bids, then offers, each
  /// lowest price first. Goes by what was there at the mark, not by what happened since.
  public List<LevelChange> levelChanges(int mark) {
    return new LevelChanges(orders).since(mark);
  }

  /// Forgets all marks: what was done stays done.
  public void commit() {
    orders.commit();
  }

  private void rest(int slot, Order order) {
    switch (order.kind()) {
      case LIMIT, MARKET -> orders.add(slot, BOOK, order.price(), order.quantity());
      case STOP, STOP_LIMIT -> orders.add(slot, STOPS, 0, order.quantity());
      case TRAILING_STOP -> {
        if (order.stop() == 0) {
          long distance = slots.special(slot, OFFSET);
          slots.setSpecial(slot, STOP, StopBook.following(order.side(), orders.last, distance));
        }
        orders.add(slot, STOPS, 0, order.quantity());
      }
      case PEGGED -> {
        orders.add(slot, Slots.ASIDE, 0, order.quantity());
        pegs.forget();
      }
    }
  }

  private void runStops() {
    if (orders.special > 0
        && matcher.firstPrice() != 0
        && !stops.run(matcher.firstPrice(), matcher.lastPrice())) {
      enter(Phase.AUCTION);
    }
  }

  private void settle() {
    // Most books have only plain orders, and need not look for what follows a price.
    if (orders.special > 0) {
      pegs.settle();
    }
  }

  private void enter(Phase phase) {
    orders.phase = phase;
    reports.phase(phase);
    switch (phase) {
      case CONTINUOUS -> {
        if (orders.last != 0 && !stops.run(orders.last, orders.last)) {
          enter(Phase.AUCTION);
        }
        settle();
      }
      case AUCTION -> pegs.park();
      case HALTED, UNCROSSING -> {}
    }
  }

  private @Nullable BookRefusal refusal(int slot, long owner) {
    if (orders.phase == Phase.UNCROSSING) {
      return BookRefusal.UNCROSSING;
    }
    if (slot == NONE) {
      return BookRefusal.ORDER_UNKNOWN;
    }
    return slots.get(slot, OWNER) == owner ? null : BookRefusal.NOT_OWNER;
  }
}
