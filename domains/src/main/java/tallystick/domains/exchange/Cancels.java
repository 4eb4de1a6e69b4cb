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
import tallystick.domains.exchange.ExchangeEvent.SwitchFired;
import tallystick.domains.exchange.ExchangeEvent.SwitchSet;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;

/// The ways in which orders are cancelled. They are open in every phase, in a halt, and of an
/// instrument that is delisted.
final class Cancels {
  /// A switch that runs out ends so many orders in one action; the next one ends the rest.
  private static final int AT_ONCE = 1_000;

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
    if (action.instrument().isEmpty()) {
      return everywhere(step, step.by(), Integer.MAX_VALUE) == 0
          ? refuse(BookRefusal.NOTHING_CHANGES)
          : fits(step);
    }
    Instrument instrument = step.state().get(Exchange.INSTRUMENTS, action.instrument());
    if (instrument == null) {
      return refuse(ExchangeRefusal.INSTRUMENT_UNKNOWN);
    }
    return of(step, step.by(), action.instrument(), instrument) == 0
        ? refuse(BookRefusal.NOTHING_CHANGES)
        : fits(step);
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
    if (everywhere(step, action.owner(), AT_ONCE) < AT_ONCE) {
      step.state().remove(Exchange.SWITCHES, action.owner());
      step.emit(new SwitchFired(action.owner()));
    }
    return fits(step);
  }

  /// Cancels an owner's orders in one instrument after the other, until that were enough. Returns
  /// how many there were.
  private static int everywhere(Step step, String owner, int enough) {
    Map<String, Instrument> instruments =
        step.state().scan(Exchange.INSTRUMENTS, "", "", Integer.MAX_VALUE);
    int ended = 0;
    for (var entry : instruments.entrySet()) {
      if (ended >= enough) {
        break;
      }
      ended += of(step, owner, entry.getKey(), entry.getValue());
    }
    return ended;
  }

  private static int of(Step step, String owner, String symbol, Instrument instrument) {
    Trader trader = step.state().get(Exchange.TRADERS, owner);
    LiveBook live = step.state().index(LiveBook.INDEX, symbol);
    if (trader == null || live.book.count(trader.number()) == 0) {
      return 0;
    }
    Trading trading = Trading.on(step, symbol, instrument);
    int ended = trading.book.cancelAll(trader.number());
    var _ = trading.finish();
    return ended;
  }
}
