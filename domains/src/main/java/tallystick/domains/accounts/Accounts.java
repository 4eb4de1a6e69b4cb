package tallystick.domains.accounts;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// What other rooms may do with balances inside their own step.
public final class Accounts {
  /// The account whose negative balance is what has been issued.
  public static final String ISSUANCE = "issuance";

  static final Table<Asset> ASSETS = new Table<>("accounts.asset", Asset.class);
  static final Table<Balance> BALANCES = new Table<>("accounts.balance", Balance.class);
  static final Table<Hold> HOLDS = new Table<>("accounts.hold", Hold.class);

  /// Sum of open holds, by `<asset>/<room>`.
  static final Table<Total> HELD = new Table<>("accounts.held", Total.class);

  private Accounts() {}

  record Asset(String name, int decimals, long issued) {}

  record Balance(long available, long held) {
    static final Balance ZERO = new Balance(0, 0);
  }

  record Total(long amount) {}

  /// Whether the asset is defined.
  public static boolean isAsset(State state, String asset) {
    return state.get(ASSETS, asset) != null;
  }

  /// What a room's open holds of an asset add up to.
  public static long heldFor(State state, String asset, String room) {
    Total total = state.get(HELD, asset + "/" + room);
    return total == null ? 0 : total.amount;
  }

  /// The codes of all assets.
  public static Iterable<String> assets(State state) {
    return state.scan(ASSETS, "", "", Integer.MAX_VALUE).keySet();
  }

  /// Sets an amount of the payer's aside, under the id of the deal it secures. Refuses with
  /// `INSUFFICIENT_BALANCE`.
  public static Decision place(Step step, String id, Hold hold) {
    Balance balance = balance(step.state(), hold.payer(), hold.asset());
    if (balance.available < hold.amount()) {
      return refuse(Reason.INSUFFICIENT_BALANCE);
    }
    step.state().put(HOLDS, id, hold);
    addHeld(step.state(), hold, hold.amount());
    post(step, hold.payer(), Kind.HOLD, -hold.amount(), hold.amount(), hold.payee(), id, hold);
    step.emit(
        new HoldPlaced(
            id,
            hold.payer(),
            hold.payee(),
            hold.asset(),
            hold.amount(),
            hold.arbiter(),
            hold.deadline(),
            hold.atDeadline(),
            hold.room(),
            hold.memo()));
    return ACCEPTED;
  }

  /// Pays an open hold to its payee. The caller has made sure that it is open and may be paid.
  public static void capture(Step step, String id) {
    Hold hold = close(step.state(), id);
    post(step, hold.payer(), Kind.CAPTURE, 0, -hold.amount(), hold.payee(), id, hold);
    post(step, hold.payee(), Kind.CAPTURE, hold.amount(), 0, hold.payer(), id, hold);
    step.emit(new HoldCaptured(id, hold.payer(), hold.payee()));
  }

  /// Gives an open hold back to its payer. The caller has made sure that it is open and may be.
  public static void release(Step step, String id) {
    Hold hold = close(step.state(), id);
    post(step, hold.payer(), Kind.RELEASE, hold.amount(), -hold.amount(), hold.payee(), id, hold);
    step.emit(new HoldReleased(id, hold.payer(), hold.payee()));
  }

  static Balance balance(State state, String owner, String asset) {
    Balance balance = state.get(BALANCES, owner + "/" + asset);
    return balance == null ? Balance.ZERO : balance;
  }

  static @Nullable Hold hold(State state, String id) {
    return state.get(HOLDS, id);
  }

  private static Hold close(State state, String id) {
    Hold hold = state.get(HOLDS, id);
    if (hold == null) {
      throw new IllegalStateException("hold " + id + " is not open");
    }
    state.remove(HOLDS, id);
    addHeld(state, hold, -hold.amount());
    return hold;
  }

  private static void addHeld(State state, Hold hold, long change) {
    long before = heldFor(state, hold.asset(), hold.room());
    state.put(HELD, hold.asset() + "/" + hold.room(), new Total(Math.addExact(before, change)));
  }

  private static void post(
      Step step,
      String owner,
      Kind kind,
      long available,
      long held,
      String other,
      String reference,
      Hold hold) {
    post(step, owner, hold.asset(), kind, available, held, other, reference, hold.memo());
  }

  /// Changes one balance and says so: the only place that does.
  static void post(
      Step step,
      String owner,
      String asset,
      Kind kind,
      long availableChange,
      long heldChange,
      String counterparty,
      String reference,
      String memo) {
    Balance before = balance(step.state(), owner, asset);
    Balance after =
        new Balance(
            Math.addExact(before.available, availableChange),
            Math.addExact(before.held, heldChange));
    if (after.held < 0 || (after.available < 0 && !owner.equals(ISSUANCE))) {
      throw new IllegalStateException("the balance of " + owner + " would fall below zero");
    }
    step.state().put(BALANCES, owner + "/" + asset, after);
    step.emit(
        new Posted(
            owner,
            asset,
            kind,
            availableChange,
            heldChange,
            after.available,
            after.held,
            counterparty,
            reference,
            memo));
  }
}
