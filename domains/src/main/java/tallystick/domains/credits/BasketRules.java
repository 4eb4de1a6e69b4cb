package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.BASKETS;
import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.DefineBasket;
import tallystick.domains.credits.CreditsAction.Deposit;
import tallystick.domains.credits.CreditsAction.Withdraw;
import tallystick.domains.credits.CreditsEvent.BasketDefined;
import tallystick.domains.credits.CreditsEvent.UnitsDeposited;
import tallystick.domains.credits.CreditsEvent.UnitsWithdrawn;
import tallystick.domains.credits.Picking.Piece;
import tallystick.domains.credits.Ranges.Row;
import tallystick.domains.credits.Registry.Basket;
import tallystick.domains.credits.Registry.Batch;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.domains.credits.Registry.Project;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Baskets: units of several classes that are as good as each other. What is in one keeps its
/// serial numbers; a unit of the basket stands for any one of them.
final class BasketRules {
  private BasketRules() {}

  static Decision define(DefineBasket action, Step step) {
    if (Accounts.isAsset(step.state(), action.basket())) {
      return refuse(CreditsRefusal.CODE_TAKEN);
    }
    step.state().put(BASKETS, action.basket(), new Basket(action.rule(), 0));
    step.emit(new BasketDefined(action.basket(), action.name(), action.rule(), step.by()));
    Accounts.define(step, action.basket(), action.name(), 0, Credits.ROOM);
    return ACCEPTED;
  }

  static Decision deposit(Deposit action, Step step) {
    State state = step.state();
    Basket basket = state.get(BASKETS, action.basket());
    if (basket == null) {
      return refuse(CreditsRefusal.BASKET_UNKNOWN);
    }
    CreditClass units = state.get(CLASSES, action.asset());
    if (units == null) {
      return refuse(CreditsRefusal.CLASS_UNKNOWN);
    }
    Refusal stopped = Registry.stopped(state, units);
    if (stopped != null) {
      return refuse(stopped);
    }
    Project project = Registry.project(state, units.project());
    if (!basket
        .rule()
        .admits(project.sector(), project.country(), project.methodology(), units.vintage())) {
      return refuse(CreditsRefusal.CONDITIONS_NOT_MET);
    }
    Picking picking =
        Picking.owned(
            state,
            step.by(),
            action.asset(),
            action.quantity(),
            action.ranges(),
            batch -> willDo(state, batch, basket.rule()));
    if (picking.refusal() != null) {
      return refuse(picking.refusal());
    }
    Decision burnt =
        Balances.burn(step, step.by(), action.asset(), action.quantity(), action.basket());
    if (!burnt.equals(ACCEPTED)) {
      return burnt;
    }
    long pooled = basket.pooled() + action.quantity();
    state.put(BASKETS, action.basket(), new Basket(basket.rule(), pooled));
    step.emit(
        new UnitsDeposited(
            action.basket(),
            action.asset(),
            step.by(),
            action.quantity(),
            picking.ranges(),
            pooled));
    UnitRules.change(step, picking, action.basket(), UnitStatus.POOLED, "");
    return Balances.issueBasket(step, step.by(), action.basket(), action.quantity());
  }

  /// A basket takes nothing whose time will be over, or its own units would outnumber what stands
  /// behind them.
  private static boolean willDo(State state, String id, BasketRule rule) {
    Batch batch = Registry.require(state, BATCHES, id);
    return batch.expires() == 0 && rule.conditions().admit(batch.labels(), batch.adjustment());
  }

  static Decision withdraw(Withdraw action, Step step) {
    State state = step.state();
    Basket basket = state.get(BASKETS, action.basket());
    if (basket == null) {
      return refuse(CreditsRefusal.BASKET_UNKNOWN);
    }
    Decision burnt = Balances.burnBasket(step, step.by(), action.basket(), action.quantity());
    if (!burnt.equals(ACCEPTED)) {
      return burnt;
    }
    String account = Ranges.basketAccount(action.basket()) + "/";
    Picking picking = Picking.lowest(state, account, action.quantity(), row -> canMove(state, row));
    if (picking.refusal() != null) {
      return refuse(picking.refusal());
    }
    long pooled = basket.pooled() - action.quantity();
    state.put(BASKETS, action.basket(), new Basket(basket.rule(), pooled));
    step.emit(
        new UnitsWithdrawn(
            action.basket(), step.by(), action.quantity(), picking.ranges(), pooled));
    UnitRules.change(step, picking, step.by(), UnitStatus.ACTIVE, "");
    return give(step, picking, action.basket());
  }

  /// What belongs to a class that cannot move stays, and the next is taken.
  private static boolean canMove(State state, Row row) {
    return Registry.stopped(state, Registry.require(state, CLASSES, row.asset())) == null;
  }

  private static Decision give(Step step, Picking picking, String basket) {
    Map<String, Long> byAsset = new TreeMap<>();
    for (Piece piece : picking.pieces()) {
      byAsset.merge(piece.asset(), piece.numbers().quantity(), Math::addExact);
    }
    for (var part : byAsset.entrySet()) {
      Decision issued = Balances.issue(step, step.by(), part.getKey(), part.getValue(), basket);
      if (!issued.equals(ACCEPTED)) {
        return issued;
      }
    }
    return ACCEPTED;
  }
}
