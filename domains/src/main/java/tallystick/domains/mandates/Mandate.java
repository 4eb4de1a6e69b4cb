package tallystick.domains.mandates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Scope;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.kernel.Action;

/// A mandate as the state keeps it.
///
/// @param until 0 for no end
/// @param recoveries how often its giver had been recovered: another time ends it
record Mandate(
    List<String> scope,
    List<String> counterparties,
    List<String> items,
    List<Allowance> allowances,
    long from,
    long until,
    int recoveries) {

  /// Why it does not allow this action now, whatever it costs, or null.
  @Nullable Reason forbids(Action action, long time, int recoveriesOfGiver) {
    if (time < from || (until > 0 && time >= until) || recoveries != recoveriesOfGiver) {
      return Reason.MANDATE_NOT_IN_FORCE;
    }
    if (!Scope.covers(scope, action)) {
      return Reason.OUTSIDE_MANDATE;
    }
    boolean named = !action.items().isEmpty() && items.containsAll(action.items());
    return items.isEmpty() || named ? null : Reason.ITEM_NOT_ALLOWED;
  }

  @Nullable Allowance allowance(String asset) {
    for (Allowance one : allowances) {
      if (one.asset().equals(asset)) {
        return one;
      }
    }
    return null;
  }
}
