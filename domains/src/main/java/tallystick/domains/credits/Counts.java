package tallystick.domains.credits;

import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.credits.CreditsEvent.UnitsCounted;
import tallystick.domains.credits.Ranges.Row;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// How many units are in which state, by batch and in all: changes of one action, kept until they
/// are written together.
final class Counts {
  /// By batch.
  static final Table<Count> BATCHES = new Table<>("credits.count", Count.class);

  /// Of all batches, under the key [#ALL].
  static final Table<Count> TOTAL = new Table<>("credits.total", Count.class);

  static final String ALL = "all";

  private final Map<String, Count> changes = new TreeMap<>();
  private final Map<String, String> assets = new TreeMap<>();

  /// Units by state; of a change, more or fewer.
  record Count(
      long active,
      long reserved,
      long pooled,
      long buffer,
      long retired,
      long cancelled,
      long expired) {
    static final Count ZERO = new Count(0, 0, 0, 0, 0, 0, 0);

    static Count of(UnitStatus status, long quantity) {
      return new Count(
          status == UnitStatus.ACTIVE ? quantity : 0,
          status == UnitStatus.RESERVED ? quantity : 0,
          status == UnitStatus.POOLED ? quantity : 0,
          status == UnitStatus.BUFFER ? quantity : 0,
          status == UnitStatus.RETIRED ? quantity : 0,
          status == UnitStatus.CANCELLED ? quantity : 0,
          status == UnitStatus.EXPIRED ? quantity : 0);
    }

    Count plus(Count more) {
      return new Count(
          Math.addExact(active, more.active),
          Math.addExact(reserved, more.reserved),
          Math.addExact(pooled, more.pooled),
          Math.addExact(buffer, more.buffer),
          Math.addExact(retired, more.retired),
          Math.addExact(cancelled, more.cancelled),
          Math.addExact(expired, more.expired));
    }

    long sum() {
      return active + reserved + pooled + buffer + retired + cancelled + expired;
    }
  }

  static Count of(State state, String batch) {
    Count count = state.get(BATCHES, batch);
    return count == null ? Count.ZERO : count;
  }

  static Count total(State state) {
    Count count = state.get(TOTAL, ALL);
    return count == null ? Count.ZERO : count;
  }

  /// Units come to be, or, with a negative quantity, leave a state.
  void add(String batch, String asset, UnitStatus status, long quantity) {
    assets.put(batch, asset);
    changes.merge(batch, Count.of(status, quantity), Count::plus);
  }

  /// Units go from one state to another.
  void move(Row before, UnitStatus status, long quantity) {
    if (before.status() != status) {
      add(before.batch(), before.asset(), before.status(), -quantity);
      add(before.batch(), before.asset(), status, quantity);
    }
  }

  void close(Step step) {
    State state = step.state();
    Count all = total(state);
    for (var change : changes.entrySet()) {
      String batch = change.getKey();
      Count now = of(state, batch).plus(change.getValue());
      all = all.plus(change.getValue());
      state.put(BATCHES, batch, now);
      step.emit(
          new UnitsCounted(
              batch,
              String.valueOf(assets.get(batch)),
              now.active,
              now.reserved,
              now.pooled,
              now.buffer,
              now.retired,
              now.cancelled,
              now.expired));
    }
    if (!changes.isEmpty()) {
      state.put(TOTAL, ALL, all);
    }
  }
}
