package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyAction.ReserveStock;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.custody.CustodyEvent.ContentsChanged;
import tallystick.domains.custody.CustodyEvent.ErrorDeclared;
import tallystick.domains.custody.CustodyEvent.EventRecorded;
import tallystick.domains.custody.CustodyEvent.HandOverAccepted;
import tallystick.domains.custody.CustodyEvent.HandOverClosed;
import tallystick.domains.custody.CustodyEvent.HandOverOffered;
import tallystick.domains.custody.CustodyEvent.PlaceDescribed;
import tallystick.domains.custody.CustodyEvent.PlacesArranged;
import tallystick.domains.custody.CustodyEvent.PrefixClaimed;
import tallystick.domains.custody.CustodyEvent.PrefixConfirmed;
import tallystick.domains.custody.CustodyEvent.ProductCounted;
import tallystick.domains.custody.CustodyEvent.ProductDescribed;
import tallystick.domains.custody.CustodyEvent.ProductWeighed;
import tallystick.domains.custody.CustodyEvent.StockAdjusted;
import tallystick.domains.custody.CustodyEvent.StockChanged;
import tallystick.domains.custody.CustodyEvent.StockCounted;
import tallystick.domains.custody.CustodyEvent.StockReleased;
import tallystick.domains.custody.CustodyEvent.StockReserved;
import tallystick.domains.custody.CustodyEvent.StockRow;
import tallystick.domains.custody.CustodyEvent.ThingRow;
import tallystick.domains.custody.CustodyEvent.ThingsChanged;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// A made-up supply chain: every member is a company with a prefix of its own, a warehouse, a
/// product and goods on the way; most of what is tried is right.
final class CustodyWorkload implements Workload {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;

