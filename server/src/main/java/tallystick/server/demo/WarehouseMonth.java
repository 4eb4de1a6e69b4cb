package tallystick.server.demo;

import static tallystick.server.demo.Goods.amount;
import static tallystick.server.demo.Story.Scene.at;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.Slot;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.kernel.Action;
import tallystick.server.demo.Goods.Moment;

/// The cold store with its rooms, racks and bins, what is kept in them, and what is to be picked
/// for a shop. Lengths are in millimetres.
final class WarehouseMonth {
  private static final String CARRIER = JuiceMonth.CARRIER;
  private static final String MAKER = JuiceMonth.MAKER;
  private static final String SHOP = "Corner Grocer";

  /// A lot that has expired when the month is over.
  private static final String SHORT = "F88";

  private static final String PALLET = "00/395060000000000054";

  /// Left sides of the racks of a room; those of the middle stand back to back.
  private static final int[] RACKS = {500, 4_400, 5_500, 9_400, 10_500, 14_400};

  private static final int BAYS = 12;
  private static final int LEVELS = 4;
  private static final int BAY = 1_350;
  private static final int RACK_DEPTH = 1_100;
  private static final int LEVEL = 1_750;
  private static final int FIRST_BAY = 6_500;

  private static final List<Kept> KEPT =
      List.of(
          new Kept("09506000020068", "Pear nectar, 0.75 l", "N12", 21),
          new Kept("09506000020068", "Pear nectar, 0.75 l", "N14", 45),
          new Kept("09506000020075", "Apple cider, 6 bottles", "C03", 120),
          new Kept("09506000020082", "Plum jam, 340 g", "M21", 365),
          new Kept("09506000020099", "Fresh apple slices, 200 g", SHORT, 5),
          new Kept("09506000020099", "Fresh apple slices, 200 g", "F90", 12));

  private final Stage stage;
  private final Goods goods;
  private final List<Stored> stored = new ArrayList<>();

  /// @param keepsDays from the day on which it is made
  private record Kept(String gtin, String name, String lot, int keepsDays) {
    String key() {
      return "01/" + gtin + "/10/" + lot;
    }
  }

  private record Stored(String lot, String bin, long pieces) {}

  WarehouseMonth(Stage stage) {
    this.stage = stage;
    this.goods = new Goods(stage);
  }

  List<Story.Scene> scenes() {
    return List.of(
        at(1, 7, this::arrange),
        at(24, 7, this::make),
        at(24, 15, this::putAway),
        at(29, 9, this::offer),
        at(29, 10, this::send));
  }

  /// The bin of a room at a rack (from 0), a bay and a level (both from 1).
  static String bin(String room, int rack, int bay, int level) {
    return "%s/254/%s".formatted(room, name(rack, bay, level));
  }

  private static String name(int rack, int bay, int level) {
    return "%c-%02d-%d".formatted('A' + rack, bay, level);
  }

  private void arrange() {
    arrange(
        "",
        "warehouse",
        new Slot(DemoPlaces.HUB, "Bergen cold store", 0, 0, 0, 34_000, 24_000, 9_000));
    arrange(
        DemoPlaces.HUB,
        "cold room",
        new Slot(DemoPlaces.ROOM_1, "Cold room 1", 500, 4_500, 0, 16_000, 19_000, 8_500),
        new Slot(DemoPlaces.ROOM_2, "Cold room 2", 17_500, 4_500, 0, 16_000, 19_000, 8_500));
    arrange(
        DemoPlaces.HUB,
        "dock",
        new Slot(DemoPlaces.HUB + "/254/GATE-1", "Gate 1", 14_500, 0, 0, 5_000, 2_000, 4_500));
    arrange(
        DemoPlaces.HUB,
        "wall",
        new Slot(DemoPlaces.HUB + "/254/WALL-1", "Wall", 16_500, 4_500, 0, 1_000, 19_500, 3_000));
    for (String room : List.of(DemoPlaces.ROOM_1, DemoPlaces.ROOM_2)) {
      arrange(room, "bin", bins(room, room.equals(DemoPlaces.ROOM_1) ? 500 : 17_500));
    }
  }

  private void arrange(String within, String kind, Slot... slots) {
    stage.play(stage.who(CARRIER), new ArrangePlaces(within, kind, List.of(slots)));
  }

