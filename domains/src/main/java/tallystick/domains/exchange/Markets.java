package tallystick.domains.exchange;

import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.Credits;
import tallystick.domains.exchange.Exchange.BookRow;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.ExchangeEvent.InstrumentOpened;
import tallystick.domains.exchange.ExchangeEvent.PhaseCause;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.domains.governance.Role;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;

/// Instruments and their phases: what opens, pauses, halts and uncrosses them.
final class Markets {
  /// Most orders that one action ends.
  static final int AT_ONCE = 1_000;

  private Markets() {}

  static Decision open(OpenInstrument action, Step step) {
    String symbol = action.symbol();
    if (step.state().get(Exchange.INSTRUMENTS, symbol) != null) {
      return refuse(ExchangeRefusal.INSTRUMENT_EXISTS);
    }
    Instrument terms = Oversight.approved(step.state(), symbol);
    if (terms == null) {
      return refuse(ExchangeRefusal.NOT_APPROVED);
    }
    if (!Accounts.isAsset(step.state(), terms.asset())
        || !Accounts.isAsset(step.state(), terms.money())) {
      return refuse(ExchangeRefusal.ASSET_UNKNOWN);
    }
    if (!Accounts.roomOf(step.state(), terms.money()).isEmpty()) {
      return refuse(ExchangeRefusal.ASSET_OF_ROOM);
    }
    step.state().put(Exchange.INSTRUMENTS, symbol, terms);
    step.emit(
        new InstrumentOpened(
            symbol,
            terms.asset(),
            terms.money(),
            terms.tick(),
            terms.lot(),
            terms.minimum(),
            terms.maximum(),
            terms.feeTo()));
    Trading trading = Trading.on(step, symbol, terms);
    pause(trading, PhaseCause.OPENING);
    return trading.finish();
  }

  static Decision change(ChangePhase action, Step step) {
    String symbol = action.instrument();
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    if (!Governance.hasRole(step.state(), step.by(), Role.SUPERVISOR)) {
      return refuse(ExchangeRefusal.NOT_SUPERVISOR);
    }
    boolean auction = action.phase() == Phase.AUCTION;
    boolean sound =
        auction
            ? action.next() == Phase.CONTINUOUS || action.next() == Phase.HALTED
            : action.until() == 0 && action.next() == Phase.CONTINUOUS;
    if (!sound) {
      return refuse(BookRefusal.TERMS_CONFLICT);
    }
    Refusal late = auction ? ahead(step, action.until()) : null;
    if (late != null) {
      return refuse(late);
    }
    Trading trading = Trading.on(step, symbol, instrument);
    BookRow before = trading.before;
    // An auction may be given another end.
    boolean prolongs =
        auction
            && before.phase() == Phase.AUCTION
            && (action.until() != before.until() || action.next() != before.next());
    if (!prolongs) {
      BookRefusal refusal = trading.book.phase(action.phase());
      if (refusal != null) {
        return refuse(refusal);
      }
    }
    if (trading.book.state().phase() == action.phase()) {
      trading.enter(
          action.phase(), action.until(), action.next(), PhaseCause.SUPERVISOR, Clearing.NONE);
    } else {
      pause(trading, PhaseCause.VOLATILITY);
    }
    return trading.finish();
  }

  static Decision uncross(Uncross action, Step step) {
    String symbol = action.instrument();
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    Trading trading = Trading.inAuction(step, symbol, instrument);
    BookRow before = trading.before;
    Refusal refusal = refusal(step, symbol, instrument);
    if (before.phase() == Phase.UNCROSSING) {
      return refusal == null
          ? trade(trading, new Clearing(before.clearing(), before.volume(), 0))
          : interrupt(trading);
    }
    if (refusal != null) {
      return refuse(refusal);
    }
    if (before.phase() != Phase.AUCTION) {
      return refuse(BookRefusal.NOT_IN_AUCTION);
    }
    if (step.time() < before.until()) {
      return refuse(ExchangeRefusal.NOT_DUE);
    }
    return trading.book.expire(step.time(), Placement.EXPIRIES)
        ? trade(trading, trading.book.clearing(before.last()))
        : refuse(ExchangeRefusal.TOO_MUCH_AT_ONCE);
  }