  private final Map<String, ThingRow> things = new TreeMap<>();
  private final Map<String, StockRow> stock = new TreeMap<>();
  private final Map<String, HandOverOffered> offers = new TreeMap<>();
  private final Map<String, StockReserved> reserved = new TreeMap<>();
  private final Map<String, String> claimed = new TreeMap<>();
  private final Map<String, String> confirmed = new TreeMap<>();
  private final Map<String, String> described = new TreeMap<>();
  private final TreeSet<String> places = new TreeSet<>();
  private final TreeSet<String> arranged = new TreeSet<>();
  private final EpcisWorkload events = new EpcisWorkload(things, stock);

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    String who = dice.pick(cast.members());
    int number = cast.members().indexOf(who);
    return switch (dice.below(24)) {
      case 0 -> prefix(dice, cast, who, number);
      case 1 -> describe(dice, cast, who, number);
      case 2, 3, 4 -> offer(dice, cast, who, time);
      case 5, 6, 7, 8 -> answer(dice, cast, time);
      case 9 -> count(dice, who);
      case 10 -> adjust(dice, who);
      case 11, 12 -> reserve(dice, who);
      case 13, 14 -> arrange(dice, cast.members().getFirst());
      case 15 -> weigh(dice, cast);
      default -> events.next(dice, cast, who, number, time);
    };
  }

  private @Nullable Intent prefix(Dice dice, Cast cast, String who, int number) {
    String prefix = EpcisWorkload.prefix(number);
    if (!claimed.containsKey(prefix)) {
      return new Intent(who, new ClaimPrefix(prefix), true);
    }
    if (confirmed.containsKey(prefix)) {
      return new Intent(who, new ClaimPrefix(prefix), false);
    }
    return dice.chance(10)
        ? new Intent(who, new ConfirmPrefix(prefix, who), false)
        : new Intent(cast.operator(), new ConfirmPrefix(prefix, who), true);
  }

  private Intent describe(Dice dice, Cast cast, String who, int number) {
    String gtin = EpcisWorkload.gtin(number, dice.below(2));
    boolean own = confirmed.containsKey(EpcisWorkload.prefix(number));
    if (!own || dice.chance(50)) {
      return place(dice, who, number);
    }
    String other = dice.chance(20) ? dice.pick(cast.members()) : who;
    return new Intent(
        other,
        new DescribeProduct(
            gtin,
            "Product " + gtin.substring(8, 13),
            "",
            0,
            (int) dice.between(0, 30),
            dice.between(0, 400),
            List.of()),
        other.equals(who));
  }

  private @Nullable Intent weigh(Dice dice, Cast cast) {
    if (described.isEmpty()) {
      return null;
    }
    String gtin = dice.pick(List.copyOf(described.keySet()));
    String owner = described.getOrDefault(gtin, "");
    String who = dice.chance(20) ? dice.pick(cast.members()) : owner;
    return new Intent(who, new WeighProduct(gtin, dice.between(1, 900_000)), who.equals(owner));
  }

  private Intent place(Dice dice, String who, int number) {
    String site = EpcisWorkload.site(number);
    String shelf = site + "/254/" + dice.between(1, 3);
    boolean inner = dice.chance(60);
    return new Intent(
        who,
        new DescribePlace(
            inner ? shelf : site,
            inner ? "Shelf" : "Warehouse " + number,
            inner ? "shelf" : "warehouse",
            dice.between(36_000_000, 60_000_000),
            dice.between(-9_000_000, 25_000_000),
            inner ? site : ""),
        !inner || places.contains(site));
  }

  /// Shelves of a metre in a store of four, of which there is one, so that it fills up: sometimes
  /// two are in the same space, or one reaches out.
  private Intent arrange(Dice dice, String who) {
    String site = EpcisWorkload.site(0);
    if (!places.contains(site)) {
      return new Intent(who, new DescribePlace(site, "Store", "warehouse", 0, 0, ""), true);
    }
    if (!arranged.contains(site)) {
      Slot store = slot(site, 0, 4_000);
      return new Intent(who, new ArrangePlaces("", "warehouse", List.of(store)), true);
    }
    long at = dice.between(1, 3);
    String shelf = site + "/254/" + at;
    List<Slot> slots =
        switch (dice.below(10)) {
          case 0 -> List.of(slot(shelf, 3_500, 1_000));
          case 1 -> List.of(slot(shelf, 0, 1_000), slot(shelf + "a", 500, 1_000));
          default -> List.of(slot(shelf, at * 1_000, 1_000));
        };
    boolean right = slots.equals(List.of(slot(shelf, at * 1_000, 1_000)));
    return new Intent(who, new ArrangePlaces(site, "shelf", slots), right);
  }

  private static Slot slot(String place, long x, long width) {
    return new Slot(place, "Store " + x, x, 0, 0, width, 1_000, 2_000);
  }

  private @Nullable Intent offer(Dice dice, Cast cast, String who, long time) {
    List<String> items = new ArrayList<>();
    for (ThingRow thing : things.values()) {
      if (EpcisWorkload.isFree(thing, who) && items.size() < 3 && dice.chance(30)) {
        items.add(thing.thing());
      }
    }
    List<StockLine> lines = new ArrayList<>();
    for (StockRow row : mine(who)) {
      if (free(row) > 0 && lines.size() < 2 && dice.chance(40)) {
        lines.add(line(row.classKey(), row.place(), 1 + free(row) / 3));
      }
    }
    if (items.isEmpty() && lines.isEmpty()) {
      return null;
    }
    String to = dice.pick(cast.members());
    // Now and then somebody offers what is not theirs.
    boolean thief = !items.isEmpty() && dice.chance(5);
    String from = thief ? dice.pick(cast.members()) : who;
    long deadline = time + dice.between(1, 60) * HOUR_MILLIS;
    String place = EpcisWorkload.site(cast.members().indexOf(to));
    return new Intent(
        from,
        new OfferHandOver(to, items, lines, place, "by lorry", deadline, ""),
        from.equals(who) && !to.equals(from));
  }

  private static long free(StockRow row) {
    return row.amount() - row.reserved();
  }

  private static StockLine line(String classKey, String place, long amount) {
    return new StockLine(classKey, place, Long.toString(amount), "");
  }

  private List<StockRow> mine(String who) {
    return stock.values().stream().filter(row -> row.holder().equals(who)).toList();
  }

  private @Nullable Intent answer(Dice dice, Cast cast, long time) {
    if (offers.isEmpty()) {
      return null;
    }
    HandOverOffered offer = dice.pick(List.copyOf(offers.values()));
    String id = offer.handOver();
    String anyone = dice.pick(cast.members());
    if (offer.deadline() < time) {
      return new Intent(anyone, new LapseHandOver(id), true);
    }
    return switch (dice.below(12)) {
      case 0 -> new Intent(offer.to(), new RefuseHandOver(id, "wet", ""), true);
      case 1 -> new Intent(offer.from(), new WithdrawHandOver(id), true);
      case 2 -> new Intent(anyone, new LapseHandOver(id), false);
      case 3 -> new Intent(anyone, accept(id), anyone.equals(offer.to()));
      case 4, 5 -> some(offer);
      case 6, 7 -> null;
      default -> new Intent(offer.to(), accept(id), true);
    };
  }

  private static AcceptHandOver accept(String id) {
    return new AcceptHandOver(id, List.of(), List.of(), "");
  }

  private static Intent some(HandOverOffered offer) {
    List<String> items = offer.items().subList(0, Math.min(1, offer.items().size()));
    List<StockLine> lines =
        offer.quantities().stream()
            .limit(1)
            .map(part -> line(part.classKey(), part.place(), 1 + part.amount() / 2))
            .toList();
    boolean may =
        offer.quantities().isEmpty()
            || 1 + offer.quantities().getFirst().amount() / 2
                <= offer.quantities().getFirst().amount();
    return new Intent(offer.to(), new AcceptHandOver(offer.handOver(), items, lines, ""), may);
  }

  private @Nullable Intent count(Dice dice, String who) {
    List<StockRow> rows = mine(who);
    if (rows.isEmpty()) {
      return null;
    }
    StockRow row = dice.pick(rows);
    boolean wrong = row.reserved() > 0 && dice.chance(30);
    long low = Math.max(row.reserved(), row.amount() - 3);
    long counted = wrong ? row.reserved() - 1 : dice.between(low, row.amount() + 1);
    return new Intent(
        who,
        new CountStock(row.classKey(), row.place(), Long.toString(counted), "", "cycle count"),
        !wrong);
  }

  private @Nullable Intent adjust(Dice dice, String who) {
    List<StockRow> rows = mine(who);
    if (rows.isEmpty()) {
      return null;
    }
    StockRow row = dice.pick(rows);
    Cause cause = dice.pick(List.of(Cause.values()));
    boolean wrong = !cause.raises() && dice.chance(20);
    long amount = wrong ? free(row) + 1 : dice.between(1, 3);
    boolean may = cause.raises() || amount <= free(row);
    return new Intent(
        who,
        new AdjustStock(row.classKey(), row.place(), Long.toString(amount), "", cause, ""),
        may);
  }

  private @Nullable Intent reserve(Dice dice, String who) {
    if (!reserved.isEmpty() && dice.chance(50)) {
      StockReserved one = dice.pick(List.copyOf(reserved.values()));
      boolean wrong = dice.chance(10) && !one.holder().equals(who);
      return new Intent(wrong ? who : one.holder(), new ReleaseStock(one.reservation()), !wrong);
    }
    List<StockRow> rows = mine(who);
    if (rows.isEmpty()) {
      return null;
    }
    StockRow row = dice.pick(rows);
    long amount = dice.chance(10) ? free(row) + 1 : dice.between(1, 5);
    return new Intent(
        who,
        new ReserveStock(row.classKey(), row.place(), Long.toString(amount), "", "for a shop"),
        amount <= free(row));
  }

  @Override
  public void saw(Event event, At at) {
    if (!(event instanceof CustodyEvent seen)) {
      return;
    }
    events.saw(seen);
    switch (seen) {
      case PrefixClaimed e -> claimed.put(e.prefix(), e.by());
      case PrefixConfirmed e -> confirmed.put(e.prefix(), e.holder());
      case PlaceDescribed e -> places.add(e.place());
      case PlacesArranged e -> e.places().forEach(slot -> arranged.add(slot.place()));
      case ThingsChanged e -> e.things().forEach(row -> things.put(row.thing(), row));
      case StockChanged e -> e.stock().forEach(this::sawStock);
      case HandOverOffered e -> offers.put(e.handOver(), e);
      case HandOverAccepted e -> offers.remove(e.handOver());
      case HandOverClosed e -> offers.remove(e.handOver());
      case StockReserved e -> {
        if (e.room().isEmpty()) {
          reserved.put(e.reservation(), e);
        }
      }
      case StockReleased e -> reserved.remove(e.reservation());
      case ProductDescribed e -> described.put(e.product().substring(3), e.owner());
      case ProductWeighed e -> {}
      case ProductCounted e -> {}
      case EventRecorded e -> {}
      case ErrorDeclared e -> {}
      case ContentsChanged e -> {}
      case StockCounted e -> {}
      case StockAdjusted e -> {}
    }
  }

  private void sawStock(StockRow row) {
    String key = Custody.row(row.classKey(), row.holder(), row.place());
    if (row.amount() == 0) {
      stock.remove(key);
    } else {
      stock.put(key, row);
    }
  }
}
