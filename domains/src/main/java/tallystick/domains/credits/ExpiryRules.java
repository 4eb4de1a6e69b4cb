package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.credits.Ranges.Found;
import tallystick.domains.credits.Ranges.Row;
import tallystick.domains.credits.Registry.Batch;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.domains.credits.Registry.Expiry;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// How the time of a batch ends. Units in open orders are held as a number, not as serial numbers,
/// so a batch may have to wait for its owners to close them; its class cannot move in the meantime.
/// Units reserved for a retirement may still be retired, but not become active again.
final class ExpiryRules {
  private ExpiryRules() {}

  static Decision expire(ExpireBatch action, Step step) {
    State state = step.state();
    Batch batch = state.get(BATCHES, action.batch());
    if (batch == null) {
      return refuse(CreditsRefusal.BATCH_UNKNOWN);
    }
    if (batch.expires() == 0 || step.time() <= batch.expires()) {
      return refuse(CreditsRefusal.NOT_DUE);
    }
    if (batch.expiry() == Expiry.DONE) {
      return refuse(CreditsRefusal.BATCH_EXPIRED);
    }
    List<Serials> swept = new ArrayList<>();
    RangeEditor editor = new RangeEditor(step);
    boolean done = sweep(step, batch, editor, swept);
    if (swept.isEmpty() && !done && batch.expiry() == Expiry.SWEEPING) {
      return refuse(CreditsRefusal.UNITS_HELD);
    }
    Expiry expiry = done ? Expiry.DONE : Expiry.SWEEPING;
    state.put(BATCHES, action.batch(), batch.expired(expiry));
    count(state, batch, expiry);
    long quantity = swept.stream().mapToLong(Serials::quantity).sum();
    step.emit(
        new UnitsExpired(action.batch(), batch.project(), batch.asset(), quantity, swept, done));
    editor.close();
    return ACCEPTED;
  }

  /// Takes out what is free of the batch, up to the limit. Whether nothing that could move is left.
  private static boolean sweep(Step step, Batch batch, RangeEditor editor, List<Serials> swept) {
    boolean left = false;
    long next = batch.first();
    while (next <= batch.last()) {
      Found found = Ranges.at(step.state(), batch.space(), next);
      if (found == null) {
        throw new IllegalStateException("a batch of " + batch.asset() + " has lost its end");
      }
      Row row = found.row();
      long free = free(step.state(), row, found.last() - next + 1);
      if (free > 0 && swept.size() == CreditsAction.MAX_RANGES) {
        return false;
      }
      if (free > 0) {
        Serials numbers = new Serials(batch.space(), next, next + free - 1);
        end(step, row, numbers, editor);
        swept.add(numbers);
      }
      left |= row.status() == UnitStatus.ACTIVE && free < found.last() - next + 1;
      next = found.last() + 1;
    }
    return !left;
  }

  /// How many of a row's units can be taken out now.
  private static long free(State state, Row row, long quantity) {
    return switch (row.status()) {
      case ACTIVE -> Math.min(quantity, Accounts.available(state, row.owner(), row.asset()));
      case BUFFER -> quantity;
      case RESERVED, POOLED, RETIRED, CANCELLED, EXPIRED -> 0;
    };
  }

  private static void end(Step step, Row row, Serials numbers, RangeEditor editor) {
    if (row.status() == UnitStatus.ACTIVE) {
      // Never refused: no more is taken than is available.
      Balances.burn(step, row.owner(), row.asset(), numbers.quantity(), "expired");
    }
    editor.change(numbers, row.owner(), UnitStatus.EXPIRED, step.id());
  }

  /// Counts the batch among those that keep its class from moving, or no longer.
  private static void count(State state, Batch batch, Expiry now) {
    int before = batch.expiry() == Expiry.SWEEPING ? 1 : 0;
    int after = now == Expiry.SWEEPING ? 1 : 0;
    CreditClass units = Registry.require(state, CLASSES, batch.asset());
    state.put(
        CLASSES,
        batch.asset(),
        new CreditClass(
            units.project(), units.vintage(), units.frozen(), units.sweeping() + after - before));
  }
}