  /// Trades as much of an auction as one action may. It goes on in the next one: until then the
  /// phase is UNCROSSING, and nobody can do anything about the price or the orders.
  private static Decision trade(Trading trading, Clearing clearing) {
    BookRow before = trading.before;
    BookRefusal refusal = trading.book.uncross(before.last(), before.next());
    if (refusal != null) {
      return refuse(refusal);
    }
    Phase phase = trading.book.state().phase();
    if (phase == before.next()) {
      trading.enter(phase, 0, Phase.CONTINUOUS, PhaseCause.UNCROSSING, clearing);
    } else if (phase == Phase.AUCTION) {
      pause(trading, PhaseCause.VOLATILITY, clearing);
    } else if (phase != before.phase()) {
      trading.enter(phase, before.until(), before.next(), PhaseCause.UNCROSSING, clearing);
    }
    return trading.finish();
  }

  /// Lets orders be cancelled again that were about to trade.
  private static Decision interrupt(Trading trading) {
    BookRefusal refusal = trading.book.phase(Phase.HALTED);
    if (refusal != null) {
      return refuse(refusal);
    }
    trading.enter(Phase.HALTED, 0, Phase.CONTINUOUS, PhaseCause.INTERRUPTED, Clearing.NONE);
    return trading.finish();
  }

  static Decision suspend(SuspendInstrument action, Step step) {
    String symbol = action.instrument();
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    if (Governance.approval(step.state(), symbol) != null
        && Credits.isMovable(step.state(), instrument.asset())) {
      return refuse(ExchangeRefusal.NOT_DUE);
    }
    Trading trading = Trading.on(step, symbol, instrument);
    boolean halted = trading.before.phase() == Phase.HALTED;
    if (halted && trading.book.size() == 0) {
      return refuse(BookRefusal.NOTHING_CHANGES);
    }
    trading.book.suspend(AT_ONCE);
    if (!halted) {
      trading.enter(Phase.HALTED, 0, Phase.CONTINUOUS, PhaseCause.SUSPENDED, Clearing.NONE);
    }
    return trading.finish();
  }

  static Decision expire(ExpireOrders action, Step step) {
    String symbol = action.instrument();
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    Trading trading = Trading.on(step, symbol, instrument);
    if (trading.before.phase() == Phase.UNCROSSING) {
      return refuse(BookRefusal.UNCROSSING);
    }
    long soonest = trading.book.nextExpiry();
    if (soonest == 0 || soonest > step.time()) {
      return refuse(ExchangeRefusal.NOT_DUE);
    }
    var _ = trading.book.expire(step.time(), AT_ONCE);
    return trading.finish();
  }

  /// Starts an auction of the usual length, after which trading goes on.
  static void pause(Trading trading, PhaseCause cause) {
    pause(trading, cause, Clearing.NONE);
  }

  /// @param clearing of the auction that ended just now
  private static void pause(Trading trading, PhaseCause cause, Clearing clearing) {
    if (trading.book.state().phase() != Phase.AUCTION) {
      var _ = trading.book.phase(Phase.AUCTION);
    }
    long until =
        trading.step.time() + Governance.value(trading.step.state(), Parameters.AUCTION_MILLIS);
    trading.enter(Phase.AUCTION, until, Phase.CONTINUOUS, cause, clearing);
  }

  /// Why nothing may be traded in an instrument now, or null.
  static @Nullable Refusal refusal(Step step, String symbol, Instrument instrument) {
    if (Governance.approval(step.state(), symbol) == null) {
      return ExchangeRefusal.INSTRUMENT_DELISTED;
    }
    if (Governance.isHalted(step.state(), symbol)) {
      return BookRefusal.HALTED;
    }
    return Credits.isMovable(step.state(), instrument.asset())
        ? null
        : ExchangeRefusal.CREDITS_FROZEN;
  }

  /// Why a time cannot be waited for, or null.
  static @Nullable Refusal ahead(Step step, long time) {
    if (time <= step.time()) {
      return ExchangeRefusal.TIME_PASSED;
    }
    return time > step.time() + Exchange.MAX_AHEAD_MILLIS ? ExchangeRefusal.TIME_TOO_FAR : null;
  }
}
