package tallystick.domains.credits;

import static tallystick.domains.credits.Ranges.FREE;
import static tallystick.domains.credits.Ranges.ROWS;
import static tallystick.domains.credits.Registry.BASKETS;
import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CHALLENGES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.domains.credits.Registry.RETIREMENTS;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.Balances.Sums;
import tallystick.domains.credits.Counts.Count;
import tallystick.domains.credits.Ranges.Row;
import tallystick.domains.credits.Registry.Closing;
import tallystick.domains.credits.Registry.Retirement;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of units. After every block, running sums are compared that different code
/// keeps: what serial numbers say, and what balances, baskets and retirements say. That each sum is
/// the sum of its parts, the others find.
final class CreditsInvariants {
  private static final int ALL_ROWS = Integer.MAX_VALUE;

  static final List<Invariant> ALL =
      List.of(
          new Invariant("units that move are in balances", true, CreditsInvariants::inBalances),
          new Invariant("units in baskets stand behind theirs", true, CreditsInvariants::pooled),
          new Invariant("reserved units are to be retired", true, CreditsInvariants::reserved),
          new Invariant("no serial number is in two rows", false, CreditsInvariants::disjoint),
          new Invariant("every batch is there to the last unit", false, CreditsInvariants::whole),
          new Invariant("units are counted", false, CreditsInvariants::counted),
          new Invariant("owners have what they hold", false, CreditsInvariants::owned),
          new Invariant("free rows are found", false, CreditsInvariants::indexed),
          new Invariant("baskets are covered", false, CreditsInvariants::covered),
          new Invariant("open retirements hold", false, CreditsInvariants::retiring),
          new Invariant("open challenges hold their bonds", false, CreditsInvariants::bonds));

  private CreditsInvariants() {}

  private static @Nullable String inBalances(State state) {
    Count all = Counts.total(state);
    Sums sums = Balances.sums(state);
    return differ("units", all.active() + all.reserved(), "balances", sums.classes());
  }

  private static @Nullable String pooled(State state) {
    long pooled = Counts.total(state).pooled();
    return differ("pooled units", pooled, "baskets", Balances.sums(state).baskets());
  }

  private static @Nullable String reserved(State state) {
    long reserved = Counts.total(state).reserved();
    return differ("reserved units", reserved, "retirements", Balances.sums(state).retiring());
  }

  private static @Nullable String differ(String one, long amount, String other, long found) {
    return amount == found ? null : one + " come to " + amount + ", " + other + " to " + found;
  }

  private static Map<String, Row> rows(State state) {
    return state.scan(ROWS, "", "", ALL_ROWS);
  }

  private static @Nullable String disjoint(State state) {
    String space = "";
    long end = 0;
    Row before = null;
    for (var entry : rows(state).entrySet()) {
      String key = entry.getKey();
      Row row = entry.getValue();
      boolean same = Ranges.spaceOf(key).equals(space);
      if (row.first() > Ranges.lastOf(key) || (same && row.first() <= end)) {
        return key + " begins at " + row.first() + ", the row before it ends at " + end;
      }
      if (same && before != null && row.first() == end + 1 && row.isLike(before)) {
        return key + " should be one row with that before it";
      }
      space = Ranges.spaceOf(key);
      end = Ranges.lastOf(key);
      before = row;
    }
    return null;
  }

  private static @Nullable String whole(State state) {
    Map<String, Long> found = new TreeMap<>();
    for (var entry : rows(state).entrySet()) {
      Row row = entry.getValue();
      long last = Ranges.lastOf(entry.getKey());
      var batch = Registry.require(state, BATCHES, row.batch());
      if (row.first() < batch.first()
          || last > batch.last()
          || !batch.asset().equals(row.asset())) {
        return entry.getKey() + " is not of batch " + row.batch();
      }
      found.merge(row.batch(), last - row.first() + 1, Math::addExact);
    }
    for (var entry : state.scan(BATCHES, "", "", ALL_ROWS).entrySet()) {
      long quantity = entry.getValue().last() - entry.getValue().first() + 1;
      long there = found.getOrDefault(entry.getKey(), 0L);
      if (there != quantity) {
        return "batch " + entry.getKey() + " has " + there + " units of " + quantity;
      }
    }
    return null;
  }

