package tallystick.domains.exchange;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The oracle: an order book as one would explain it, with one list that is searched and sorted
/// again for every question. Its refusals are in [NaiveRefusals], its auction in [NaiveAuction],
/// its pegged orders in [NaivePegs].
final class NaiveBook {
  final List<Entry> entries = new ArrayList<>();
  private final Reports reports;
  private final int most;
  private int left;
  Phase phase = Phase.CONTINUOUS;
  long last;
  long nextPriority = 1;

  NaiveBook(Reports reports, int most) {
    this.reports = reports;
    this.most = most;
    this.left = most;
  }

  /// An open order.
  static final class Entry {
    final Order terms;
    long quantity;
    long limit;
    long stop;
    long price;
    long open;
    long shown;
    long priority;
    long partner;
    boolean waits;

    Entry(Order terms) {
      this.terms = terms;
      quantity = terms.quantity();
      limit = terms.price();
      stop = terms.stop();
      open = quantity;
    }

    Entry(Entry other) {
      this(other.terms);
      quantity = other.quantity;
      limit = other.limit;
      stop = other.stop;
      price = other.price;
      open = other.open;
      shown = other.shown;
      priority = other.priority;
      partner = other.partner;
      waits = other.waits;
    }

    boolean is(Kind kind) {
      return terms.kind() == kind;
    }

    boolean buys() {
      return terms.side() == Side.BUY;
    }

    long mayShow() {
      return terms.display() == 0 ? open : Math.min(open, terms.display());
    }

    OpenOrder row() {
      Order order =
          new Order(
              terms.id(),
              terms.owner(),
              terms.group(),
              terms.side(),
              terms.kind(),
              quantity,
              limit,
              stop,
              terms.offset(),
              terms.peg(),
              terms.display(),
              terms.timeInForce(),
              terms.expires(),
              terms.postOnly(),
              terms.selfTrade());
      return new OpenOrder(order, price, open, shown, priority, partner);
    }
  }

  BookState state() {
    return new BookState(phase, last, nextPriority);
  }

  List<OpenOrder> rows() {
    return entries.stream().sorted(comparingLong(e -> e.priority)).map(Entry::row).toList();
  }

  @Nullable BookRefusal apply(Command command) {
    BookRefusal refusal = NaiveRefusals.refusal(this, command);
    if (refusal != null) {
      return refusal;
    }
    left = most;
    switch (command) {
      case Command.Place c -> place(c.order());
      case Command.PlaceList c -> placeList(c.first(), c.second());
      case Command.Amend c -> amend(entry(c.order()).orElseThrow(), c.price(), c.quantity());
      case Command.Cancel c -> end(entry(c.order()).orElseThrow(), Ending.CANCELLED);
      case Command.CancelAll c ->
          endAll(
              phase == Phase.UNCROSSING ? 0 : c.limit(),
              e -> e.terms.owner() == c.owner(),
              comparingLong(e -> e.priority),
              Ending.CANCELLED);
      case Command.Expire c ->
          endAll(
              phase == Phase.UNCROSSING ? 0 : Integer.MAX_VALUE,
              e -> e.terms.expires() != 0 && e.terms.expires() <= c.time(),
              comparingLong((Entry e) -> e.terms.expires()).thenComparingLong(e -> e.terms.id()),
              Ending.EXPIRED);
      case Command.Suspend c -> suspend(c.limit());
      case Command.GoTo c -> enter(c.phase());
      case Command.Uncross c -> {
        boolean all = new NaiveAuction(this, reports).uncross(c.reference());
        Phase then = all ? c.next() : Phase.UNCROSSING;
        if (then != phase) {
          enter(then);
        }
      }
      case Command.TakenBack _, Command.Commit _, Command.Rebuild _ -> {
        return null;
      }
    }
    if (phase == Phase.CONTINUOUS) {
      new NaivePegs(this, reports).move();
    }
    return null;
  }

  Optional<Entry> entry(long id) {
    return entries.stream().filter(e -> e.terms.id() == id).findFirst();
  }

  /// Those in the queues of one side, first to trade first.
  List<Entry> queue(Side side) {
    Comparator<Entry> byPrice = comparingLong(e -> side == Side.BUY ? -e.price : e.price);
    return entries.stream()
        .filter(e -> e.terms.side() == side && e.price != 0)
        .sorted(byPrice.thenComparingLong(e -> e.priority))
        .toList();
  }

