package tallystick.domains.exchange;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Map;
import tallystick.domains.exchange.Exchange.Instrument;
import tallystick.domains.exchange.Exchange.Named;
import tallystick.domains.exchange.Exchange.Switch;
import tallystick.domains.exchange.Exchange.Trader;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeEvent.AllCancelled;
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.SwitchSet;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;

/// The ways in which orders are cancelled. They are open in every phase, in a halt, and of an
/// instrument that is delisted.
final class Cancels {
  /// After so many events no other instrument is begun with.
  private static final int MANY_EVENTS = Limits.EVENTS_PER_ACTION / 3;

  private Cancels() {}

  static Decision one(CancelOrder action, Step step) {
    return cancel(step, action.instrument(), action.order());
  }

  static Decision named(CancelOrderByClientId action, Step step) {
    if (step.state().get(Exchange.INSTRUMENTS, action.instrument()) == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    Named named = step.state().get(Exchange.CLIENT_IDS, step.by() + "/" + action.clientId());
    return named == null || !named.instrument().equals(action.instrument())
        ? refuse(ExchangeRefusal.CLIENT_ID_UNKNOWN)
        : cancel(step, action.instrument(), named.order());
  }

  private static Decision cancel(Step step, String symbol, long order) {
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, symbol);
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    Trading trading = Trading.on(step, symbol, instrument);
    Trader trader = step.state().get(Exchange.TRADERS, step.by());
    BookRefusal refusal = trading.book.cancel(order, trader == null ? 0 : trader.number());
    return refusal != null ? refuse(refusal) : trading.finish();
  }

  static Decision all(CancelAll action, Step step) {
    Swept swept;
    if (action.instrument().isEmpty()) {
      swept = everywhere(step, step.by());
    } else {
      Instrument instrument = step.state().get(Exchange.INSTRUMENTS, action.instrument());
      if (instrument == null) {
        return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
      }
      swept = of(step, step.by(), action.instrument(), instrument, Markets.AT_ONCE);
    }
    if (swept.ended == 0) {
      return refuse(swept.left ? BookRefusal.UNCROSSING : BookRefusal.NOTHING_CHANGES);
    }
    step.emit(new AllCancelled(step.by(), action.instrument(), swept.ended, swept.left));
    return fits(step);
  }

  private static Decision fits(Step step) {
    return Trading.fits(step) ? ACCEPTED : refuse(ExchangeRefusal.TOO_MUCH_AT_ONCE);
  }

  static Decision set(SetSwitch action, Step step) {
    Switch before = step.state().get(Exchange.SWITCHES, step.by());
    if (action.until() == (before == null ? 0 : before.until())) {
      return refuse(BookRefusal.NOTHING_CHANGES);
    }
    if (action.until() == 0) {
      step.state().remove(Exchange.SWITCHES, step.by());
    } else {
      Refusal refusal = Markets.ahead(step, action.until());
      if (refusal != null) {
        return refuse(refusal);
      }
      step.state().put(Exchange.SWITCHES, step.by(), new Switch(action.until()));
    }
    step.emit(new SwitchSet(step.by(), action.until()));
    return ACCEPTED;
  }

  static Decision fire(FireSwitch action, Step step) {
    Switch set = step.state().get(Exchange.SWITCHES, action.owner());
    if (set == null || step.time() <= set.until()) {
      return refuse(ExchangeRefusal.NOT_DUE);
    }
    Swept swept = everywhere(step, action.owner());
    if (swept.left && swept.ended == 0) {
      return refuse(BookRefusal.UNCROSSING);
    }
    if (!swept.left) {
      step.state().remove(Exchange.SWITCHES, action.owner());
      step.emit(new SwitchFired(action.owner()));
    }
    return fits(step);
  }

  /// @param left whether some are still open: beyond the limit, or in an auction that is traded
  private record Swept(int ended, boolean left) {}

  /// Cancels an owner's orders in one instrument after the other, until that is enough.
  private static Swept everywhere(Step step, String owner) {
    Map<String, Instrument> instruments =
        step.state().scan(Exchange.INSTRUMENTS, "", "", Integer.MAX_VALUE);
    int ended = 0;
    boolean left = false;
    for (var entry : instruments.entrySet()) {
      // Pegged orders of others may move with those that end, which is told as well.
      int enough = step.events().size() < MANY_EVENTS ? Markets.AT_ONCE - ended : 0;
      Swept swept = of(step, owner, entry.getKey(), entry.getValue(), enough);
      ended += swept.ended;
      left |= swept.left;
    }
    return new Swept(ended, left);
  }

  private static Swept of(
      Step step, String owner, String symbol, Instrument instrument, int enough) {
    Trader trader = step.state().get(Exchange.TRADERS, owner);
    LiveBook live = step.state().index(LiveBook.INDEX, symbol);
    if (trader == null || live.book.count(trader.number()) == 0) {
      return new Swept(0, false);
    }
    Trading trading = Trading.on(step, symbol, instrument);
    int ended = trading.book.cancelAll(trader.number(), enough);
    var _ = trading.finish();
    return new Swept(ended, trading.book.count(trader.number()) > 0);
  }
}
