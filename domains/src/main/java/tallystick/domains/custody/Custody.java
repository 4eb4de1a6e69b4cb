package tallystick.domains.custody;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyEvent.Ending;
import tallystick.domains.custody.CustodyEvent.StockReleased;
import tallystick.domains.custody.CustodyEvent.StockReserved;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// The room's tables, and what other rooms may know of things and do with stock within a step.
public final class Custody {
  /// By GS1 company prefix.
  static final Table<Prefix> PREFIXES = new Table<>("custody.prefix", Prefix.class);

  /// By `<prefix>/<principal>`.
  static final Table<Claim> CLAIMS = new Table<>("custody.claim", Claim.class);

  /// Products by key; also such as nobody described, once they are counted.
  static final Table<Product> PRODUCTS = new Table<>("custody.product", Product.class);

  /// What one unit of a product weighs, by its key.
  static final Table<Mass> MASSES = new Table<>("custody.mass", Mass.class);

  static final Table<Place> PLACES = new Table<>("custody.place", Place.class);

  /// Where places are in the place around them, by [#row] of its key and theirs.
  static final Table<Box> BOXES = new Table<>("custody.box", Box.class);

  /// By key.
  static final Table<Thing> THINGS = new Table<>("custody.thing", Thing.class);

  /// What is packed in what, by [#row] of the keys of parent and child.
  static final Table<Child> CHILDREN = new Table<>("custody.child", Child.class);

  /// By [#row] of class, holder and place.
  static final Table<Stock> STOCK = new Table<>("custody.stock", Stock.class);

  /// By class.
  static final Table<Made> MADE = new Table<>("custody.made", Made.class);

  /// By event id.
  static final Table<Recorded> EVENTS = new Table<>("custody.event", Recorded.class);

  static final Table<HandOver> HAND_OVERS = new Table<>("custody.handover", HandOver.class);

  /// By the id of what they are for; of a hand-over's lines by `<id>.<number>`.
  static final Table<Reserved> RESERVED = new Table<>("custody.reserved", Reserved.class);

  private Custody() {}

  record Prefix(String holder) {}

  record Claim(long time) {}

  /// @param owner who described it; empty if nobody did
  record Product(String owner, String unit, int decimals) {}

  record Mass(long milligrams) {}

  /// @param latitude in millionths of a degree; both 0 if nobody said where
  record Place(String owner, String partOf, long latitude, long longitude) {}

  /// What became of a thing.
  enum Status {
    ACTIVE,
    /// It went into something else.
    CONSUMED,
    /// It was taken out of the world.
    GONE
  }

  /// A thing.
  ///
  /// @param holder empty while it is packed: then whoever holds what it is packed in does
  /// @param place empty while it is packed, and if nobody said
  /// @param parent what it is packed in; empty if in nothing
  /// @param children rows of [#CHILDREN] under it
  /// @param levels at least how deep things are packed in it
  /// @param handOver the open hand-over that offers it; empty for none
  record Thing(
      String classKey,
      String holder,
      String place,
      String parent,
      int children,
      int levels,
      Status status,
      String handOver) {

    Thing at(String newPlace) {
      return new Thing(classKey, holder, newPlace, parent, children, levels, status, handOver);
    }

    Thing heldBy(String newHolder, String newPlace) {
      return new Thing(classKey, newHolder, newPlace, "", children, levels, status, handOver);
    }

    Thing packedIn(String newParent) {
      return new Thing(classKey, "", "", newParent, children, levels, status, handOver);
    }

    Thing with(int newChildren, int newLevels) {
      return new Thing(classKey, holder, place, parent, newChildren, newLevels, status, handOver);
    }

    Thing offeredIn(String newHandOver) {
      return new Thing(classKey, holder, place, parent, children, levels, status, newHandOver);
    }

    Thing ended(Status newStatus) {
      return new Thing(classKey, holder, place, parent, children, levels, newStatus, handOver);
    }
  }

  /// @param amount of a class; 0 for a thing
  record Child(long amount) {}

  /// @param amount all there is, the reserved part included
  record Stock(long amount, long reserved) {}

  /// @param expires of what was made last, milliseconds since 1970; 0 if not said
  record Made(long made, long gone, long expires) {}