  boolean crosses(Side side, long limit) {
    return !makers(side, limit).isEmpty();
  }

  void end(Entry entry, Ending why) {
    reports.done(entry.terms.id(), why, why == Ending.FILLED ? 0 : entry.open);
    entries.remove(entry);
    endPartner(entry);
  }

  void endPartner(Entry entry) {
    entry(entry.partner)
        .filter(other -> other.partner == entry.terms.id())
        .ifPresent(other -> {
          reports.done(other.terms.id(), Ending.LINKED, other.open);
          entries.remove(other);
        });
  }

  private void place(Order order) {
    reports.accepted(order.id());
    Entry entry = new Entry(order);
    boolean trades = order.kind() == Kind.LIMIT || order.kind() == Kind.MARKET;
    if (trades && phase == Phase.CONTINUOUS) {
      new NaiveStops(this, reports).trigger(take(entry));
    } else {
      rest(entry);
    }
  }

  private void placeList(Order first, Order second) {
    reports.accepted(first.id());
    reports.accepted(second.id());
    Entry one = new Entry(first);
    Entry other = new Entry(second);
    one.partner = second.id();
    other.partner = first.id();
    rest(one);
    rest(other);
  }

  private void rest(Entry entry) {
    entry.waits = entry.terms.kind().waits();
    entry.price = entry.is(Kind.LIMIT) ? entry.limit : 0;
    if (entry.is(Kind.TRAILING_STOP) && entry.stop == 0) {
      entry.stop = NaiveStops.distant(entry, last);
    }
    toTheBack(entry);
    entries.add(entry);
  }

  void toTheBack(Entry entry) {
    entry.priority = nextPriority++;
    entry.shown = entry.mayShow();
  }

  private void amend(Entry entry, long price, long quantity) {
    boolean keeps = price == entry.limit && quantity <= entry.quantity;
    entry.open += quantity - entry.quantity;
    entry.quantity = quantity;
    entry.limit = price;
    reports.amended(entry.terms.id(), price, entry.open, keeps);
    boolean inBook = entry.price != 0 && !entry.is(Kind.PEGGED);
    if (keeps) {
      entry.shown = Math.min(entry.shown, entry.open);
    } else if (inBook && phase == Phase.CONTINUOUS && crosses(entry.terms.side(), price)) {
      entry.price = 0;
      new NaiveStops(this, reports).trigger(take(entry));
    } else {
      entry.price = inBook ? price : entry.price;
      toTheBack(entry);
    }
  }

  private void endAll(int limit, Predicate<Entry> which, Comparator<Entry> order, Ending why) {
    int ended = 0;
    for (Entry entry : entries.stream().filter(which).sorted(order).toList()) {
      if (entries.contains(entry) && ended < limit) {
        end(entry, why);
        ended++;
      }
    }
  }

  private void suspend(int limit) {
    if (phase != Phase.HALTED) {
      enter(Phase.HALTED);
    }
    for (int i = 0; i < limit && !entries.isEmpty(); i++) {
      List<Entry> next = new ArrayList<>(queue(Side.BUY));
      next.addAll(queue(Side.SELL));
      next.addAll(byPriority(e -> e.price == 0));
      end(next.getFirst(), Ending.SUSPENDED);
    }
  }

  /// Whether a command may trade once more.
  boolean counts() {
    return left > 0 && left-- > 0;
  }

  void enter(Phase next) {
    phase = next;
    reports.phase(next);
    if (next == Phase.CONTINUOUS && last != 0) {
      new NaiveStops(this, reports).trigger(List.of(last));
    }
    if (next == Phase.AUCTION) {
      for (Entry peg : byPriority(e -> e.is(Kind.PEGGED) && e.price != 0)) {
        peg.price = 0;
        reports.repriced(peg.terms.id(), 0);
      }
    }
  }

  private List<Entry> makers(Side side, long limit) {
    return queue(side.opposite()).stream()
        .filter(e -> limit == 0 || (side == Side.BUY ? e.price <= limit : e.price >= limit))
        .toList();
  }

