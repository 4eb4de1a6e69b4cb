package tallystick.domains.exchange;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.exchange.Exchange.Counter;
import tallystick.domains.exchange.Exchange.Offer;
import tallystick.domains.exchange.Exchange.Trader;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeEvent.OwnerLinked;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Owners that count as one when their orders meet. Both must want it.
final class Links {
  private Links() {}

  static Decision link(LinkOwner action, Step step) {
    if (action.owner().equals(step.by())) {
      return refuse(ExchangeRefusal.TO_ONESELF);
    }
    if (!Identity.exists(step.state(), action.owner())) {
      return refuse(ExchangeRefusal.PRINCIPAL_UNKNOWN);
    }
    return action.linked() ? offer(step, action.owner()) : part(step, action.owner());
  }

  /// Whoever accepts an offer comes into the other's group, or founds one with it.
  private static Decision offer(Step step, String other) {
    State state = step.state();
    if (areLinked(state, step.by(), other)
        || state.get(Exchange.OFFERS, step.by() + "/" + other) != null) {
      return refuse(BookRefusal.NOTHING_CHANGES);
    }
    if (state.get(Exchange.OFFERS, other + "/" + step.by()) == null) {
      state.put(Exchange.OFFERS, step.by() + "/" + other, new Offer(step.time()));
      step.emit(new OwnerLinked(step.by(), other, true, 0));
      return ACCEPTED;
    }
    state.remove(Exchange.OFFERS, other + "/" + step.by());
    Trader theirs = Exchange.trader(step, other);
    Trader own = Exchange.trader(step, step.by());
    long group = theirs.group();
    if (group == 0) {
      group = own.group() != 0 ? own.group() : newGroup(state);
      state.put(Exchange.TRADERS, other, new Trader(theirs.number(), group));
    }
    state.put(Exchange.TRADERS, step.by(), new Trader(own.number(), group));
    step.emit(new OwnerLinked(step.by(), other, true, group));
    return ACCEPTED;
  }

  private static long newGroup(State state) {
    Counter last = Exchange.counter(state);
    long group = last.groups() + 1;
    state.put(
        Exchange.COUNTER,
        Exchange.ONE,
        new Counter(last.orders(), last.trades(), last.traders(), group));
    return group;
  }

  private static Decision part(Step step, String other) {
    State state = step.state();
    boolean offered = state.get(Exchange.OFFERS, step.by() + "/" + other) != null;
    boolean linked = areLinked(state, step.by(), other);
    if (!offered && !linked) {
      return refuse(BookRefusal.NOTHING_CHANGES);
    }
    if (offered) {
      state.remove(Exchange.OFFERS, step.by() + "/" + other);
    }
    long group = 0;
    if (linked) {
      Trader own = Exchange.trader(step, step.by());
      group = own.group();
      state.put(Exchange.TRADERS, step.by(), new Trader(own.number(), 0));
    }
    step.emit(new OwnerLinked(step.by(), other, false, group));
    return ACCEPTED;
  }

  private static boolean areLinked(State state, String one, String other) {
    Trader first = state.get(Exchange.TRADERS, one);
    Trader second = state.get(Exchange.TRADERS, other);
    return first != null && second != null && first.group() != 0 && first.group() == second.group();
  }
}