  record Recorded(String by, EpcisEvent.Kind kind, boolean error) {}

  record Line(String classKey, String place, long amount) {}

  /// @param items keys of things
  /// @param room whose rules offered it, then it is taken as a whole; empty if its giver did
  record HandOver(
      String from,
      String to,
      String place,
      long deadline,
      List<String> items,
      List<Line> lines,
      boolean open,
      String room) {
    HandOver closed() {
      return new HandOver(from, to, place, deadline, List.of(), List.of(), false, room);
    }
  }

  /// @param room whose rules reserved it; empty if its holder did
  record Reserved(String classKey, String holder, String place, long amount, String room) {}

  /// A key of several, none of which has the sign between them.
  static String row(String... keys) {
    return String.join("|", keys);
  }

  /// Who holds a thing, itself or what it is packed in; empty if nobody does.
  public static String holder(State state, String thing) {
    String root = Handling.root(state, thing);
    Thing row = state.get(THINGS, root);
    return row == null || row.status() != Status.ACTIVE ? "" : row.holder();
  }

  /// What is in a thing: a thing of its own, or some of a class.
  ///
  /// @param amount in smallest parts of the class's unit; 0 of a thing
  public record Part(String key, long amount) {}

  /// What is packed in a thing, itself and not in what is packed there.
  public static List<Part> contents(State state, String thing, int limit) {
    String prefix = thing + "|";
    return state.scan(CHILDREN, prefix, "", limit).entrySet().stream()
        .map(row -> new Part(row.getKey().substring(prefix.length()), row.getValue().amount()))
        .toList();
  }

  /// What a class or thing is of; empty if that is not said.
  public static String productOf(State state, String key) {
    Thing thing = state.get(THINGS, key);
    return Epc.product(thing == null ? key : thing.classKey());
  }

  /// Who described a product; empty if nobody did.
  public static String describer(State state, String product) {
    Product row = state.get(PRODUCTS, product);
    return row == null ? "" : row.owner();
  }

  /// What some of a class weighs, or a thing of it, in millionths of a milligram; 0 if nobody said
  /// what its product weighs.
  ///
  /// @param amount in smallest parts of the class's unit; 0 of a thing
  public static BigInteger mass(State state, String key, long amount) {
    String product = productOf(state, key);
    Mass mass = product.isEmpty() ? null : state.get(MASSES, product);
    if (mass == null) {
      return BigInteger.ZERO;
    }
    long parts = amount == 0 ? 1 : perPiece(state, product);
    return BigInteger.valueOf(mass.milligrams())
        .multiply(BigInteger.valueOf(Math.max(1, amount)))
        .multiply(BigInteger.TEN.pow(Amounts.DECIMALS))
        .divide(BigInteger.valueOf(parts));
  }

  /// How much of a class somebody has at a place, in smallest parts of its unit.
  public static long stock(State state, String classKey, String holder, String place) {
    Stock stock = state.get(STOCK, row(classKey, holder, place));
    return stock == null ? 0 : stock.amount();
  }

  /// A quantity of a class in smallest parts of its unit; below 1 if it cannot be counted so.
  public static long amount(State state, String classKey, String quantity) {
    Product product = state.get(PRODUCTS, Epc.product(classKey));
    return product == null ? 0 : Amounts.of(quantity, product.decimals());
  }

  /// Requires a quantity larger than zero.
  public static void requireQuantity(String quantity, String field) {
    Amounts.requirePositive(quantity, field);
  }

  /// In millionths of a degree, north and east are positive.
  public record Position(long latitude, long longitude) {}

  /// Where a place is, or what it is in; null if nobody said.
  public static @Nullable Position position(State state, String place) {
    String at = place;
    for (int i = 0; i <= Handling.MAX_DEPTH && !at.isEmpty(); i++) {
      Place row = state.get(PLACES, at);
      if (row == null) {
        return null;
      }
      if (row.latitude() != 0 || row.longitude() != 0) {
        return new Position(row.latitude(), row.longitude());
      }
      at = row.partOf();
    }
    return null;
  }