  /// Lets an order trade, and rest or end. Returns the prices of the trades.
  List<Long> take(Entry taker) {
    if (taker.terms.timeInForce() == TimeInForce.FOK && !fillable(taker)) {
      end(taker, Ending.NOT_FILLABLE);
      return List.of();
    }
    List<Long> prices = new ArrayList<>();
    boolean over = match(taker, prices);
    boolean rests = taker.is(Kind.LIMIT) || taker.is(Kind.STOP_LIMIT);
    rests &= taker.terms.timeInForce().rests();
    if (over) {
      end(taker, Ending.SELF_TRADE);
    } else if (taker.open == 0) {
      end(taker, Ending.FILLED);
    } else if (left == 0 && crosses(taker.terms.side(), taker.limit)) {
      end(taker, Ending.TOO_MANY_TRADES);
    } else if (!rests) {
      end(taker, Ending.UNFILLED);
    } else {
      taker.price = taker.limit;
      toTheBack(taker);
      if (!entries.contains(taker)) {
        entries.add(taker);
      }
    }
    return prices;
  }

  private boolean match(Entry taker, List<Long> prices) {
    while (taker.open > 0) {
      List<Entry> makers = makers(taker.terms.side(), taker.limit);
      if (makers.isEmpty() || !counts()) {
        return false;
      }
      Entry maker = makers.getFirst();
      long price = maker.price;
      long quantity = Math.min(taker.open, maker.shown);
      if (taker.terms.selfTrade() != SelfTrade.NONE && own(taker, maker)) {
        if (prevent(taker, maker, quantity)) {
          return true;
        }
        continue;
      }
      last = price;
      prices.add(price);
      reports.trade(taker.terms.id(), maker.terms.id(), taker.terms.side(), price, quantity);
      taker.open -= quantity;
      reduce(maker, quantity);
      if (maker.open == 0) {
        end(maker, Ending.FILLED);
      } else {
        endPartner(maker);
      }
    }
    return false;
  }

  /// Whether that ends the taker.
  private boolean prevent(Entry taker, Entry maker, long quantity) {
    SelfTrade mode = taker.terms.selfTrade();
    if (mode == SelfTrade.TRANSFER
        && (maker.terms.selfTrade() != SelfTrade.TRANSFER
            || maker.terms.owner() == taker.terms.owner())) {
      mode = SelfTrade.DECREMENT;
    }
    reports.prevented(
        taker.terms.id(), maker.terms.id(), mode, taker.terms.side(), maker.price, quantity);
    switch (mode) {
      case NONE, EXPIRE_TAKER -> {}
      case EXPIRE_MAKER, EXPIRE_BOTH -> end(maker, Ending.SELF_TRADE);
      case DECREMENT, TRANSFER -> {
        taker.open -= quantity;
        reduce(maker, quantity);
        if (maker.open == 0) {
          end(maker, Ending.SELF_TRADE);
        }
      }
    }
    return taker.open == 0 || mode == SelfTrade.EXPIRE_TAKER || mode == SelfTrade.EXPIRE_BOTH;
  }

  private void reduce(Entry maker, long quantity) {
    maker.open -= quantity;
    maker.shown -= quantity;
    if (maker.shown == 0 && maker.open > 0) {
      toTheBack(maker);
    }
  }

  static boolean own(Entry one, Entry other) {
    return one.terms.owner() == other.terms.owner()
        || (one.terms.group() != 0 && one.terms.group() == other.terms.group());
  }

  private boolean fillable(Entry taker) {
    ReportList told = new ReportList();
    NaiveBook copy = new NaiveBook(told, Integer.MAX_VALUE);
    copy.nextPriority = nextPriority;
    entries.forEach(e -> copy.entries.add(new Entry(e)));
    var _ = copy.match(new Entry(taker), new ArrayList<>());
    List<ReportList.Told> trades =
        told.take().stream().filter(one -> one.what().startsWith("trade")).toList();
    long worst = trades.isEmpty() ? 0 : trades.getLast().price();
    return trades.stream().mapToLong(ReportList.Told::quantity).sum() == taker.open
        && (most == Integer.MAX_VALUE || trades(taker.terms.side(), worst) <= left);
  }

  /// How many there are if all orders trade whose prices are as good as that.
  private long trades(Side side, long price) {
    return makers(side, price).stream()
        .mapToLong(
            e -> 1 + (e.open == e.shown ? 0 : Math.ceilDiv(e.open - e.shown, e.terms.display())))
        .sum();
  }

  List<Entry> byPriority(Predicate<Entry> which) {
    return entries.stream().filter(which).sorted(comparingLong(e -> e.priority)).toList();
  }
}
