package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.PrefixConfirmed;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.custody.EpcisEvent.Reference;
import tallystick.kernel.Dice;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;

/// Random events of the made-up supply chain of [CustodyWorkload].
final class EpcisWorkload {
  private static final long FIRST_PREFIX = 9_520_000;
  private static final String SENSORS =
      """
      {"sensorElementList":[{"sensorReport":[{"type":"Temperature","value":4.5,"uom":"CEL"}]}]}\
      """;

  private final Map<String, ThingRow> things;
  private final Map<String, StockRow> stock;
  private final Map<String, EventRecorded> recorded = new TreeMap<>();
  private final Map<String, String> owners = new TreeMap<>();

  EpcisWorkload(Map<String, ThingRow> things, Map<String, StockRow> stock) {
    this.things = things;
    this.stock = stock;
  }

  /// The company prefix of a member.
  static String prefix(int number) {
    return Long.toString(FIRST_PREFIX + number);
  }

  static String gtin(int number, int product) {
    return Gs1.withCheckDigit("0" + prefix(number) + "0000" + product);
  }

  static String site(int number) {
    return "414/" + Gs1.withCheckDigit(prefix(number) + "00001");
  }

  static boolean isFree(ThingRow thing, String who) {
    return thing.status().equals("ACTIVE")
        && thing.parent().isEmpty()
        && thing.holder().equals(who)
        && thing.handOver().isEmpty();
  }

  void saw(CustodyEvent event) {
    if (event instanceof EventRecorded e && !e.event().isErroneous()) {
      recorded.put(e.event().eventID(), e);
    } else if (event instanceof ErrorDeclared e) {
      recorded.remove(e.eventID());
    } else if (event instanceof PrefixConfirmed e) {
      owners.put(e.prefix(), e.holder());
    }
  }

  @Nullable Intent next(Dice dice, Cast cast, String who, int number, long time) {
    Draft draft = new Draft(dice, time - dice.below(600_000), number);
    return switch (dice.below(16)) {
      case 0, 1, 2, 3 -> makes(draft, cast, who);
      case 4, 5 -> moves(draft, who);
      case 6, 7, 8 -> packs(draft, who);
      case 9 -> unpacks(draft, who);
      case 10, 11 -> transforms(draft, who);
      case 12 -> trades(draft, who);
      case 13 -> associates(draft, who);
      case 14 -> declares(dice, who, time);
      default -> ends(draft, who);
    };
  }

  private Intent makes(Draft draft, Cast cast, String who) {
    int other = draft.dice.below(cast.members().size());
    String owner = owners.getOrDefault(prefix(other), who);
    boolean thief = draft.dice.chance(6) && !owner.equals(who);
    int maker = thief ? other : draft.number;
    for (int i = (int) draft.dice.between(1, 4); i > 0; i--) {
      draft.epcs.add(draft.item(maker));
    }
    draft.quantities.add(draft.lot(maker, draft.dice.between(10, 60)));
    boolean early = draft.dice.chance(4);
    if (early) {
      draft.time += 1_300_000;
    }
    return intent(who, draft.event(Kind.OBJECT, Deed.ADD, "commissioning"), !thief && !early);
  }

  private static Intent intent(String who, EpcisEvent event, boolean legal) {
    return new Intent(who, new RecordEvent(event), legal);
  }

  private List<ThingRow> free(String who) {
    return things.values().stream().filter(thing -> isFree(thing, who)).toList();
  }

  private @Nullable Intent moves(Draft draft, String who) {
    boolean thief = draft.dice.chance(10);
    List<ThingRow> some =
        thief
            ? things.values().stream()
                .filter(thing -> thing.parent().isEmpty() && !thing.holder().equals(who))
                .toList()
            : free(who);
    if (some.isEmpty()) {
      return null;
    }
    draft.epcs.add(draft.dice.pick(some).thing());
    draft.place = draft.shelf();
    draft.more = SENSORS;
    return intent(who, draft.event(Kind.OBJECT, Deed.OBSERVE, "storing"), !thief);
  }