  /// Requires a class and a place that may be empty, as the fields `epcClass` and `place`.
  public static void requireStock(String epcClass, String place) {
    Shapes.requireStock(epcClass, place, "");
  }

  /// The key of a class, however it is written.
  public static String classKey(String epcClass) {
    return Epc.of(epcClass).key();
  }

  /// The key of a place, however it is written; empty for none.
  public static String placeKey(String place) {
    return Epc.placeKey(place);
  }

  /// How many pieces of a class somebody has at a place that are not reserved: whole units.
  public static long pieces(State state, String classKey, String holder, String place) {
    Stock stock = state.get(STOCK, row(classKey, holder, place));
    return stock == null ? 0 : (stock.amount() - stock.reserved()) / perPiece(state, classKey);
  }

  private static long perPiece(State state, String classKey) {
    Product product = state.get(PRODUCTS, Epc.product(classKey));
    long parts = 1;
    for (int i = product == null ? 0 : product.decimals(); i > 0; i--) {
      parts *= 10;
    }
    return parts;
  }

  /// Sets pieces of somebody's stock aside for what another room does. Refuses with
  /// [CustodyRefusal#NOT_ENOUGH].
  ///
  /// @param id of what it is for, such as an order
  public static Decision reserve(
      Step step,
      String id,
      String classKey,
      String holder,
      String place,
      long pieces,
      String room) {
    if (pieces > pieces(step.state(), classKey, holder, place)) {
      return refuse(CustodyRefusal.NOT_ENOUGH);
    }
    long amount = Math.multiplyExact(pieces, perPiece(step.state(), classKey));
    Handling handling = new Handling(step);
    reserve(handling, step, id, new Reserved(classKey, holder, place, amount, room), "");
    handling.close();
    return ACCEPTED;
  }

  /// Sets aside what is there.
  static void reserve(Handling handling, Step step, String id, Reserved reserved, String note) {
    step.state().put(RESERVED, id, reserved);
    handling.reserve(reserved, reserved.amount());
    step.emit(
        new StockReserved(
            id,
            reserved.classKey(),
            reserved.holder(),
            reserved.place(),
            reserved.amount(),
            reserved.room(),
            note));
  }

  /// Whether something is set aside under an id.
  public static boolean isReserved(State state, String id) {
    return state.get(RESERVED, id) != null;
  }

  /// Whether a hand-over under an id waits for its answer.
  public static boolean isOffered(State state, String id) {
    HandOver handOver = state.get(HAND_OVERS, id);
    return handOver != null && handOver.open();
  }

  /// Ends a reservation: the stock is its holder's to do with again.
  public static void release(Step step, String id) {
    Handling handling = new Handling(step);
    end(handling, step, id, false);
    handling.close();
  }

  /// Ends a reservation by taking what was reserved out of stock: it was sold.
  public static void take(Step step, String id) {
    Handling handling = new Handling(step);
    Reserved reserved = end(handling, step, id, true);
    handling.lose(reserved.classKey(), reserved.holder(), reserved.place(), reserved.amount());
    handling.close();
  }

  /// Offers what is reserved to somebody, as a hand-over under the id of the reservation.
  public static void offer(Step step, String id, String to, long deadline, String note) {
    HandOverRules.offerReserved(step, id, to, deadline, note);
  }

  /// Takes the whole of what was offered, for who acts. Refuses as the action does.
  public static Decision accept(Step step, String id) {
    return HandOverRules.accept(new AcceptHandOver(id, List.of(), List.of(), ""), step);
  }

  /// Ends an open hand-over: what was offered stays with the giver.
  public static void close(Step step, String id, Ending ending, String reason) {
    HandOver handOver = Objects.requireNonNull(step.state().get(HAND_OVERS, id), id);
    HandOverRules.close(id, handOver, ending, reason, "", step);
  }

  static Reserved end(Handling handling, Step step, String id, boolean taken) {
    Reserved reserved = Objects.requireNonNull(step.state().get(RESERVED, id), id);
    step.state().remove(RESERVED, id);
    handling.reserve(reserved, -reserved.amount());
    step.emit(
        new StockReleased(
            id,
            reserved.classKey(),
            reserved.holder(),
            reserved.place(),
            reserved.amount(),
            taken));
    return reserved;
  }
}
