package tallystick.domains.exchange;

import tallystick.domains.accounts.Reserve;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// The room's tables and what their rows are. Inside, prices are ticks and quantities lots.
final class Exchange {
  /// The name under which its reserves stand.
  static final String ROOM = "exchange";

  /// How far ahead a time may lie: 366 days.
  static final long MAX_AHEAD_MILLIS = 366L * 24 * 60 * 60 * 1000;

  static final Table<Instrument> INSTRUMENTS = new Table<>("exchange.instrument", Instrument.class);

  static final Table<BookRow> BOOKS = new Table<>("exchange.book", BookRow.class);

  /// By `<symbol>/<order>`.
  static final Table<OrderRow> ORDERS = new Table<>("exchange.order", OrderRow.class);

  static final Table<Trader> TRADERS = new Table<>("exchange.trader", Trader.class);

  /// By `<principal>/<client id>`, while the order is open.
  static final Table<Named> CLIENT_IDS = new Table<>("exchange.client", Named.class);

  static final Table<Switch> SWITCHES = new Table<>("exchange.switch", Switch.class);

  /// By `<who offers>/<to whom>`.
  static final Table<Offer> OFFERS = new Table<>("exchange.link", Offer.class);

  /// Under the key [#ONE].
  static final Table<Counter> COUNTER = new Table<>("exchange.counter", Counter.class);

  /// The key of a table of one row.
  static final String ONE = "one";

  private Exchange() {}

  /// What is traded, for what, in which steps.
  ///
  /// @param maximum largest order in units; 0 for no limit
  record Instrument(
      String asset, String money, long tick, long lot, long minimum, long maximum, String feeTo) {
    Grid grid() {
      return new Grid(tick, lot);
    }

    long price(long ticks) {
      return ticks * tick;
    }

    long units(long lots) {
      return lots * lot;
    }

    /// What lots at a price come to. The book's limits, and that of an order's value, keep it
    /// small.
    long value(long ticks, long lots) {
      return ticks * tick * lots;
    }
  }

  /// A book besides its orders.
  ///
  /// @param sequence number of the last change of a displayed level
  /// @param checksum after that change
  /// @param until when an auction may be ended; else 0
  /// @param next what follows an auction
  /// @param clearing price of the auction that is being traded, in ticks; else 0
  /// @param volume what that auction trades, in lots; else 0
  /// @param money what open bids have set aside
  /// @param units what open offers have set aside
  record BookRow(
      Phase phase,
      long last,
      long nextPriority,
      long sequence,
      long checksum,
      long until,
      Phase next,
      long clearing,
      long volume,
      long money,
      long units) {
    static final BookRow NEW =
        new BookRow(
            Phase.CONTINUOUS,
            BookState.NEW.last(),
            BookState.NEW.nextPriority(),
            0,
            Checksum.EMPTY,
            0,
            Phase.CONTINUOUS,
            0,
            0,
            0,
            0);

    BookState state() {
      return new BookState(phase, last, nextPriority);
    }
  }

  /// The book's name for a principal.
  ///
  /// @param group of linked owners, or 0
  record Trader(long number, long group) {}

  /// An open order.
  record Named(String instrument, long order) {}

  record Switch(long until) {}

  record Offer(long time) {}

  /// The last numbers that were given.
  record Counter(long orders, long trades, long traders, long groups) {
    static final Counter NEW = new Counter(0, 0, 0, 0);
  }

  static Counter counter(State state) {
    Counter counter = state.get(COUNTER, ONE);
    return counter == null ? Counter.NEW : counter;
  }

  static BookRow book(State state, String symbol) {
    BookRow row = state.get(BOOKS, symbol);
    return row == null ? BookRow.NEW : row;
  }

  /// The trader that a principal is, made if need be.
  static Trader trader(Step step, String principal) {
    Trader trader = step.state().get(TRADERS, principal);
    if (trader == null) {
      Counter last = counter(step.state());
      trader = new Trader(last.traders + 1, 0);
      step.state().put(TRADERS, principal, trader);
      step.state()
          .put(COUNTER, ONE, new Counter(last.orders, last.trades, trader.number, last.groups));
    }
    return trader;
  }

  /// The key of an order's row.
  static String key(String symbol, long order) {
    return symbol + "/" + order;
  }

  /// What is set aside for an order: money of a buyer, units of a seller.
  static Reserve reserve(
      String symbol, Instrument instrument, String owner, Side side, long order) {
    String asset = side == Side.BUY ? instrument.money : instrument.asset;
    return new Reserve(ROOM, owner, asset, ROOM + "/" + order, symbol);
  }
}
