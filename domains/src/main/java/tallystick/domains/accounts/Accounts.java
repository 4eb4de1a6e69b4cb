package tallystick.domains.accounts;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// What other rooms may do with balances inside their own step.
public final class Accounts {
  /// The account whose negative balance is what has been issued.
  public static final String ISSUANCE = "issuance";

  private static final int MAX_KINDS = 1_001;

  static final Table<Asset> ASSETS = new Table<>("accounts.asset", Asset.class);
  static final Table<Balance> BALANCES = new Table<>("accounts.balance", Balance.class);
  static final Table<Hold> HOLDS = new Table<>("accounts.hold", Hold.class);

  /// Sum of open holds, by `<asset>/<room>`.
  static final Table<Total> HELD = new Table<>("accounts.held", Total.class);

  /// The room that an asset belongs to; no row if it is anyone's.
  static final Table<Owner> ROOMS = new Table<>("accounts.room", Owner.class);

  private Accounts() {}

  record Owner(String room) {}

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
    return held(state, asset + "/" + room);
  }

  private static long held(State state, String key) {
    Total total = state.get(HELD, key);
    return total == null ? 0 : total.amount;
  }

  /// The assets of which a block has changed what a room's open holds add up to, as [State#touched]
  /// says.
  public static List<String> touchedFor(State state, String room) {
    return assetsOf(state.touched(HELD), room);
  }

  /// The assets of those sums, by `<asset>/<room>`, that are a room's.
  static List<String> assetsOf(Collection<String> sums, String room) {
    List<String> assets = new ArrayList<>();
    for (String key : sums) {
      int slash = key.indexOf('/');
      if (key.substring(slash + 1).equals(room)) {
        assets.add(key.substring(0, slash));
      }
    }
    return assets;
  }

  /// The room whose rules alone move the asset; empty if it is anyone's.
  public static String roomOf(State state, String asset) {
    Owner owner = state.get(ROOMS, asset);
    return owner == null ? "" : owner.room;
  }

  /// How many digits of an amount stand behind the point when people read it.
  public static int decimals(State state, String asset) {
    return known(state, asset).decimals;
  }

  /// How many units of an asset there are.
  public static long supply(State state, String asset) {
    return known(state, asset).issued;
  }

  /// What somebody may spend of an asset.
  public static long available(State state, String owner, String asset) {
    return balance(state, owner, asset).available;
  }

  /// What somebody has of an asset: available and held.
  public static long balanceOf(State state, String owner, String asset) {
    Balance balance = balance(state, owner, asset);
    return balance.available + balance.held;
  }

  /// What somebody has of anything at all, as far as it hinders leaving.
  public enum Estate {
    /// Nothing is left.
    EMPTY,
    /// Something is, at one's own disposal.
    AVAILABLE,
    /// Something is set aside for others.
    HELD
  }

  /// What somebody has. Whoever ever had more than a thousand kinds of assets is taken to have one.
  public static Estate estate(State state, String owner) {
    Map<String, Balance> rows = state.scan(BALANCES, owner + "/", "", MAX_KINDS);
    Estate estate = rows.size() == MAX_KINDS ? Estate.AVAILABLE : Estate.EMPTY;
    for (Balance balance : rows.values()) {
      if (balance.held > 0) {
        return Estate.HELD;
      }
      estate = balance.available > 0 ? Estate.AVAILABLE : estate;
    }
    return estate;
  }

  /// Keeps in mind how an asset is spread at this moment, as the balances [#power] tells for the
  /// height before this block. Called when a vote begins; votes that begin in one block share that
  /// of the first.
  public static void remember(Step step, String asset) {
    Snapshots.take(step.state(), asset, step.height() - 1);
  }

  /// Ends what [#remember] began at that height, when all votes that share it are over.
  ///
  /// @param height as for [#power]
  public static void forget(Step step, String asset, long height) {
    Snapshots.drop(step.state(), asset, height);
  }

  /// What somebody had of an asset, available and held, when a vote began.
  ///
  /// @param height the one before the block in which [#remember] was called
  public static long power(State state, String owner, String asset, long height) {
    return Snapshots.balance(state, owner, asset, height);
  }

  /// Makes an asset known that moves by the rules of a room only; with an empty room, anyone's. The
  /// caller has made sure that the code is free ([#isAsset]).
  public static void define(Step step, String asset, String name, int decimals, String room) {
    step.state().put(ASSETS, asset, new Asset(name, decimals, 0));
    step.emit(new AssetDefined(asset, name, decimals));
    if (!room.isEmpty()) {
      step.state().put(ROOMS, asset, new Owner(room));
      step.emit(new AssetReserved(asset, room));
    }
  }

  /// Makes new units. Refuses with `ISSUE_LIMIT` when there would be more than [Limits#AMOUNT].
  public static Decision issue(
      Step step, String to, String asset, long amount, String reference, String memo) {
    Asset before = known(step.state(), asset);
    // All that exists stays below the limit, so no balance can ever overflow.
    if (amount > Limits.AMOUNT - before.issued) {
      return refuse(Reason.ISSUE_LIMIT);
    }
    step.state()
        .put(ASSETS, asset, new Asset(before.name, before.decimals, before.issued + amount));
    transfer(step, Kind.ISSUE, ISSUANCE, to, asset, amount, reference, memo);
    return ACCEPTED;
  }

  /// Unmakes available units. Refuses with `INSUFFICIENT_BALANCE`.
  public static Decision burn(
      Step step, String from, String asset, long amount, String reference, String memo) {
    if (available(step.state(), from, asset) < amount) {
      return refuse(Reason.INSUFFICIENT_BALANCE);
    }
    Asset before = known(step.state(), asset);
    step.state()
        .put(ASSETS, asset, new Asset(before.name, before.decimals, before.issued - amount));
    transfer(step, Kind.BURN, from, ISSUANCE, asset, amount, reference, memo);
    return ACCEPTED;
  }

  /// Moves available units. Refuses with `INSUFFICIENT_BALANCE`.
  public static Decision move(
      Step step, String from, String to, String asset, long amount, String reference, String memo) {
    if (available(step.state(), from, asset) < amount) {
      return refuse(Reason.INSUFFICIENT_BALANCE);
    }
    transfer(step, Kind.MOVE, from, to, asset, amount, reference, memo);
    return ACCEPTED;
  }

  static void transfer(
      Step step,
      Kind kind,
      String from,
      String to,
      String asset,
      long amount,
      String reference,
      String memo) {
    post(step, from, asset, kind, -amount, 0, to, reference, memo);
    post(step, to, asset, kind, amount, 0, from, reference, memo);
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
    capture(step, id, require(step.state(), id).payee());
  }

  /// Pays an open hold to anybody. The caller has made sure that it is open and may be paid so.
  public static void capture(Step step, String id, String to) {
    Hold hold = close(step.state(), id);
    post(step, hold.payer(), Kind.CAPTURE, 0, -hold.amount(), to, id, hold);
    post(step, to, Kind.CAPTURE, hold.amount(), 0, hold.payer(), id, hold);
    step.emit(new HoldCaptured(id, hold.payer(), to));
  }

  /// Gives an open hold back to its payer. The caller has made sure that it is open and may be.
  public static void release(Step step, String id) {
    Hold hold = close(step.state(), id);
    post(step, hold.payer(), Kind.RELEASE, hold.amount(), -hold.amount(), hold.payee(), id, hold);
    step.emit(new HoldReleased(id, hold.payer(), hold.payee()));
  }

  /// What an open hold still sets aside; 0 if it is not open.
  public static long heldBy(State state, String id) {
    Hold hold = state.get(HOLDS, id);
    return hold == null ? 0 : hold.amount();
  }

  static Balance balance(State state, String owner, String asset) {
    return balance(state, owner + "/" + asset);
  }

  private static Balance balance(State state, String key) {
    Balance balance = state.get(BALANCES, key);
    return balance == null ? Balance.ZERO : balance;
  }

  static @Nullable Hold hold(State state, String id) {
    return state.get(HOLDS, id);
  }

  private static Asset known(State state, String code) {
    Asset asset = state.get(ASSETS, code);
    if (asset == null) {
      throw new IllegalStateException("there is no asset " + code);
    }
    return asset;
  }

  private static Hold require(State state, String id) {
    Hold hold = state.get(HOLDS, id);
    if (hold == null) {
      throw new IllegalStateException("hold " + id + " is not open");
    }
    return hold;
  }

  private static Hold close(State state, String id) {
    Hold hold = require(state, id);
    state.remove(HOLDS, id);
    addHeld(state, hold, -hold.amount());
    return hold;
  }

  private static void addHeld(State state, Hold hold, long change) {
    String key = hold.asset() + "/" + hold.room();
    state.put(HELD, key, new Total(Math.addExact(held(state, key), change)));
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
    String key = owner + "/" + asset;
    Balance before = balance(step.state(), key);
    Balance after =
        new Balance(
            Math.addExact(before.available, availableChange),
            Math.addExact(before.held, heldChange));
    if (after.held < 0 || (after.available < 0 && !owner.equals(ISSUANCE))) {
      throw new IllegalStateException("the balance of " + owner + " would fall below zero");
    }
    if (availableChange + heldChange != 0) {
      Snapshots.changing(step.state(), owner, asset, before);
    }
    step.state().put(BALANCES, key, after);
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
