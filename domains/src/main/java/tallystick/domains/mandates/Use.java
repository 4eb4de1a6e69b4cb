package tallystick.domains.mandates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.mandates.Mandates.Used;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.domains.mandates.MandatesEvent.MandateUsed;
import tallystick.domains.mandates.MandatesEvent.Spent;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Step;

/// One act put to a mandate.
///
/// @param row `<giver>/<agent>/<id>`
record Use(String row, Mandate mandate, Cost cost, Step step) {

  /// Why the mandate does not cover what the act did, or null.
  @Nullable Reason refused() {
    List<String> named = mandate.counterparties();
    if (!named.isEmpty() && !named.containsAll(cost.recipients())) {
      return Reason.COUNTERPARTY_NOT_ALLOWED;
    }
    for (Map.Entry<String, Long> one : cost.spent().entrySet()) {
      Allowance allowance = mandate.allowance(one.getKey());
      if (allowance == null) {
        return Reason.ASSET_NOT_ALLOWED;
      }
      if (one.getValue() > allowance.each()) {
        return Reason.OVER_LIMIT;
      }
      if (one.getValue() > allowance.budget() - usedSoFar(allowance)) {
        return Reason.OVER_BUDGET;
      }
    }
    return null;
  }

  /// Takes the cost from the budgets, and says so.
  void count(Action action) {
    List<Spent> spent = new ArrayList<>();
    for (Map.Entry<String, Long> one : cost.spent().entrySet()) {
      Allowance allowance = Objects.requireNonNull(mandate.allowance(one.getKey()));
      long used = usedSoFar(allowance) + one.getValue();
      long period = period(allowance);
      step.state().put(Mandates.USED, id() + "/" + one.getKey(), new Used(period, used));
      long since = mandate.from() + period * allowance.periodMillis();
      spent.add(new Spent(one.getKey(), one.getValue(), used, since));
    }
    step.emit(
        new MandateUsed(
            id(), step.by(), agent(), step.key(), Codec.name(action.getClass()), spent));
  }

  private long usedSoFar(Allowance allowance) {
    Used used = Mandates.used(step.state(), id(), allowance.asset());
    return used == null || used.period() != period(allowance) ? 0 : used.amount();
  }

  private long period(Allowance allowance) {
    return allowance.period(mandate.from(), step.time());
  }

  private String agent() {
    return row.substring(row.indexOf('/') + 1, row.lastIndexOf('/'));
  }

  private String id() {
    return row.substring(row.lastIndexOf('/') + 1);
  }
}
