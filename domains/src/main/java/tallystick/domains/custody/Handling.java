package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.CHILDREN;
import static tallystick.domains.custody.Custody.MADE;
import static tallystick.domains.custody.Custody.STOCK;
import static tallystick.domains.custody.Custody.THINGS;
import static tallystick.domains.custody.Custody.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Child;
import tallystick.domains.custody.Custody.Made;
import tallystick.domains.custody.Custody.Reserved;
import tallystick.domains.custody.Custody.Status;
import tallystick.domains.custody.Custody.Stock;
import tallystick.domains.custody.Custody.Thing;
import tallystick.domains.custody.CustodyEvent.ContentsChanged;
import tallystick.domains.custody.CustodyEvent.ContentsRow;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.kernel.Limits;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// What one act does with things and stock. It writes at once and tells at the end, each row once.
/// Its methods refuse with a reason, or do it and return null; what was done before a refusal is
/// taken back with the act.
final class Handling {
  /// How many things are in each other at most.
  static final int MAX_DEPTH = 10;

  private final Step step;
  private final State state;
  private final String by;

  /// Keys of things that changed, with the parents that they had before.
  private final Map<String, String> things = new LinkedHashMap<>();

  /// Rows of stock that changed, with the amounts that there were before.
  private final Map<String, Long> stocks = new LinkedHashMap<>();

  private final Set<String> contents = new LinkedHashSet<>();

  Handling(Step step) {
    this.step = step;
    this.state = step.state();
    this.by = step.by();
  }

  /// What a thing is packed in, in the end; itself if in nothing.
  static String root(State state, String key) {
    String at = key;
    for (int i = 0; i <= MAX_DEPTH; i++) {
      Thing thing = state.get(THINGS, at);
      if (thing == null || thing.parent().isEmpty()) {
        return at;
      }
      at = thing.parent();
    }
    throw new IllegalStateException(key + " is too deep in others");
  }

  private Thing require(String key) {
    return Objects.requireNonNull(state.get(THINGS, key), key);
  }

  private void put(String key, Thing thing) {
    Thing before = state.get(THINGS, key);
    things.putIfAbsent(key, before == null ? "" : before.parent());
    state.put(THINGS, key, thing);
  }

  /// Whether the principal can do something with a thing that is known.
  @Nullable CustodyRefusal mine(String key) {
    if (require(key).status() != Status.ACTIVE) {
      return CustodyRefusal.THING_GONE;
    }
    Thing root = require(root(state, key));
    if (!root.holder().equals(by)) {
      return CustodyRefusal.NOT_HOLDER;
    }
    return root.handOver().isEmpty() ? null : CustodyRefusal.THING_OFFERED;
  }

  /// Makes a thing, or takes in one that is seen for the first time.
  @Nullable CustodyRefusal make(Epc epc, String place) {
    if (state.get(THINGS, epc.key()) != null) {
      return CustodyRefusal.THING_EXISTS;
    }
    if (!Prefixes.mayMake(state, epc, by)) {
      return CustodyRefusal.PREFIX_OF_ANOTHER;
    }
    put(epc.key(), new Thing(epc.classKey(), by, place, "", 0, 0, Status.ACTIVE, ""));
    return null;
  }

  /// Comes upon a thing: takes it in, or sees whether the principal can do something with it.
  @Nullable CustodyRefusal meet(Epc epc, String place) {
    return state.get(THINGS, epc.key()) == null ? make(epc, place) : mine(epc.key());
  }

  /// Moves a thing; what is packed is where its container is.
  void move(String key, String place) {
    Thing thing = require(key);
    if (!place.isEmpty() && thing.parent().isEmpty() && !thing.place().equals(place)) {
      put(key, thing.at(place));
    }
  }

  /// Ends a thing that was met.
  @Nullable CustodyRefusal end(String key, Status status) {
    Thing thing = require(key);
    if (thing.children() > 0) {
      return CustodyRefusal.NOT_EMPTY;
    }
    if (!thing.parent().isEmpty()) {
      unpack(key, "");
      thing = require(key);
    }
    put(key, thing.ended(status));
    return null;
  }

  /// Packs a thing that was met into another that was.
  @Nullable CustodyRefusal pack(String child, String parent) {
    Thing inner = require(child);
    if (inner.parent().equals(parent)) {
      return null;
    }
    if (!inner.parent().isEmpty()) {
      return CustodyRefusal.PACKED;
    }
    if (root(state, parent).equals(child)) {
      return CustodyRefusal.PACKED_IN_ITSELF;
    }
    int levels = inner.levels() + 1;
    for (String at = parent; !at.isEmpty(); levels++) {
      if (levels > MAX_DEPTH) {
        return CustodyRefusal.TOO_DEEP;
      }
      Thing outer = require(at);
      if (outer.levels() < levels) {
        put(at, outer.with(outer.children(), levels));
      }
      at = outer.parent();
    }
    Thing outer = require(parent);
    put(parent, outer.with(outer.children() + 1, outer.levels()));
    put(child, inner.packedIn(parent));
    state.put(CHILDREN, row(parent, child), new Child(0));
    return null;
  }

  /// Takes a thing out of what it is in, to a place, or where that is.
  void unpack(String key, String place) {
    Thing thing = require(key);
    Thing root = require(root(state, key));
    state.remove(CHILDREN, row(thing.parent(), key));
    leave(thing.parent());
    put(key, thing.heldBy(root.holder(), place.isEmpty() ? root.place() : place));
  }

