package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.CHILDREN;
import static tallystick.domains.custody.Custody.HAND_OVERS;
import static tallystick.domains.custody.Custody.MADE;
import static tallystick.domains.custody.Custody.RESERVED;
import static tallystick.domains.custody.Custody.STOCK;
import static tallystick.domains.custody.Custody.THINGS;
import static tallystick.domains.custody.Custody.row;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Child;
import tallystick.domains.custody.Custody.HandOver;
import tallystick.domains.custody.Custody.Made;
import tallystick.domains.custody.Custody.Reserved;
import tallystick.domains.custody.Custody.Status;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// What always holds of things and stock. What is a sum is compared by how far a block moved both
/// sides, and in a state that is no block's, as a whole.
final class CustodyInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("a thing has one holder or one container", true, CustodyInvariants::held),
          new Invariant("what is made and not gone is there", true, CustodyInvariants::there),
          new Invariant("reservations are of stock", true, CustodyInvariants::covered),
          new Invariant("reserved stock is reserved", true, CustodyInvariants::reserved),
          new Invariant("what is offered is bound", true, CustodyInvariants::bound),
          new Invariant("contents are counted", false, CustodyInvariants::counted),
          new Invariant(
              "places are inside of the place around them", true, LayoutInvariants::inside),
          new Invariant("places beside each other share no space", true, LayoutInvariants::apart));

  private CustodyInvariants() {}

  private static @Nullable String held(State state) {
    for (String key : state.touched(THINGS)) {
      Thing thing = state.get(THINGS, key);
      if (thing == null) {
        return key + " was forgotten";
      }
      if (thing.parent().isEmpty()) {
        if (!Identity.exists(state, thing.holder())) {
          return key + " is held by nobody";
        }
      } else {
        Thing parent = state.get(THINGS, thing.parent());
        boolean packed = state.get(CHILDREN, row(thing.parent(), key)) != null;
        if (parent == null || parent.status() != Status.ACTIVE || !packed) {
          return key + " is packed in nothing";
        }
        if (!thing.holder().isEmpty() || !thing.handOver().isEmpty()) {
          return key + " is packed, and held or offered besides";
        }
      }
    }
    return null;
  }

  /// By how much the sums of a table moved, by what a row counts for.
  private static <V extends Record> void sum(
      State state, Table<V> table, Counts<V> counts, Map<String, Long> sums, int sign) {
    for (String key : state.touched(table)) {
      V before = state.before(table, key);
      V after = state.get(table, key);
      if (before != null) {
        sums.merge(counts.under(key, before), -sign * counts.amount(before), Math::addExact);
      }
      if (after != null) {
        sums.merge(counts.under(key, after), sign * counts.amount(after), Math::addExact);
      }
    }
  }

  private interface Counts<V> {
    String under(String key, V row);

    long amount(V row);
  }

  private record ByMade() implements Counts<Made> {
    @Override
    public String under(String key, Made row) {
      return key;
    }

    @Override
    public long amount(Made row) {
      return row.made() - row.gone();
    }
  }

  private record ByStock() implements Counts<Stock> {
    @Override
    public String under(String key, Stock row) {
      return key.substring(0, key.indexOf('|'));
    }

    @Override
    public long amount(Stock row) {
      return row.amount();
    }
  }

  private record ByChild() implements Counts<Child> {
    @Override
    public String under(String key, Child row) {
      return row.amount() == 0 ? "" : key.substring(key.indexOf('|') + 1);
    }

    @Override
    public long amount(Child row) {
      return row.amount();
    }
  }

  private record ByRow() implements Counts<Stock> {
    @Override
    public String under(String key, Stock row) {
      return key;
    }

    @Override
    public long amount(Stock row) {
      return row.reserved();
    }
  }

  private record ByReserved() implements Counts<Reserved> {
    @Override
    public String under(String key, Reserved row) {
      return row(row.classKey(), row.holder(), row.place());
    }

    @Override
    public long amount(Reserved row) {
      return row.amount();
    }
  }

  private static @Nullable String there(State state) {
    Map<String, Long> sums = new TreeMap<>();
    sum(state, MADE, new ByMade(), sums, 1);
    sum(state, STOCK, new ByStock(), sums, -1);
    sum(state, CHILDREN, new ByChild(), sums, -1);
    return differing(sums, " is there otherwise than it was made, by ");
  }

  private static @Nullable String reserved(State state) {
    Map<String, Long> sums = new TreeMap<>();
    sum(state, RESERVED, new ByReserved(), sums, 1);
    sum(state, STOCK, new ByRow(), sums, -1);
    return differing(sums, " is reserved otherwise than for somebody, by ");
  }

  private static @Nullable String differing(Map<String, Long> sums, String how) {
    for (Map.Entry<String, Long> sum : sums.entrySet()) {
      if (sum.getValue() != 0) {
        return sum.getKey() + how + sum.getValue();
      }
    }
    return null;
  }

  private static @Nullable String covered(State state) {
    for (String key : state.touched(STOCK)) {
      Stock stock = state.get(STOCK, key);
      if (stock != null
          && (stock.amount() <= 0 || stock.reserved() < 0 || stock.reserved() > stock.amount())) {
        return key + " has " + stock.amount() + ", of which " + stock.reserved() + " reserved";
      }
    }
    return null;
  }

  private static @Nullable String bound(State state) {
    for (String id : state.touched(HAND_OVERS)) {
      HandOver handOver = state.get(HAND_OVERS, id);
      if (handOver != null && handOver.open()) {
        for (String item : handOver.items()) {
          Thing thing = state.get(THINGS, item);
          if (thing == null
              || !thing.handOver().equals(id)
              || !thing.holder().equals(handOver.from())) {
            return item + " is offered in " + id + " and is not bound";
          }
        }
      }
    }
    for (String key : state.touched(THINGS)) {
      Thing thing = state.get(THINGS, key);
      if (thing != null && !thing.handOver().isEmpty()) {
        HandOver handOver = state.get(HAND_OVERS, thing.handOver());
        if (handOver == null || !handOver.items().contains(key)) {
          return key + " is bound by no hand-over";
        }
      }
    }
    return null;
  }

  private static @Nullable String counted(State state) {
    Map<String, Integer> children = new TreeMap<>();
    for (var child : state.scan(CHILDREN, "", "", Integer.MAX_VALUE).entrySet()) {
      int bar = child.getKey().indexOf('|');
      String parent = child.getKey().substring(0, bar);
      Thing thing = state.get(THINGS, child.getKey().substring(bar + 1));
      boolean named = child.getValue().amount() == 0;
      if (named && (thing == null || !thing.parent().equals(parent))) {
        return child.getKey() + " is not packed so";
      }
      children.merge(parent, 1, Integer::sum);
    }
    for (var thing : state.scan(THINGS, "", "", Integer.MAX_VALUE).entrySet()) {
      int found = children.getOrDefault(thing.getKey(), 0);
      if (found != thing.getValue().children()) {
        return thing.getKey()
            + " counts "
            + thing.getValue().children()
            + " children, found "
            + found;
      }
    }
    return null;
  }
}