  private static @Nullable String counted(State state) {
    Map<String, Count> found = new TreeMap<>();
    for (var entry : rows(state).entrySet()) {
      Row row = entry.getValue();
      long quantity = Ranges.lastOf(entry.getKey()) - row.first() + 1;
      found.merge(row.batch(), Count.of(row.status(), quantity), Count::plus);
    }
    Count all = Count.ZERO;
    for (var entry : state.scan(Counts.BATCHES, "", "", ALL_ROWS).entrySet()) {
      if (!entry.getValue().equals(found.get(entry.getKey()))) {
        return entry.getKey()
            + " counts "
            + entry.getValue()
            + ", found "
            + found.get(entry.getKey());
      }
      all = all.plus(entry.getValue());
    }
    return all.equals(Counts.total(state)) ? null : "all count " + Counts.total(state);
  }

  private static @Nullable String owned(State state) {
    Map<String, Long> held = new TreeMap<>();
    Map<String, Long> supply = new TreeMap<>();
    for (var entry : rows(state).entrySet()) {
      Row row = entry.getValue();
      if (row.status() == UnitStatus.ACTIVE || row.status() == UnitStatus.RESERVED) {
        long quantity = Ranges.lastOf(entry.getKey()) - row.first() + 1;
        held.merge(row.owner() + "/" + row.asset(), quantity, Math::addExact);
        supply.merge(row.asset(), quantity, Math::addExact);
      }
    }
    for (var entry : held.entrySet()) {
      String[] parts = entry.getKey().split("/", 2);
      long balance = Accounts.balanceOf(state, parts[0], parts[1]);
      if (balance != entry.getValue()) {
        return entry.getKey() + " owns " + entry.getValue() + ", its balance is " + balance;
      }
    }
    for (String asset : state.scan(CLASSES, "", "", ALL_ROWS).keySet()) {
      long issued = Accounts.supply(state, asset);
      long found = supply.getOrDefault(asset, 0L);
      if (issued != found) {
        return asset + " has balances of " + issued + ", serial numbers for " + found;
      }
    }
    return null;
  }

  private static @Nullable String indexed(State state) {
    TreeSet<String> expected = new TreeSet<>();
    for (var entry : rows(state).entrySet()) {
      String account = entry.getValue().account();
      if (account != null) {
        expected.add(account + "/" + entry.getKey() + " " + entry.getValue().batch());
      }
    }
    TreeSet<String> found = new TreeSet<>();
    state.scan(FREE, "", "", ALL_ROWS).forEach((key, free) -> found.add(key + " " + free.batch()));
    if (found.equals(expected)) {
      return null;
    }
    TreeSet<String> extra = new TreeSet<>(found);
    extra.removeAll(expected);
    expected.removeAll(found);
    return "missing " + expected + ", too many " + extra;
  }

  private static @Nullable String covered(State state) {
    Map<String, Long> behind = new TreeMap<>();
    for (var entry : rows(state).entrySet()) {
      Row row = entry.getValue();
      if (row.status() == UnitStatus.POOLED) {
        long quantity = Ranges.lastOf(entry.getKey()) - row.first() + 1;
        behind.merge(row.owner(), quantity, Math::addExact);
      }
    }
    for (var entry : state.scan(BASKETS, "", "", ALL_ROWS).entrySet()) {
      long found = behind.getOrDefault(entry.getKey(), 0L);
      long issued = Accounts.supply(state, entry.getKey());
      if (found != entry.getValue().pooled() || found != issued) {
        return entry.getKey() + " has " + issued + " units on " + found + " in it";
      }
    }
    return null;
  }

  private static @Nullable String retiring(State state) {
    Map<String, Long> owed = new TreeMap<>();
    for (Retirement retirement : state.scan(RETIREMENTS, "", "", ALL_ROWS).values()) {
      if (retirement.closing() == Closing.OPEN) {
        owed.merge(retirement.asset(), retirement.quantity(), Math::addExact);
      }
    }
    for (String asset : state.scan(CLASSES, "", "", ALL_ROWS).keySet()) {
      long held = Accounts.heldFor(state, asset, Credits.ROOM);
      if (held != owed.getOrDefault(asset, 0L)) {
        return asset + ": retirements come to " + owed.get(asset) + ", holds to " + held;
      }
    }
    return null;
  }

  private static @Nullable String bonds(State state) {
    for (var entry : state.scan(CHALLENGES, "", "", ALL_ROWS).entrySet()) {
      long owed = entry.getValue().open() ? entry.getValue().bond() : 0;
      long held = Accounts.heldBy(state, entry.getKey());
      if (held != owed) {
        return entry.getKey() + ": the bond is " + owed + ", its hold is " + held;
      }
    }
    return null;
  }
}