  private void leave(String parent) {
    Thing outer = require(parent);
    int left = outer.children() - 1;
    put(parent, outer.with(left, left == 0 ? 0 : outer.levels()));
  }

  void give(String key, String to, String place) {
    Thing thing = require(key);
    put(key, thing.heldBy(to, place.isEmpty() ? thing.place() : place).offeredIn(""));
  }

  void offer(String key, String handOver) {
    put(key, require(key).offeredIn(handOver));
  }

  /// Packs stock.
  @Nullable CustodyRefusal packStock(String classKey, String place, String parent, long amount) {
    CustodyRefusal refusal = lower(classKey, by, place, amount);
    if (refusal != null) {
      return refusal;
    }
    String key = row(parent, classKey);
    Child before = state.get(CHILDREN, key);
    if (before == null) {
      Thing outer = require(parent);
      put(parent, outer.with(outer.children() + 1, outer.levels()));
    }
    // No more is in there than there is of it, which is a number.
    state.put(CHILDREN, key, new Child(amount + (before == null ? 0 : before.amount())));
    contents.add(key);
    return null;
  }

  /// Takes stock out of what it is in, to a place, or where that is.
  @Nullable CustodyRefusal unpackStock(String classKey, String place, String parent, long amount) {
    String key = row(parent, classKey);
    Child before = state.get(CHILDREN, key);
    if (before == null || before.amount() < amount) {
      return CustodyRefusal.NOT_PACKED;
    }
    String to = place.isEmpty() ? require(root(state, parent)).place() : place;
    if (before.amount() == amount) {
      state.remove(CHILDREN, key);
      leave(parent);
    } else {
      state.put(CHILDREN, key, new Child(before.amount() - amount));
    }
    contents.add(key);
    return raise(classKey, by, to, amount);
  }

  Stock stock(String classKey, String holder, String place) {
    Stock stock = state.get(STOCK, row(classKey, holder, place));
    return stock == null ? new Stock(0, 0) : stock;
  }

  private void put(String key, Stock before, Stock stock) {
    stocks.putIfAbsent(key, before.amount());
    if (stock.amount() == 0) {
      state.remove(STOCK, key);
    } else {
      state.put(STOCK, key, stock);
    }
  }

  /// Puts into stock what came from somewhere in the venue.
  @Nullable CustodyRefusal raise(String classKey, String holder, String place, long amount) {
    Stock before = stock(classKey, holder, place);
    if (before.amount() > Limits.AMOUNT - amount) {
      return CustodyRefusal.TOO_MUCH;
    }
    Stock after = new Stock(before.amount() + amount, before.reserved());
    put(row(classKey, holder, place), before, after);
    return null;
  }

  /// Takes out of stock what goes somewhere in the venue.
  @Nullable CustodyRefusal lower(String classKey, String holder, String place, long amount) {
    Stock before = stock(classKey, holder, place);
    if (before.amount() - before.reserved() < amount) {
      return CustodyRefusal.NOT_ENOUGH;
    }
    Stock after = new Stock(before.amount() - amount, before.reserved());
    put(row(classKey, holder, place), before, after);
    return null;
  }

  /// Brings into the world, or into the venue's sight.
  @Nullable CustodyRefusal bring(String classKey, String place, long amount, long expires) {
    Made made = state.get(MADE, classKey);
    long before = made == null ? 0 : made.made();
    if (before > Limits.AMOUNT - amount) {
      return CustodyRefusal.TOO_MUCH;
    }
    long known = made == null ? 0 : made.expires();
    long gone = made == null ? 0 : made.gone();
    state.put(MADE, classKey, new Made(before + amount, gone, expires == 0 ? known : expires));
    return raise(classKey, by, place, amount);
  }

  /// Takes out of the world.
  @Nullable CustodyRefusal lose(String classKey, String holder, String place, long amount) {
    CustodyRefusal refusal = lower(classKey, holder, place, amount);
    if (refusal == null) {
      Made made = Objects.requireNonNull(state.get(MADE, classKey), classKey);
      state.put(MADE, classKey, new Made(made.made(), made.gone() + amount, made.expires()));
    }
    return refusal;
  }

  /// Sets aside what is there, or no longer.
  void reserve(Reserved what, long change) {
    Stock before = stock(what.classKey(), what.holder(), what.place());
    String key = row(what.classKey(), what.holder(), what.place());
    put(key, before, new Stock(before.amount(), before.reserved() + change));
  }

  /// Tells what changed.
  void close() {
    if (!things.isEmpty()) {
      List<ThingRow> rows = new ArrayList<>(things.size());
      things.forEach((key, was) -> rows.add(ThingRow.of(key, require(key), was)));
      step.emit(new ThingsChanged(rows));
    }
    if (!contents.isEmpty()) {
      List<ContentsRow> rows = new ArrayList<>(contents.size());
      for (String key : contents) {
        Child child = state.get(CHILDREN, key);
        rows.add(ContentsRow.of(key, child == null ? 0 : child.amount()));
      }
      step.emit(new ContentsChanged(rows));
    }
    if (!stocks.isEmpty()) {
      List<StockRow> rows = new ArrayList<>(stocks.size());
      stocks.forEach((key, before) -> rows.add(stockRow(key, before)));
      step.emit(new StockChanged(rows));
    }
  }

  private StockRow stockRow(String key, long before) {
    Stock now = state.get(STOCK, key);
    String classKey = key.substring(0, key.indexOf('|'));
    Made made = state.get(MADE, classKey);
    return StockRow.of(
        key, now == null ? new Stock(0, 0) : now, before, made == null ? 0 : made.expires());
  }
}