  private @Nullable Intent packs(Draft draft, String who) {
    List<ThingRow> free = free(who);
    if (free.size() < 2) {
      return null;
    }
    List<String> boxes =
        free.stream().map(ThingRow::thing).filter(key -> key.startsWith("00/")).toList();
    draft.parent = boxes.isEmpty() || draft.dice.chance(50) ? draft.box() : draft.dice.pick(boxes);
    for (ThingRow thing : free) {
      if (!thing.thing().equals(draft.parent) && draft.epcs.size() < 3) {
        draft.epcs.add(thing.thing());
      }
    }
    StockRow row = some(draft.dice, who);
    if (row != null && draft.dice.chance(50)) {
      draft.place = row.place();
      draft.quantities.add(new Quantity(row.classKey(), "1", ""));
    }
    boolean loop = draft.dice.chance(5);
    if (loop) {
      draft.epcs.add(draft.parent);
    }
    return intent(who, draft.event(Kind.AGGREGATION, Deed.ADD, "packing"), !loop);
  }

  /// Stock of somebody's of which some is free.
  private @Nullable StockRow some(Dice dice, String who) {
    List<StockRow> rows =
        stock.values().stream()
            .filter(row -> row.holder().equals(who) && !row.place().isEmpty())
            .filter(row -> row.amount() > row.reserved())
            .toList();
    return rows.isEmpty() ? null : dice.pick(rows);
  }

  private @Nullable Intent unpacks(Draft draft, String who) {
    List<ThingRow> full = free(who).stream().filter(thing -> thing.children() > 0).toList();
    if (full.isEmpty()) {
      return null;
    }
    draft.parent = draft.dice.pick(full).thing();
    List<String> in =
        things.values().stream()
            .filter(thing -> thing.parent().equals(draft.parent))
            .map(ThingRow::thing)
            .toList();
    if (!in.isEmpty() && draft.dice.chance(60)) {
      draft.epcs.add(draft.dice.pick(in));
    }
    return intent(who, draft.event(Kind.AGGREGATION, Deed.DELETE, "unpacking"), true);
  }

  private @Nullable Intent transforms(Draft draft, String who) {
    List<ThingRow> inputs =
        free(who).stream()
            .filter(thing -> thing.children() == 0 && thing.thing().startsWith("01/"))
            .limit(2)
            .toList();
    StockRow row = some(draft.dice, who);
    if (inputs.isEmpty() && row == null) {
      return null;
    }
    inputs.forEach(thing -> draft.inputs.add(thing.thing()));
    boolean greedy = false;
    if (row != null) {
      greedy = draft.dice.chance(10);
      long free = row.amount() - row.reserved();
      draft.place = row.place();
      draft.consumed.add(
          new Quantity(row.classKey(), Long.toString(greedy ? free + 1 : 1 + (free - 1) / 2), ""));
    }
    draft.outputs.add(draft.item(draft.number));
    draft.quantities.add(draft.lot(draft.number, draft.dice.between(1, 20)));
    return intent(who, draft.event(Kind.TRANSFORMATION, Deed.NONE, "assembling"), !greedy);
  }

  private Intent trades(Draft draft, String who) {
    draft.epcs.add(draft.item(draft.number));
    return intent(who, draft.event(Kind.TRANSACTION, Deed.ADD, "accepting"), true);
  }

  private @Nullable Intent associates(Draft draft, String who) {
    List<ThingRow> free = free(who);
    if (free.isEmpty()) {
      return null;
    }
    draft.parent = draft.dice.pick(free).thing();
    draft.epcs.add("urn:epc:id:giai:" + prefix(draft.number) + ".L" + draft.dice.below(3));
    ThingRow logger =
        things.get("8004/" + prefix(draft.number) + draft.epcs.getFirst().substring(24));
    boolean may = logger == null || isFree(logger, who);
    return may ? intent(who, draft.event(Kind.ASSOCIATION, Deed.ADD, "installing"), true) : null;
  }

