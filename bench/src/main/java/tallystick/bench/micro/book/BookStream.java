package tallystick.bench.micro.book;

import java.util.ArrayList;
import java.util.List;
import tallystick.bench.micro.book.Op.Act;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.OpenOrder;
import tallystick.domains.exchange.OrderBook;
import tallystick.domains.exchange.Phase;
import tallystick.domains.exchange.Reports;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.kernel.Dice;

/// A deep book and what happens to it: 100,000 resting orders of 1,000 owners, over 10,000 prices
/// of one symbol or 100 prices each of 100 symbols; then 45 % limit orders, half of them near the
/// best price, 10 % immediate-or-cancel, 33 % cancellations, and 12 % amendments, a third of them
/// to a smaller quantity and the rest to another price. The number of resting orders stays about
/// the same.
final class BookStream {
  static final int RESTING = 100_000;
  static final int COMMANDS = 200_000;

  static final int FIELDS = 8;
  static final int ACT = 0;
  static final int SYMBOL = 1;
  static final int ORDER = 2;
  static final int OWNER = 3;
  static final int BUYS = 4;
  static final int PRICE = 5;
  static final int QUANTITY = 6;
  static final int WHOLE = 7;

  static final int OWNERS = 1_000;
  private static final int LEVELS = 10_000;
  private static final long MIDDLE = 100_000;
  private static final int NEAR = 20;

  /// What no order bids more than.
  static final long HIGHEST = MIDDLE + LEVELS;

  final List<Op> filling = new ArrayList<>();
  final List<Op> commands = new ArrayList<>();
  final int symbols;
  private final Dice dice = new Dice(7);
  private final Open open = new Open();
  private final List<OrderBook> books = new ArrayList<>();
  private long nextId = 1;

  BookStream(int symbols) {
    this.symbols = symbols;
    for (int i = 0; i < symbols; i++) {
      books.add(new OrderBook(open));
    }
    while (filling.size() < RESTING) {
      filling.add(filler(filling.size()));
      apply(filling.getLast());
      open.add(filling.getLast());
    }
    while (commands.size() < COMMANDS) {
      Op op = command();
      commands.add(op);
      if (op.act() == Act.LIMIT) {
        open.add(op);
      }
      apply(op);
    }
  }

  /// The open orders, any of which can be drawn.
  private static final class Open implements Reports {
    private final List<Op> orders = new ArrayList<>();
    private final java.util.Map<Long, Integer> places = new java.util.HashMap<>();

    void add(Op op) {
      places.put(op.order(), orders.size());
      orders.add(op);
    }

    @Override
    public void done(long order, Ending why, long left) {
      Integer place = places.remove(order);
      if (place == null) {
        return;
      }
      Op last = orders.removeLast();
      if (last.order() != order) {
        orders.set(place, last);
        places.put(last.order(), place);
      }
    }

    @Override
    public void accepted(long order) {}

    @Override
    public void amended(long order, long price, long left, boolean kept) {}

    @Override
    public void triggered(long order) {}

    @Override
    public void trade(long taker, long maker, Side side, long price, long quantity) {}

    @Override
    public void prevented(
        long taker, long maker, SelfTrade mode, Side side, long price, long quantity) {}

    @Override
    public void repriced(long order, long price) {}

    @Override
    public void phase(Phase phase) {}
  }

  /// Commands in one array for an engine to run through, so that none waits for objects that were
  /// made long before.
  static long[] flat(List<Op> ops) {
    long[] flat = new long[ops.size() * FIELDS];
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      int at = i * FIELDS;
      flat[at + ACT] = Op.ACTS.indexOf(op.act());
      flat[at + SYMBOL] = op.symbol();
      flat[at + ORDER] = op.order();
      flat[at + OWNER] = op.owner();
      flat[at + BUYS] = op.buys() ? 1 : 0;
      flat[at + PRICE] = op.price();
      flat[at + QUANTITY] = op.quantity();
      flat[at + WHOLE] = op.whole();
    }
    return flat;
  }

  private void apply(Op op) {
    OurBooks.apply(books, flat(List.of(op)), 0);
  }

  private Op filler(int number) {
    int levels = LEVELS / symbols;
    int symbol = number % symbols;
    int level = number / symbols % levels;
    boolean buys = level % 2 == 0;
    long price = buys ? MIDDLE - 1 - level / 2 : MIDDLE + level / 2;
    return new Op(Act.LIMIT, symbol, nextId++, owner(), buys, price, quantity(), 0);
  }

  private Op command() {
    int kind = dice.below(100);
    if (kind < 45) {
      boolean buys = dice.chance(50);
      long price = price(buys);
      return new Op(Act.LIMIT, dice.below(symbols), nextId++, owner(), buys, price, quantity(), 0);
    }
    if (kind < 55) {
      boolean buys = dice.chance(50);
      long price = buys ? MIDDLE + LEVELS : MIDDLE - LEVELS;
      return new Op(Act.IOC, dice.below(symbols), nextId++, owner(), buys, price, quantity(), 0);
    }
    Op order = open.orders.get(dice.below(open.orders.size()));
    if (kind < 88) {
      return changed(order, Act.CANCEL, 0, 0, 0);
    }
    OpenOrder row = books.get(order.symbol()).row(order.order());
    long whole = row == null ? 1 : row.order().quantity();
    if (kind < 92 && row != null && row.open() > 1) {
      return changed(order, Act.REDUCE, row.order().price(), 1, whole - 1);
    }
    long price = price(order.buys());
    // To move nowhere means different things to different engines.
    long other = row == null || price != row.price() ? price : order.buys() ? price - 1 : price + 1;
    return changed(order, Act.MOVE, other, 0, whole);
  }

  private static Op changed(Op order, Act act, long price, long quantity, long whole) {
    return new Op(
        act, order.symbol(), order.order(), order.owner(), order.buys(), price, quantity, whole);
  }

  private long price(boolean buys) {
    int depth = LEVELS / symbols / 2;
    int distance = dice.chance(50) ? dice.below(NEAR) : dice.below(depth);
    return buys ? MIDDLE - 1 - distance : MIDDLE + distance;
  }

  private long owner() {
    return 1L + dice.below(OWNERS);
  }

  private long quantity() {
    return 1L + dice.below(20);
  }
}
