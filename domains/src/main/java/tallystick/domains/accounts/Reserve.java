package tallystick.domains.accounts;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.accounts.Accounts.Total;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// What a room sets aside for something that has a row of its own, such as an open order. A [Hold]
/// says in a row and in events what it is for and how much it is; of a reserve the room's own row
/// and events do, and here it is only a part of its owner's held balance and of its room's sum. So
/// an order that comes, trades and goes is not written twice.
///
/// @param room whose rows say how much it is
/// @param owner whose balance it is part of
/// @param reference what it is for, as its postings tell
/// @param memo what they tell besides
public record Reserve(String room, String owner, String asset, String reference, String memo) {
  /// Sum of a room's reserves, by `<asset>/<room>`.
  static final Table<Total> SUMS = new Table<>("accounts.reserved", Total.class);

  /// Sets an amount aside, or some more. Refuses with `INSUFFICIENT_BALANCE`.
  public Decision add(Step step, long amount) {
    if (Accounts.available(step.state(), owner, asset) < amount) {
      return refuse(Reason.INSUFFICIENT_BALANCE);
    }
    count(step.state(), amount);
    post(step, owner, Kind.HOLD, -amount, amount, "");
    return ACCEPTED;
  }

  /// Gives some of it back to its owner. The caller has made sure that there is that much.
  public void release(Step step, long amount) {
    count(step.state(), -amount);
    post(step, owner, Kind.RELEASE, amount, -amount, "");
  }

  /// Pays some of it to somebody. The caller has made sure that there is that much.
  public void pay(Step step, String to, long amount) {
    pay(step, to, amount, "", 0, 0);
  }

  /// Pays some of it to one, a fee of it to another, and gives some of it back, in one go. The
  /// caller has made sure that there is that much.
  public void pay(Step step, String to, long amount, String feeTo, long fee, long back) {
    long paid = amount + fee;
    count(step.state(), -paid - back);
    post(step, owner, Kind.CAPTURE, back, -paid - back, to);
    if (amount > 0) {
      post(step, to, Kind.CAPTURE, amount, 0, owner);
    }
    if (fee > 0) {
      post(step, feeTo, Kind.FEE, fee, 0, owner);
    }
  }

  /// What a room's reserves of an asset add up to.
  public static long sum(State state, String asset, String room) {
    return sum(state, key(asset, room));
  }

  /// The assets of which a block has changed a room's sum, as [State#touched] says.
  public static List<String> touched(State state, String room) {
    return Accounts.assetsOf(state.touched(SUMS), room);
  }

  /// By how much a block has changed a room's sum of an asset, as [State#before] says.
  public static long change(State state, String asset, String room) {
    Total before = state.before(SUMS, key(asset, room));
    return sum(state, asset, room) - (before == null ? 0 : before.amount());
  }

  /// What is held beyond open holds, by `<owner>/<asset>`, where it is something. Reads all rows.
  public static Map<String, Long> all(State state) {
    Map<String, Long> all = new TreeMap<>();
    state
        .scan(Accounts.BALANCES, "", "", Integer.MAX_VALUE)
        .forEach((key, balance) -> all.put(key, balance.held()));
    for (Hold hold : state.scan(Accounts.HOLDS, "", "", Integer.MAX_VALUE).values()) {
      all.merge(hold.payer() + "/" + hold.asset(), -hold.amount(), Math::addExact);
    }
    all.values().removeIf(amount -> amount == 0);
    return all;
  }

  private void count(State state, long change) {
    String key = key(asset, room);
    state.put(SUMS, key, new Total(Math.addExact(sum(state, key), change)));
  }

  private void post(
      Step step, String whose, Kind kind, long available, long held, String counterparty) {
    Accounts.post(step, whose, asset, kind, available, held, counterparty, reference, memo);
  }

  private static String key(String asset, String room) {
    return asset + "/" + room;
  }

  private static long sum(State state, String key) {
    Total total = state.get(SUMS, key);
    return total == null ? 0 : total.amount();
  }
}
