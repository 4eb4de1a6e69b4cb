package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.ALL;
import static tallystick.domains.emissions.Emissions.GRANTED;
import static tallystick.domains.emissions.Emissions.LEGS;
import static tallystick.domains.emissions.Emissions.ROOM;
import static tallystick.domains.emissions.Emissions.SAVINGS;
import static tallystick.domains.emissions.Emissions.TOKEN;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.accounts.Accounts;
import tallystick.domains.emissions.Emissions.Granted;
import tallystick.domains.emissions.Emissions.Leg;
import tallystick.domains.emissions.Emissions.Saving;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.DeclineSaving;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsEvent.SavingClaimed;
import tallystick.domains.emissions.EmissionsEvent.SavingConfirmed;
import tallystick.domains.emissions.EmissionsEvent.SavingDeclined;
import tallystick.domains.emissions.EmissionsEvent.TokensTransferred;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Rules about savings, and the green tokens that are granted for them.
final class SavingRules {
  private static final long MILLIGRAMS_OF_GRAM = 1_000;

  private SavingRules() {}

  static Decision claim(ClaimSaving action, Step step) {
    State state = step.state();
    Leg leg = state.get(LEGS, action.leg());
    if (leg == null) {
      return refuse(EmissionsRefusal.LEG_UNKNOWN);
    }
    if (!leg.by().equals(step.by())) {
      return refuse(EmissionsRefusal.NOT_RECORDER);
    }
    if (state.get(SAVINGS, action.leg()) != null) {
      return refuse(EmissionsRefusal.SAVING_EXISTS);
    }
    Factor factor = Emissions.factor(state, action.set(), action.version(), action.factor());
    if (factor == null) {
      return refuse(EmissionsRefusal.FACTOR_UNKNOWN);
    }
    if (action.version() != Emissions.newest(state, action.set())) {
      return refuse(EmissionsRefusal.FACTORS_SUPERSEDED);
    }
    if (!factor.baseline() || leg.distanceMetres() == 0) {
      return refuse(EmissionsRefusal.BASELINE_UNFIT);
    }
    long baseline = Emissions.emitted(factor, factor.wtw(), leg);
    if (baseline <= leg.wtw()) {
      return refuse(EmissionsRefusal.NOTHING_SAVED);
    }
    long saved = baseline - leg.wtw();
    String key = Emissions.factorKey(action.set(), action.version(), action.factor());
    state.put(SAVINGS, action.leg(), new Saving(step.by(), key, baseline, saved, -1));
    step.emit(
        new SavingClaimed(
            action.leg(),
            step.by(),
            action.set(),
            action.version(),
            action.factor(),
            baseline,
            saved,
            action.note(),
            action.document()));
    return ACCEPTED;
  }

  static Decision confirm(ConfirmSaving action, Step step) {
    State state = step.state();
    Saving saving = state.get(SAVINGS, action.leg());
    if (saving == null || !saving.isOpen()) {
      return refuse(EmissionsRefusal.SAVING_UNKNOWN);
    }
    if (saving.by().equals(step.by())) {
      return refuse(EmissionsRefusal.OWN_SAVING);
    }
    if (!Accounts.isAsset(state, TOKEN)) {
      Accounts.define(step, TOKEN, "Green token", Emissions.TOKEN_DECIMALS, ROOM);
    } else if (!Accounts.roomOf(state, TOKEN).equals(ROOM)) {
      return refuse(EmissionsRefusal.TOKEN_TAKEN);
    }
    // Up to 10^13 grams by up to a thousand tokens: no overflow.
    long tokens =
        saving.saved()
            / MILLIGRAMS_OF_GRAM
            * Governance.value(state, Parameters.TOKENS_PER_KILOGRAM);
    if (tokens > 0) {
      Decision issued = Accounts.issue(step, saving.by(), TOKEN, tokens, action.leg(), "");
      if (!(issued instanceof Decision.Accepted)) {
        return issued;
      }
      Granted before = state.get(GRANTED, ALL);
      state.put(GRANTED, ALL, new Granted((before == null ? 0 : before.tokens()) + tokens));
    }
    Saving proven =
        new Saving(saving.by(), saving.factor(), saving.baseline(), saving.saved(), tokens);
    state.put(SAVINGS, action.leg(), proven);
    step.emit(new SavingConfirmed(action.leg(), saving.by(), saving.saved(), tokens, step.by()));
    return ACCEPTED;
  }

  static Decision decline(DeclineSaving action, Step step) {
    Saving saving = step.state().get(SAVINGS, action.leg());
    if (saving == null || !saving.isOpen()) {
      return refuse(EmissionsRefusal.SAVING_UNKNOWN);
    }
    step.state().remove(SAVINGS, action.leg());
    step.emit(new SavingDeclined(action.leg(), saving.by(), action.reason(), step.by()));
    return ACCEPTED;
  }

  static Decision transfer(TransferTokens action, Step step) {
    State state = step.state();
    if (action.to().equals(step.by())) {
      return refuse(EmissionsRefusal.TO_ONESELF);
    }
    if (!Identity.exists(state, action.to())) {
      return refuse(EmissionsRefusal.PRINCIPAL_UNKNOWN);
    }
    boolean granted = Accounts.roomOf(state, TOKEN).equals(ROOM);
    if (!granted || Accounts.available(state, step.by(), TOKEN) < action.amount()) {
      return refuse(EmissionsRefusal.INSUFFICIENT_TOKENS);
    }
    Decision moved =
        Accounts.move(step, step.by(), action.to(), TOKEN, action.amount(), "", action.memo());
    step.emit(new TokensTransferred(step.by(), action.to(), action.amount(), action.memo()));
    return moved;
  }
}
