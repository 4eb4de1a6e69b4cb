package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.kernel.Codec;
import tallystick.kernel.Event;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// A book-keeper who was told events and nothing else, and whose balances and holds must be the
/// state's: what views show is what the rules decided, and no money comes from nowhere.
final class Books {
  private static final String RESERVED = "exchange/";

  private final Map<String, Balance> balances = new TreeMap<>();
  private final Map<String, Held> holds = new TreeMap<>();

  /// What is set aside for orders, by the reference of the entries.
  private final Map<String, Held> reserves = new TreeMap<>();

  /// What must be nothing by the end of the entry.
  private final List<String> done = new ArrayList<>();

  private record Balance(long available, long held) {}

  private record Held(String account, long amount) {
    Held plus(Held more) {
      Violation.unless(account.equals(more.account), "one reserve of two: " + this + ", " + more);
      return new Held(account, Math.addExact(amount, more.amount));
    }
  }

  void saw(List<List<Event>> events) {
    for (List<Event> ofEntry : events) {
      ofEntry.forEach(this::saw);
      for (String order : done) {
        Held left = reserves.remove(order);
        Violation.unless(
            left == null || left.amount == 0, order + " is done and still sets aside " + left);
      }
      done.clear();
    }
  }

  private void saw(Event event) {
    switch (event) {
      case Posted e -> post(e);
      case HoldPlaced e -> holds.put(e.hold(), new Held(e.payer() + "/" + e.asset(), e.amount()));
      case HoldCaptured e -> close(e.hold());
      case HoldReleased e -> close(e.hold());
      case OrderDone e -> done.add(RESERVED + e.order());
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
    if (e.heldChange() != 0 && e.reference().startsWith(RESERVED)) {
      Held change = new Held(account, e.heldChange());
      Held now = reserves.merge(e.reference(), change, Held::plus);
      Violation.unless(now.amount >= 0, e.reference() + " sets less than nothing aside");
    }
  }

  private void close(String hold) {
    Violation.unless(holds.remove(hold) != null, "a hold ended that was not open: " + hold);
  }

  /// Compares with what a node knows.
  void audit(State state) {
    Map<String, Long> sums = new TreeMap<>();
    Map<String, Long> held = new TreeMap<>();
    holds.values().forEach(hold -> held.merge(hold.account, hold.amount, Math::addExact));
    reserves.values().forEach(one -> held.merge(one.account, one.amount, Math::addExact));
    balances.forEach((account, balance) -> {
      String asset = account.substring(account.indexOf('/') + 1);
      sums.merge(asset, Math.addExact(balance.available, balance.held), Math::addExact);
      Violation.unless(
          balance.held == held.getOrDefault(account, 0L),
          account
              + " has "
              + balance.held
              + " set aside, its open holds and orders are "
              + held.get(account));
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
