package tallystick.domains.credits;

import tallystick.domains.accounts.Accounts;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// What the room makes and unmakes in the room of balances, with running sums that have to agree
/// with the serial numbers after every block.
final class Balances {
  /// Under the key [Counts#ALL].
  static final Table<Sums> SUMS = new Table<>("credits.sums", Sums.class);

  private Balances() {}

  /// @param classes units of classes in balances
  /// @param baskets units of baskets in balances
  /// @param retiring units that open retirements are about
  record Sums(long classes, long baskets, long retiring) {}

  static Sums sums(State state) {
    Sums sums = state.get(SUMS, Counts.ALL);
    return sums == null ? new Sums(0, 0, 0) : sums;
  }

  /// Makes units of a class. Refuses as [Accounts#issue] does.
  static Decision issue(Step step, String to, String asset, long quantity, String memo) {
    Decision issued = Accounts.issue(step, to, asset, quantity, step.id(), memo);
    if (issued instanceof Decision.Accepted) {
      add(step, quantity, 0, 0);
    }
    return issued;
  }

  /// Unmakes units of a class. Refuses as [Accounts#burn] does.
  static Decision burn(Step step, String from, String asset, long quantity, String memo) {
    Decision burnt = Accounts.burn(step, from, asset, quantity, step.id(), memo);
    if (burnt instanceof Decision.Accepted) {
      add(step, -quantity, 0, 0);
    }
    return burnt;
  }

  /// Makes units of a basket. Refuses as [Accounts#issue] does.
  static Decision issueBasket(Step step, String to, String basket, long quantity) {
    Decision issued = Accounts.issue(step, to, basket, quantity, step.id(), "deposit");
    if (issued instanceof Decision.Accepted) {
      add(step, 0, quantity, 0);
    }
    return issued;
  }

  /// Unmakes units of a basket. Refuses as [Accounts#burn] does.
  static Decision burnBasket(Step step, String from, String basket, long quantity) {
    Decision burnt = Accounts.burn(step, from, basket, quantity, step.id(), "withdrawal");
    if (burnt instanceof Decision.Accepted) {
      add(step, 0, -quantity, 0);
    }
    return burnt;
  }

  /// Counts units whose retirement is asked for, or, with a negative quantity, has ended.
  static void retiring(Step step, long quantity) {
    add(step, 0, 0, quantity);
  }

  private static void add(Step step, long classes, long baskets, long retiring) {
    Sums before = sums(step.state());
    step.state()
        .put(
            SUMS,
            Counts.ALL,
            new Sums(
                Math.addExact(before.classes, classes),
                Math.addExact(before.baskets, baskets),
                Math.addExact(before.retiring, retiring)));
  }
}
