package tallystick.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldChanged;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Codec;
import tallystick.kernel.Event;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// A book-keeper who was told events and nothing else, and whose balances and holds must be the
/// state's: what views show is what the rules decided, and no money comes from nowhere.
final class Books {
  private final Map<String, Balance> balances = new TreeMap<>();
  private final Map<String, Held> holds = new TreeMap<>();

  private record Balance(long available, long held) {}

  private record Held(String account, long amount) {}

  void saw(List<List<Event>> events) {
    events.forEach(ofEntry -> ofEntry.forEach(this::saw));
  }

  private void saw(Event event) {
    switch (event) {
      case Posted e -> post(e);
      case HoldPlaced e -> holds.put(e.hold(), new Held(e.payer() + "/" + e.asset(), e.amount()));
      case HoldChanged e ->
          Violation.unless(
              holds.computeIfPresent(e.hold(), (id, held) -> new Held(held.account, e.amount()))
                  != null,
              "a hold changed that was not open: " + e.hold());
      case HoldCaptured e -> close(e.hold());
      case HoldReleased e -> close(e.hold());
      default -> {}
    }
  }

  private void post(Posted e) {
    String account = e.owner() + "/" + e.asset();
    Balance before = balances.getOrDefault(account, new Balance(0, 0));
    Balance after =
        new Balance(
            Math.addExact(before.available, e.availableChange()),
            Math.addExact(before.held, e.heldChange()));
    Violation.unless(
        after.available == e.available() && after.held == e.held(),
        account + " comes to " + after + " by its entries, the event says " + e);
    balances.put(account, after);
  }

  private void close(String hold) {
    Violation.unless(holds.remove(hold) != null, "a hold ended that was not open: " + hold);
  }

  /// Compares with what a node knows.
  void audit(State state) {
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Long> held = new TreeMap<>();
    for (Held hold : holds.values()) {
      held.merge(hold.account, hold.amount, Math::addExact);
    }
    balances.forEach((account, balance) -> {
      String asset = account.substring(account.indexOf('/') + 1);
      sums.merge(asset, Math.addExact(balance.available, balance.held), Math::addExact);
      Violation.unless(
          balance.held == held.getOrDefault(account, 0L),
          account + " has " + balance.held + " set aside, its open holds are " + held.get(account));
      Violation.unless(
          balance.available >= 0 || account.startsWith(Accounts.ISSUANCE + "/"),
          account + " is below zero");
    });
    sums.forEach((asset, sum) -> Violation.unless(sum == 0, asset + " adds up to " + sum));
    Map<String, Balance> known = rows(state);
    Violation.unless(
        known.equals(balances), "events give " + balances + ", the state has " + known);
  }

  /// The room keeps its rows to itself; an auditor reads them by name, as from a disk.
  private static Map<String, Balance> rows(State state) {
    Map<String, Balance> rows = new TreeMap<>();
    state
        .scan(new Table<>("accounts.balance", Record.class), "", "", Integer.MAX_VALUE)
        .forEach((key, row) -> rows.put(key, Codec.JSON.convertValue(row, Balance.class)));
    return rows;
  }
}
