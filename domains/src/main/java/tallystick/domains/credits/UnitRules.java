package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.BASKETS;
import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.domains.credits.Registry.PROJECTS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsEvent.UnitsCancelled;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsEvent.UnitsReversed;
import tallystick.domains.credits.Picking.Piece;
import tallystick.domains.credits.Registry.Batch;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Units: given away, taken out, and what the buffer pool pays.
final class UnitRules {
  private UnitRules() {}

  static Decision transfer(TransferCredits action, Step step) {
    State state = step.state();
    if (action.to().equals(step.by())) {
      return refuse(CreditsRefusal.TO_ONESELF);
    }
    if (!Identity.exists(state, action.to())) {
      return refuse(CreditsRefusal.PRINCIPAL_UNKNOWN);
    }
    if (state.get(BASKETS, action.asset()) != null) {
      return transferBasket(action, step);
    }
    CreditClass units = state.get(CLASSES, action.asset());
    if (units == null) {
      return refuse(CreditsRefusal.CLASS_UNKNOWN);
    }
    Refusal stopped = Registry.stopped(state, units);
    if (stopped != null) {
      return refuse(stopped);
    }
    Picking picking =
        Picking.owned(
            state,
            step.by(),
            action.asset(),
            action.quantity(),
            action.ranges(),
            batch -> meets(state, batch, action.conditions()));
    if (picking.refusal() != null) {
      return refuse(picking.refusal());
    }
    Decision moved = move(action, step);
    if (!moved.equals(ACCEPTED)) {
      return moved;
    }
    step.emit(
        new UnitsMoved(
            action.asset(), step.by(), action.to(), action.quantity(), picking.ranges(), ""));
    change(step, picking, action.to(), UnitStatus.ACTIVE, "");
    return ACCEPTED;
  }

  private static Decision transferBasket(TransferCredits action, Step step) {
    if (!action.ranges().isEmpty() || !action.conditions().equals(Conditions.NONE)) {
      return refuse(CreditsRefusal.NOT_SERIAL);
    }
    return move(action, step);
  }

  private static Decision move(TransferCredits action, Step step) {
    return Accounts.move(
        step, step.by(), action.to(), action.asset(), action.quantity(), "", action.memo());
  }

  static boolean meets(State state, String batch, Conditions conditions) {
    if (conditions.equals(Conditions.NONE)) {
      return true;
    }
    Batch row = Registry.require(state, BATCHES, batch);
    return conditions.admit(row.labels(), row.adjustment());
  }

  /// Gives all that was chosen one owner, state and reference.
  static void change(
      Step step, Picking picking, String owner, UnitStatus status, String reference) {
    RangeEditor editor = new RangeEditor(step);
    for (Piece piece : picking.pieces()) {
      editor.change(piece.numbers(), owner, status, reference);
    }
    editor.close();
  }

  static Decision cancel(CancelUnits action, Step step) {
    State state = step.state();
    CreditClass units = state.get(CLASSES, action.asset());
    if (units == null) {
      return refuse(CreditsRefusal.CLASS_UNKNOWN);
    }
    Refusal stopped = Registry.stopped(state, units);
    if (stopped != null) {
      return refuse(stopped);
    }
    Picking picking =
        Picking.owned(
            state, step.by(), action.asset(), action.quantity(), action.ranges(), batch -> true);
    if (picking.refusal() != null) {
      return refuse(picking.refusal());
    }
    Decision burnt = Balances.burn(step, step.by(), action.asset(), action.quantity(), "cancelled");
    if (!burnt.equals(ACCEPTED)) {
      return burnt;
    }
    step.emit(
        new UnitsCancelled(
            step.id(),
            step.by(),
            action.asset(),
            units.project(),
            action.quantity(),
            picking.ranges(),
            action.reason()));
    change(step, picking, step.by(), UnitStatus.CANCELLED, step.id());
    return ACCEPTED;
  }

  static Decision reverse(ReverseUnits action, Step step) {
    State state = step.state();
    if (state.get(PROJECTS, action.project()) == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    Picking paid = Picking.buffer(state, action.project(), action.quantity());
    if (paid.refusal() != null) {
      return refuse(paid.refusal());
    }
    step.emit(
        new UnitsReversed(
            step.id(), action.project(), action.quantity(), paid.ranges(), action.text()));
    RangeEditor editor = new RangeEditor(step);
    for (Piece piece : paid.pieces()) {
      String payer = Registry.require(state, BATCHES, piece.batch()).project();
      editor.change(piece.numbers(), payer, UnitStatus.CANCELLED, step.id());
    }
    editor.close();
    return ACCEPTED;
  }
}
