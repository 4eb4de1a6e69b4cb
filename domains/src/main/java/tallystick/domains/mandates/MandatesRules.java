package tallystick.domains.mandates;

import static tallystick.domains.mandates.Mandates.MANDATES;
import static tallystick.domains.mandates.Mandates.USED;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Map;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.identity.Identity;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.domains.mandates.MandatesEvent.MandateGiven;
import tallystick.domains.mandates.MandatesEvent.MandateRevoked;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of the room of mandates.
final class MandatesRules {
  private MandatesRules() {}

  static Decision decide(MandatesAction action, Step step) {
    return switch (action) {
      case GiveMandate a -> giveMandate(a, step);
      case RevokeMandate a -> revokeMandate(a, step);
      case RevokeMandates a -> revokeMandates(a, step);
    };
  }

  private static Decision giveMandate(GiveMandate action, Step step) {
    State state = step.state();
    boolean isKey = action.agent().indexOf(':') >= 0;
    String agent = isKey ? Identity.principalOf(state, action.agent()) : action.agent();
    if (agent.equals(step.by())) {
      return refuse(Reason.OWN_AGENT);
    }
    if (!isKey && !Identity.exists(state, agent)) {
      return refuse(Reason.AGENT_UNKNOWN);
    }
    for (Allowance allowance : action.allowances()) {
      if (!Accounts.isAsset(state, allowance.asset())) {
        return refuse(Reason.ASSET_UNKNOWN);
      }
    }
    if (action.until() > 0 && action.until() <= step.time()) {
      return refuse(Reason.UNTIL_PASSED);
    }
    if (Mandates.of(state, step.by() + "/").size() == Mandates.MAX_MANDATES) {
      return refuse(Reason.MANDATE_LIMIT);
    }
    long from = Math.max(action.from(), step.time());
    state.put(
        MANDATES,
        step.by() + "/" + action.agent() + "/" + step.id(),
        new Mandate(
            action.scope(),
            action.counterparties(),
            action.items(),
            action.allowances(),
            from,
            action.until(),
            Identity.recoveries(state, step.by())));
    step.emit(
        new MandateGiven(
            step.id(),
            step.by(),
            action.agent(),
            action.label(),
            action.scope(),
            action.counterparties(),
            action.items(),
            action.allowances(),
            from,
            action.until()));
    return ACCEPTED;
  }

  private static Decision revokeMandate(RevokeMandate action, Step step) {
    String row = step.by() + "/" + action.agent() + "/" + action.mandate();
    Mandate mandate = step.state().get(MANDATES, row);
    if (mandate == null) {
      return refuse(Reason.MANDATE_UNKNOWN);
    }
    revoke(row, mandate, step);
    return ACCEPTED;
  }

  private static Decision revokeMandates(RevokeMandates action, Step step) {
    String prefix = step.by() + "/" + (action.agent().isEmpty() ? "" : action.agent() + "/");
    Map<String, Mandate> mandates = Mandates.of(step.state(), prefix);
    if (mandates.isEmpty()) {
      return refuse(Reason.MANDATE_UNKNOWN);
    }
    mandates.forEach((row, mandate) -> revoke(row, mandate, step));
    return ACCEPTED;
  }

  private static void revoke(String row, Mandate mandate, Step step) {
    String agent = row.substring(row.indexOf('/') + 1, row.lastIndexOf('/'));
    String id = row.substring(row.lastIndexOf('/') + 1);
    step.state().remove(MANDATES, row);
    for (Allowance allowance : mandate.allowances()) {
      step.state().remove(USED, id + "/" + allowance.asset());
    }
    step.emit(new MandateRevoked(id, step.by(), agent));
  }
}
