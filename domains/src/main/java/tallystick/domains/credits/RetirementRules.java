package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.domains.credits.Registry.RETIREMENTS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.Hold;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.domains.credits.CreditsEvent.RetirementFinalised;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.CreditsEvent.RetirementWithdrawn;
import tallystick.domains.credits.Ranges.Found;
import tallystick.domains.credits.Registry.Closing;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.domains.credits.Registry.Expiry;
import tallystick.domains.credits.Registry.Retirement;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Retirements: asked for, then final; to be taken back until then, and never after.
final class RetirementRules {
  private RetirementRules() {}

  static Decision request(RequestRetirement action, Step step) {
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
    Decision held = Accounts.place(step, step.id(), hold(action, step));
    if (!held.equals(ACCEPTED)) {
      return held;
    }
    Balances.retiring(step, action.quantity());
    long delay = Offices.finaliseDelay(state);
    long finalAt = delay == 0 ? 0 : step.time() + delay;
    List<Serials> ranges = picking.ranges();
    state.put(
        RETIREMENTS,
        step.id(),
        new Retirement(
            step.by(), action.asset(), action.quantity(), ranges, finalAt, Closing.OPEN));
    step.emit(
        new RetirementRequested(
            step.id(),
            step.by(),
            action.asset(),
            units.project(),
            units.vintage(),
            action.quantity(),
            ranges,
            action.beneficiary(),
            action.purpose(),
            action.message(),
            finalAt));
    UnitRules.change(step, picking, step.by(), UnitStatus.RESERVED, step.id());
    return ACCEPTED;
  }

  private static Hold hold(RequestRetirement action, Step step) {
    return new Hold(
        step.by(),
        step.by(),
        action.asset(),
        action.quantity(),
        "",
        0,
        AtDeadline.RELEASE,
        Credits.ROOM,
        action.beneficiary());
  }

  static Decision finalise(FinaliseRetirement action, Step step) {
    State state = step.state();
    Retirement retirement = state.get(RETIREMENTS, action.retirement());
    if (retirement == null) {
      return refuse(CreditsRefusal.RETIREMENT_UNKNOWN);
    }
    if (retirement.closing() != Closing.OPEN) {
      return refuse(CreditsRefusal.RETIREMENT_CLOSED);
    }
    boolean due = retirement.finalAt() != 0 && step.time() > retirement.finalAt();
    if (!due && !step.by().equals(retirement.owner()) && !Offices.isRegistrar(state, step.by())) {
      return refuse(CreditsRefusal.NOT_RETIRING);
    }
    CreditClass units = Registry.require(state, CLASSES, retirement.asset());
    // Reserved units may be retired while others of the class expire.
    Refusal stopped = Registry.stopped(state, units);
    if (stopped != null && stopped != CreditsRefusal.CLASS_EXPIRING) {
      return refuse(stopped);
    }
    close(step, action.retirement(), retirement, Closing.FINAL);
    Balances.burn(step, retirement.owner(), retirement.asset(), retirement.quantity(), "retired");
    step.emit(
        new RetirementFinalised(
            action.retirement(),
            retirement.owner(),
            retirement.asset(),
            units.project(),
            retirement.quantity()));
    RangeEditor editor = new RangeEditor(step);
    for (Serials numbers : retirement.ranges()) {
      editor.change(numbers, retirement.owner(), UnitStatus.RETIRED, action.retirement());
    }
    editor.close();
    return ACCEPTED;
  }

  static Decision withdraw(WithdrawRetirement action, Step step) {
    State state = step.state();
    Retirement retirement = state.get(RETIREMENTS, action.retirement());
    if (retirement == null) {
      return refuse(CreditsRefusal.RETIREMENT_UNKNOWN);
    }
    if (!step.by().equals(retirement.owner())) {
      return refuse(CreditsRefusal.NOT_OWNER);
    }
    if (retirement.closing() != Closing.OPEN) {
      return refuse(CreditsRefusal.RETIREMENT_CLOSED);
    }
    close(step, action.retirement(), retirement, Closing.WITHDRAWN);
    RangeEditor editor = new RangeEditor(step);
    long expired = 0;
    for (Serials numbers : retirement.ranges()) {
      boolean over = isOver(state, numbers);
      editor.change(
          numbers,
          retirement.owner(),
          over ? UnitStatus.EXPIRED : UnitStatus.ACTIVE,
          over ? action.retirement() : "");
      expired += over ? numbers.quantity() : 0;
    }
    if (expired > 0) {
      Balances.burn(step, retirement.owner(), retirement.asset(), expired, "expired");
    }
    String project = Registry.require(state, CLASSES, retirement.asset()).project();
    step.emit(
        new RetirementWithdrawn(
            action.retirement(),
            retirement.owner(),
            retirement.asset(),
            project,
            retirement.quantity(),
            expired));
    editor.close();
    return ACCEPTED;
  }

  /// Whether the time of the batch was over while its units were reserved.
  private static boolean isOver(State state, Serials numbers) {
    Found found = Ranges.at(state, numbers.space(), numbers.first());
    return found != null
        && Registry.require(state, BATCHES, found.row().batch()).expiry() != Expiry.AHEAD;
  }

  private static void close(Step step, String id, Retirement retirement, Closing how) {
    step.state().put(RETIREMENTS, id, retirement.closed(how));
    Balances.retiring(step, -retirement.quantity());
    Accounts.release(step, id);
  }
}
