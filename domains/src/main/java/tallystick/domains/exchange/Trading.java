package tallystick.domains.exchange;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.Exchange.BookRow;
import tallystick.domains.exchange.Exchange.Counter;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.exchange.Exchange.Named;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.LevelTotal;
import tallystick.domains.exchange.ExchangeEvent.PhaseCause;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.Step;

/// One action's work on one book: the command to the book, what it means for balances, the rows
/// that it then stands for, and the difference of what it displays. If any of it is refused, all of
/// it is taken back by whoever decides the action.
final class Trading {
  final Step step;
  final String symbol;
  final Instrument instrument;
  final OrderBook book;
  final ReportLog reports;
  final BookRow before;
  final Counter counter;
  final Settlement settlement;

  private final int mark;
  private int settled;
  private long orders;
  private long until;
  private Phase next;
  private long clearing;
  private long volume;
  private @Nullable PhaseChanged change;

  private Trading(Step step, String symbol, Instrument instrument, boolean auction) {
    this.step = step;
    this.symbol = symbol;
    this.instrument = instrument;
    LiveBook live = step.state().index(LiveBook.INDEX, symbol);
    this.book = live.book;
    this.reports = live.reports;
    this.before = Exchange.book(step.state(), symbol);
    this.counter = Exchange.counter(step.state());
    this.settlement = new Settlement(step, symbol, instrument, counter.trades(), auction);
    this.mark = book.mark();
    this.until = before.until();
    this.next = before.next();
    this.clearing = before.clearing();
    this.volume = before.volume();
    reports.clear();
  }

  /// Work on a book whose orders meet one by one.
  static Trading on(Step step, String symbol, Instrument instrument) {
    return new Trading(step, symbol, instrument, false);
  }

  /// Work on a book whose orders meet at one price.
  static Trading inAuction(Step step, String symbol, Instrument instrument) {
    return new Trading(step, symbol, instrument, true);
  }

  /// The number of the next order.
  long nextOrder() {
    return counter.orders() + ++orders;
  }

  /// Settles what the book has reported so far. Returns why it cannot be, or null.
  @Nullable Decision settle() {
    Decision refusal = settlement.settle(reports, settled);
    settled = reports.size();
    return refusal;
  }

  /// Whether the book is in another phase, and nobody has said so.
  boolean isAstray() {
    return change == null && book.state().phase() != before.phase();
  }

  /// Goes to another phase, and says so when all else is told.
  void enter(Phase phase, long newUntil, Phase newNext, PhaseCause cause, Clearing clearing) {
    until = newUntil;
    next = newNext;
    this.clearing = phase == Phase.UNCROSSING ? clearing.price() : 0;
    this.volume = phase == Phase.UNCROSSING ? clearing.volume() : 0;
    change =
        new PhaseChanged(
            symbol,
            phase,
            newUntil,
            cause,
            instrument.price(clearing.price()),
            instrument.units(clearing.volume()));
  }

  /// Writes what the book has become and tells it.
  Decision finish() {
    Decision refusal = settle();
    if (refusal != null) {
      return refusal;
    }
    book.changes(mark).forEach(this::write);
    List<LevelChange> levels = book.levelChanges(mark);
    BookState state = book.state();
    BookRow after =
        new BookRow(
            state.phase(),
            state.last(),
            state.nextPriority(),
            before.sequence() + levels.size(),
            Checksum.covers(book, levels) ? Checksum.of(book, instrument) : before.checksum(),
            until,
            next,
            clearing,
            volume,
            before.money() + settlement.money,
            before.units() + settlement.units);
    if (!after.equals(before)) {
      step.state().put(Exchange.BOOKS, symbol, after);
    }
    if (orders + settlement.trades > 0) {
      // The trader may have been numbered meanwhile.
      Counter now = Exchange.counter(step.state());
      step.state()
          .put(
              Exchange.COUNTER,
              Exchange.ONE,
              new Counter(
                  now.orders() + orders,
                  now.trades() + settlement.trades,
                  now.traders(),
                  now.groups()));
    }
    if (change != null) {
      step.emit(change);
    }
    if (!levels.isEmpty()) {
      tell(levels, after.sequence(), after.checksum());
    }
    return fits(step) ? ACCEPTED : refuse(ExchangeRefusal.TOO_MUCH_AT_ONCE);
  }

  /// Whether an action has no more events than one may have.
  static boolean fits(Step step) {
    return step.eventCount() <= Limits.EVENTS_PER_ACTION;
  }

  private void write(BookChange change) {
    Party party = settlement.party(change.order());
    String key = Exchange.key(symbol, change.order());
    OpenOrder row = change.row();
    if (row != null) {
      step.state()
          .put(Exchange.ORDERS, key, OrderRow.of(party.owner, party.clientId, party.held, row));
      if (party.before == null && !party.clientId.isEmpty()) {
        step.state().put(Exchange.CLIENT_IDS, name(party), new Named(symbol, party.order));
      }
    } else if (party.before != null) {
      step.state().remove(Exchange.ORDERS, key);
      if (!party.clientId.isEmpty()) {
        step.state().remove(Exchange.CLIENT_IDS, name(party));
      }
    }
  }

  private static String name(Party party) {
    return party.owner + "/" + party.clientId;
  }

  private void tell(List<LevelChange> levels, long last, long checksum) {
    List<LevelTotal> totals = new ArrayList<>(levels.size());
    for (LevelChange level : levels) {
      totals.add(
          new LevelTotal(
              level.side(),
              instrument.price(level.price()),
              instrument.units(level.shown()),
              level.orders()));
    }
    step.emit(new BookChanged(symbol, last - levels.size() + 1, last, totals, checksum));
  }
}