  private @Nullable Intent declares(Dice dice, String who, long time) {
    if (recorded.isEmpty()) {
      return null;
    }
    EventRecorded one = dice.pick(List.copyOf(recorded.values()));
    boolean twice = dice.chance(20);
    String by = dice.chance(10) ? who : one.by();
    EpcisEvent event =
        twice
            ? one.event()
            : with(one.event(), new ErrorDeclaration(time, "incorrect_data", List.of()));
    return intent(by, event, !twice && by.equals(one.by()));
  }

  private static EpcisEvent with(EpcisEvent e, ErrorDeclaration error) {
    return new EpcisEvent(
        e.kind(),
        e.eventID(),
        e.action(),
        e.eventTime(),
        e.eventTimeZoneOffset(),
        e.parentID(),
        e.epcList(),
        e.quantityList(),
        e.inputEPCList(),
        e.inputQuantityList(),
        e.outputEPCList(),
        e.outputQuantityList(),
        e.transformationID(),
        e.bizStep(),
        e.disposition(),
        e.persistentDisposition(),
        e.readPoint(),
        e.bizLocation(),
        e.bizTransactionList(),
        e.sourceList(),
        e.destinationList(),
        e.itemExpirationDate(),
        e.more(),
        error);
  }

  private @Nullable Intent ends(Draft draft, String who) {
    List<ThingRow> free = free(who);
    if (free.isEmpty()) {
      return null;
    }
    ThingRow thing = draft.dice.pick(free);
    draft.epcs.add(thing.thing());
    return intent(
        who, draft.event(Kind.OBJECT, Deed.DELETE, "decommissioning"), thing.children() == 0);
  }

  /// An event in the making.
  private static final class Draft {
    final Dice dice;
    final int number;
    final List<String> epcs = new ArrayList<>();
    final List<Quantity> quantities = new ArrayList<>();
    final List<String> inputs = new ArrayList<>();
    final List<Quantity> consumed = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    long time;
    String parent = "";
    String place;
    String more = "";

    Draft(Dice dice, long time, int number) {
      this.dice = dice;
      this.time = time;
      this.number = number;
      this.place = site(number);
    }

    String item(int maker) {
      String serial = dice.id().substring(0, 8);
      return "urn:epc:id:sgtin:" + prefix(maker) + ".00000" + dice.below(2) + "." + serial;
    }

    Quantity lot(int maker, long amount) {
      String lot = "urn:epc:class:lgtin:" + prefix(maker) + ".000000.L" + dice.below(3);
      return new Quantity(lot, Long.toString(amount), "");
    }

    String box() {
      return "urn:epc:id:sscc:" + prefix(number) + ".0" + dice.between(100_000_000, 999_999_999);
    }

    String shelf() {
      return site(number) + "/254/" + dice.between(1, 3);
    }

    EpcisEvent event(Kind kind, Deed deed, String bizStep) {
      boolean transforms = kind == Kind.TRANSFORMATION;
      String id = dice.id();
      return new EpcisEvent(
          kind,
          "urn:uuid:" + id,
          deed,
          time,
          "+01:00",
          parent,
          epcs,
          transforms ? List.of() : quantities,
          inputs,
          consumed,
          outputs,
          transforms ? quantities : List.of(),
          transforms && dice.chance(50) ? "urn:uuid:" + dice.id() : "",
          bizStep,
          "active",
          Persistent.NONE,
          site(number),
          place.isEmpty() ? site(number) : place,
          List.of(new Reference("po", "urn:epcglobal:cbv:bt:9520000000004:" + id)),
          List.of(),
          List.of(),
          0,
          more,
          ErrorDeclaration.NONE);
    }
  }
}