  private static Slot[] bins(String room, int left) {
    List<Slot> slots = new ArrayList<>();
    for (int rack = 0; rack < RACKS.length; rack++) {
      for (int bay = 1; bay <= BAYS; bay++) {
        for (int level = 1; level <= LEVELS; level++) {
          slots.add(
              new Slot(
                  bin(room, rack, bay, level),
                  name(rack, bay, level),
                  left + RACKS[rack],
                  FIRST_BAY + (bay - 1L) * BAY,
                  (level - 1L) * LEVEL,
                  RACK_DEPTH,
                  BAY,
                  LEVEL));
        }
      }
    }
    return slots.toArray(Slot[]::new);
  }

  /// A lot fills every seventh bin or so of both rooms, none of them to the same height.
  private void make() {
    List<Action> products = new ArrayList<>();
    for (Kept kept : KEPT) {
      products.add(
          new DescribeProduct(kept.gtin, kept.name, "", 0, kept.keepsDays, 400, List.of()));
    }
    stage.playAll(stage.who(MAKER), products);
    for (int i = 0; i < BAYS * LEVELS * RACKS.length; i++) {
      int mixed = (i * 37 + 11) % 101;
      Kept kept = KEPT.get(mixed % KEPT.size());
      if (mixed < 46) {
        String room = mixed % 5 < 3 ? DemoPlaces.ROOM_1 : DemoPlaces.ROOM_2;
        int rack = i / (BAYS * LEVELS);
        String bin = bin(room, rack, 1 + i / LEVELS % BAYS, 1 + i % LEVELS);
        stored.add(new Stored(kept.key(), bin, 24 + mixed * 7L % 120));
      }
    }
    for (Kept kept : KEPT) {
      goods.makes(
          Moment.of(MAKER, "commissioning", "active", DemoPlaces.PRESS),
          List.of(),
          List.of(amount(kept.key(), Long.toString(pieces(kept.key())), "")),
          kept.keepsDays);
    }
    List<StockLine> all =
        KEPT.stream()
            .map(Kept::key)
            .map(key -> new StockLine(key, DemoPlaces.PRESS, Long.toString(pieces(key)), ""))
            .toList();
    String sent = goods.offers(MAKER, CARRIER, List.of(), all, DemoPlaces.HUB, "Six lots.");
    goods.accepts(CARRIER, sent, DemoPlaces.HUB);
  }

  private long pieces(String lot) {
    return stored.stream().filter(one -> one.lot.equals(lot)).mapToLong(Stored::pieces).sum();
  }

  private void putAway() {
    List<Action> moves = new ArrayList<>();
    for (Stored one : stored) {
      Moment moment = new Moment(CARRIER, "storing", "in_progress", DemoPlaces.HUB, one.bin);
      moves.add(goods.seeing(moment, List.of(amount(one.lot, Long.toString(one.pieces), ""))));
    }
    stage.playAll(stage.who(CARRIER), moves);
    Stored first = stored.getFirst();
    stage.play(
        stage.who(CARRIER),
        new AdjustStock(first.lot, first.bin, "2", "", Cause.BROKEN, "Fell off the fork."));
  }

  /// What a shop wants is in eight bins.
  private void offer() {
    List<Stored> good = stored.stream().filter(one -> !one.lot.endsWith(SHORT)).toList();
    List<StockLine> wanted = new ArrayList<>();
    for (int i = 3; wanted.size() < 8; i += good.size() / 9) {
      Stored one = good.get(i);
      wanted.add(new StockLine(one.lot, one.bin, "12", ""));
    }
    String note = "Eight cases for Friday.";
    goods.offers(CARRIER, SHOP, List.of(), wanted, DemoPlaces.HUB + "/254/GATE-1", note);
  }

  /// A pallet of juice that is on its way now.
  private void send() {
    goods.packs(
        Moment.of(CARRIER, "packing", "in_progress", DemoPlaces.ROOM_1),
        PALLET,
        List.of(),
        List.of(amount(JuiceMonth.GOOD, "96", "")));
    goods.sees(
        Moment.of(CARRIER, "departing", "in_transit", DemoPlaces.HUB), List.of(PALLET), List.of());
    goods.offers(CARRIER, SHOP, List.of(PALLET), List.of(), DemoPlaces.GROCER, "Truck 7.");
  }
}
