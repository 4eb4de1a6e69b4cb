package tallystick.domains.accounts;

import static tallystick.domains.accounts.Accounts.ASSETS;
import static tallystick.domains.accounts.Accounts.BALANCES;
import static tallystick.domains.accounts.Accounts.HELD;
import static tallystick.domains.accounts.Accounts.HOLDS;
import static tallystick.domains.accounts.Accounts.ISSUANCE;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts.Asset;
import tallystick.domains.accounts.Accounts.Balance;
import tallystick.domains.accounts.Accounts.Total;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of balances and holds.
final class AccountsInvariants {
  private static final int ALL_ROWS = Integer.MAX_VALUE;

  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "issuance is the negative of what was issued", true, AccountsInvariants::issuance),
          new Invariant("postings add up to nothing", false, AccountsInvariants::doubleEntry),
          new Invariant("no balance is negative", false, AccountsInvariants::notNegative),
          new Invariant(
              "held balances are open holds and reserves", false, AccountsInvariants::heldIsHolds));

  private AccountsInvariants() {}

  private static @Nullable String issuance(State state) {
    TreeSet<String> assets = new TreeSet<>(state.touched(ASSETS));
    for (String key : state.touched(BALANCES)) {
      if (key.startsWith(ISSUANCE + "/")) {
        assets.add(assetOf(key));
      }
    }
    for (String asset : assets) {
      Asset row = state.get(ASSETS, asset);
      long issued = row == null ? 0 : row.issued();
      Balance given = Accounts.balance(state, ISSUANCE, asset);
      if (given.available() != -issued || given.held() != 0) {
        return asset + ": issued " + issued + ", stands " + given;
      }
    }
    return null;
  }

  private static @Nullable String doubleEntry(State state) {
    Map<String, Long> sums = new TreeMap<>();
    for (var entry : state.scan(BALANCES, "", "", ALL_ROWS).entrySet()) {
      Balance balance = entry.getValue();
      long all = Math.addExact(balance.available(), balance.held());
      sums.merge(assetOf(entry.getKey()), all, Math::addExact);
    }
    for (var sum : sums.entrySet()) {
      if (sum.getValue() != 0) {
        return sum.getKey() + " adds up to " + sum.getValue();
      }
    }
    return null;
  }

  private static @Nullable String notNegative(State state) {
    for (var entry : state.scan(BALANCES, "", "", ALL_ROWS).entrySet()) {
      Balance balance = entry.getValue();
      boolean issuer = entry.getKey().startsWith(ISSUANCE + "/");
      if (balance.held() < 0 || (balance.available() < 0 && !issuer)) {
        return entry.getKey() + " stands at " + balance;
      }
    }
    return null;
  }

  private static @Nullable String heldIsHolds(State state) {
    Map<String, Long> byAsset = new TreeMap<>();
    for (var entry : Reserve.all(state).entrySet()) {
      if (entry.getValue() < 0) {
        return entry.getKey() + " holds less than its open holds, by " + -entry.getValue();
      }
      byAsset.merge(assetOf(entry.getKey()), entry.getValue(), Math::addExact);
    }
    for (var entry : state.scan(Reserve.SUMS, "", "", ALL_ROWS).entrySet()) {
      String asset = entry.getKey().substring(0, entry.getKey().indexOf('/'));
      byAsset.merge(asset, -entry.getValue().amount(), Math::addExact);
    }
    for (var entry : byAsset.entrySet()) {
      if (entry.getValue() != 0) {
        return entry.getKey() + ": held beyond holds and reserves is " + entry.getValue();
      }
    }
    return holdsOfRooms(state);
  }

  private static @Nullable String holdsOfRooms(State state) {
    Map<String, Long> byRoom = new TreeMap<>();
    for (Hold hold : state.scan(HOLDS, "", "", ALL_ROWS).values()) {
      byRoom.merge(hold.asset() + "/" + hold.room(), hold.amount(), Math::addExact);
    }
    for (Map.Entry<String, Total> entry : state.scan(HELD, "", "", ALL_ROWS).entrySet()) {
      long holds = byRoom.getOrDefault(entry.getKey(), 0L);
      if (entry.getValue().amount() != holds) {
        return entry.getKey() + " counts " + entry.getValue().amount() + ", holds are " + holds;
      }
    }
    return null;
  }

  private static String assetOf(String key) {
    return key.substring(key.indexOf('/') + 1);
  }
}
