package tallystick.domains.compliance;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.compliance.Compliance.Policy;
import tallystick.domains.compliance.Compliance.Used;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceEvent.LimitUsed;
import tallystick.kernel.Event;
import tallystick.kernel.Step;

/// Counts what an act took out against the limits of levels. What is set aside counts at once, as
/// it may go without another act of its owner; what comes back of it, by whoever's act, is given
/// back to the period in which it comes back, or a cancelled order would cost as much as a trade.
record Counting(Policy policy, Step step) {

  /// By how much an act changed what somebody may use of an asset.
  ///
  /// @param back part of it that had been set aside before
  private record Change(long net, long back) {
    private static final Change NONE = new Change(0, 0);

    private Change with(Posted posted) {
      boolean returns = posted.availableChange() > 0 && posted.heldChange() < 0;
      return new Change(
          Math.addExact(net, posted.availableChange()),
          Math.addExact(back, returns ? posted.availableChange() : 0));
    }
  }

  /// Counts all; gives why the act is too much, or null.
  @Nullable Reason count() {
    SortedMap<String, Change> changes = new TreeMap<>();
    for (Event event : step.events()) {
      if (event instanceof Posted posted) {
        changes.merge(
            posted.owner() + "/" + posted.asset(),
            Change.NONE.with(posted),
            (a, b) -> new Change(Math.addExact(a.net, b.net), Math.addExact(a.back, b.back)));
      }
    }
    for (var entry : changes.entrySet()) {
      int slash = entry.getKey().indexOf('/');
      String owner = entry.getKey().substring(0, slash);
      String asset = entry.getKey().substring(slash + 1);
      Reason refused = count(owner, asset, entry.getValue());
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  /// Nobody's act is refused for what it takes from others: they took it out when they promised it.
  private @Nullable Reason count(String owner, String asset, Change change) {
    long taken = owner.equals(step.by()) && change.net < 0 ? -change.net : 0;
    long back = change.net > 0 ? Math.min(change.net, change.back) : 0;
    if (taken == 0 && back == 0) {
      return null;
    }
    Limit limit = policy.limit(Compliance.level(step.state(), owner, step.time()), asset);
    if (limit == null) {
      return null;
    }
    if (taken > limit.each()) {
      return Reason.OVER_LIMIT;
    }
    long before = usedSoFar(owner, limit);
    if (taken > limit.budget() - before) {
      return Reason.OVER_BUDGET;
    }
    long after = Math.max(0, before + taken - back);
    if (after != before) {
      // What comes back may leave more than a budget that was lowered meanwhile.
      long budget = taken > 0 ? limit.budget() : Math.max(after, limit.budget());
      write(owner, limit, after - before, new Used(limit.since(step.time()), after, budget));
    }
    return null;
  }

  private long usedSoFar(String owner, Limit limit) {
    Used used = step.state().get(Compliance.USED, owner + "/" + limit.asset());
    return used == null || used.since() != limit.since(step.time()) ? 0 : used.amount();
  }

  private void write(String owner, Limit limit, long amount, Used used) {
    step.state().put(Compliance.USED, owner + "/" + limit.asset(), used);
    step.emit(
        new LimitUsed(owner, limit.asset(), amount, used.amount(), used.budget(), used.since()));
  }
}
