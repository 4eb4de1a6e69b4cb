package tallystick.server.demo;

import static tallystick.server.demo.Goods.amount;
import static tallystick.server.demo.Story.Scene.at;

import java.util.List;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.Cause;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.server.demo.Goods.Change;
import tallystick.server.demo.Goods.Moment;

/// Apple juice from the tree to the shelf. A lot of it turns out to be bad after it has been sold
/// and made into something else: what a recall is for.
final class JuiceMonth {
  static final String MAKER = "Orchard Foods";
  static final String CARRIER = "Northway Cold Chain";
  private static final String GROCER = "Corner Grocer";
  private static final String CAFE = "Harbour Café";

  private static final String APPLES = "09506000020013";
  static final String JUICE = "09506000020020";
  private static final String SORBET = "09506000020037";
  static final String BAD_APPLES = "01/" + APPLES + "/10/A44";
  private static final String GOOD_APPLES = "01/" + APPLES + "/10/A45";
  static final String BAD = "01/" + JUICE + "/10/J118";
  static final String GOOD = "01/" + JUICE + "/10/J119";
  private static final String SORBET_LOT = "01/" + SORBET + "/10/S7";
  static final String TO_OSLO = "00/395060000000000016";
  static final String TO_COPENHAGEN = "00/395060000000000023";
  private static final String KILOGRAM = "KGM";

  private final Stage stage;
  private final Goods goods;
  private String offered = "";

  JuiceMonth(Stage stage) {
    this.stage = stage;
    this.goods = new Goods(stage);
  }

  List<Story.Scene> scenes() {
    return List.of(
        at(0, 12, this::describe),
        at(3, 8, () -> harvest(BAD_APPLES, "2400")),
        at(4, 7, () -> press(BAD_APPLES, "1800", BAD, "1200")),
        at(4, 11, this::inspect),
        at(5, 6, this::pack),
        at(5, 9, this::fetch),
        at(5, 18, this::store),
        at(8, 5, () -> ship(TO_OSLO, DemoPlaces.ROOM_1)),
        at(8, 17, () -> hand(CARRIER, GROCER, List.of(TO_OSLO), DemoPlaces.GROCER)),
        at(9, 6, this::shelve),
        at(10, 5, this::offerToCafe),
        at(10, 7, this::refuse),
        at(11, 9, this::offerAgain),
        at(11, 15, this::takeSome),
        at(12, 18, () -> adjust(GROCER, BAD, DemoPlaces.GROCER, "164", Cause.SOLD)),
        at(13, 8, this::freeze),
        at(16, 18, () -> adjust(GROCER, BAD, DemoPlaces.GROCER, "121", Cause.SOLD)),
        at(17, 9, () -> harvest(GOOD_APPLES, "1900")),
        at(18, 8, () -> press(GOOD_APPLES, "1500", GOOD, "1000")),
        at(19, 10, this::tubs),
        at(20, 9, this::secondDelivery),
        at(24, 10, this::recall),
        at(25, 9, this::setAside),
        at(27, 18, () -> adjust(GROCER, GOOD, DemoPlaces.GROCER, "88", Cause.SOLD)),
        at(28, 8, this::count),
        at(29, 12, this::offerMore));
  }

  private void describe() {
    for (DemoPlaces.Place place : DemoPlaces.ALL) {
      stage.play(
          stage.who(place.owner()),
          new DescribePlace(
              place.key(),
              place.name(),
              place.kind(),
              place.latitude(),
              place.longitude(),
              place.partOf()));
    }
    product(MAKER, APPLES, "Apples, Discovery", KILOGRAM, 90, 0);
    product(MAKER, JUICE, "Apple juice, 0.75 l", "", 60, 150);
    product(CAFE, SORBET, "Apple sorbet, tub", "", 120, 10);
  }

  private void product(
      String who, String gtin, String name, String unit, int shelfDays, long lowStock) {
    int decimals = unit.isEmpty() ? 0 : 1;
    stage.play(
        stage.who(who),
        new DescribeProduct(gtin, name, unit, decimals, shelfDays, lowStock, List.of()));
  }

  private void harvest(String lot, String kilograms) {
    goods.makes(
        Moment.of(MAKER, "commissioning", "active", DemoPlaces.ORCHARD),
        List.of(),
        List.of(amount(lot, kilograms, KILOGRAM)),
        90);
    // On the cart to the press house.
    goods.sees(
        new Moment(MAKER, "arriving", "in_progress", DemoPlaces.ORCHARD, DemoPlaces.PRESS),
        List.of(),
        List.of(amount(lot, kilograms, KILOGRAM)));
  }

  private void press(String apples, String kilograms, String juice, String bottles) {
    goods.turns(
        Moment.of(MAKER, "creating_class_instance", "in_progress", DemoPlaces.PRESS),
        new Change(
            List.of(amount(apples, kilograms, KILOGRAM)),
            List.of(),
            List.of(amount(juice, bottles, ""))),
        60);
  }

  private void inspect() {
    goods.sees(
        Moment.of(MAKER, "inspecting", "conformant", DemoPlaces.PRESS),
        List.of(),
        List.of(amount(BAD, "1200", "")));
  }

  private void pack() {
    for (String pallet : List.of(TO_OSLO, TO_COPENHAGEN)) {
      goods.packs(
          Moment.of(MAKER, "packing", "in_progress", DemoPlaces.PRESS),
          pallet,
          List.of(),
          List.of(amount(BAD, "480", "")));
    }
  }

  private void fetch() {
    String note = "Laboratory report. Keep at 4 °C.";
    List<String> pallets = List.of(TO_OSLO, TO_COPENHAGEN);
    String paper = DemoDocuments.name(DemoDocuments.LABORATORY);
    goods.accepts(
        CARRIER,
        goods.offers(MAKER, CARRIER, pallets, List.of(), DemoPlaces.PRESS, note, paper),
        "");
  }

  private void hand(String from, String to, List<String> things, String at) {
    goods.accepts(to, goods.offers(from, to, things, List.of(), at, "Keep at 4 °C."), "");
  }

  private void store() {
    goods.sees(
        new Moment(CARRIER, "storing", "in_progress", DemoPlaces.HUB, DemoPlaces.ROOM_1),
        List.of(TO_OSLO),
        List.of());
    goods.sees(
        new Moment(CARRIER, "storing", "in_progress", DemoPlaces.HUB, DemoPlaces.ROOM_2),
        List.of(TO_COPENHAGEN),
        List.of());
  }

  private void ship(String pallet, String from) {
    goods.sees(Moment.of(CARRIER, "departing", "in_transit", from), List.of(pallet), List.of());
  }

  private void shelve() {
    goods.unpacks(Moment.of(GROCER, "unpacking", "in_progress", DemoPlaces.GROCER), TO_OSLO);
    goods.sees(
        Moment.of(GROCER, "stocking", "sellable_accessible", DemoPlaces.GROCER),
        List.of(),
        List.of(amount(BAD, "480", "")));
  }

  private void offerToCafe() {
    ship(TO_COPENHAGEN, DemoPlaces.ROOM_2);
    offered =
        goods.offers(
            CARRIER, CAFE, List.of(TO_COPENHAGEN), List.of(), DemoPlaces.CAFE, "One pallet.");
  }

  private void refuse() {
    stage.play(
        stage.who(CAFE),
        new RefuseHandOver(offered, "Eleven degrees on arrival, says your own logger.", ""));
  }

  /// Bottles that were opened for samples are no more.
  private void offerAgain() {
    goods.unpacks(Moment.of(CARRIER, "unpacking", "in_progress", DemoPlaces.CAFE), TO_COPENHAGEN);
    adjust(CARRIER, BAD, DemoPlaces.CAFE, "6", Cause.BROKEN);
    offered =
        goods.offers(
            CARRIER,
            CAFE,
            List.of(),
            List.of(new StockLine(BAD, DemoPlaces.CAFE, "474", "")),
            DemoPlaces.CAFE,
            "Tasted and measured: it is sound.");
  }

  private void takeSome() {
    StockLine some = new StockLine(BAD, DemoPlaces.CAFE, "240", "");
    stage.play(
        stage.who(CAFE), new AcceptHandOver(offered, List.of(), List.of(some), DemoPlaces.CAFE));
    goods.sees(
        new Moment(CARRIER, "arriving", "returned", DemoPlaces.CAFE, DemoPlaces.ROOM_2),
        List.of(),
        List.of(amount(BAD, "234", "")));
  }

  private void freeze() {
    goods.turns(
        Moment.of(CAFE, "creating_class_instance", "active", DemoPlaces.CAFE),
        new Change(
            List.of(amount(BAD, "96", "")), List.of(), List.of(amount(SORBET_LOT, "140", ""))),
        120);
    adjust(CAFE, BAD, DemoPlaces.CAFE, "102", Cause.SOLD);
  }

  private void tubs() {
    adjust(CAFE, SORBET_LOT, DemoPlaces.CAFE, "71", Cause.SOLD);
    StockLine some = new StockLine(SORBET_LOT, DemoPlaces.CAFE, "48", "");
    String sold = goods.offers(CAFE, GROCER, List.of(), List.of(some), DemoPlaces.GROCER, "");
    goods.accepts(GROCER, sold, DemoPlaces.GROCER);
    adjust(GROCER, SORBET_LOT, DemoPlaces.GROCER, "19", Cause.SOLD);
  }

  private void secondDelivery() {
    StockLine some = new StockLine(GOOD, DemoPlaces.PRESS, "600", "");
    String sent = goods.offers(MAKER, CARRIER, List.of(), List.of(some), DemoPlaces.ROOM_1, "");
    goods.accepts(CARRIER, sent, DemoPlaces.ROOM_1);
    StockLine part = new StockLine(GOOD, DemoPlaces.ROOM_1, "240", "");
    String sold = goods.offers(CARRIER, GROCER, List.of(), List.of(part), DemoPlaces.GROCER, "");
    goods.accepts(GROCER, sold, DemoPlaces.GROCER);
  }

  /// The laboratory found more patulin than is allowed.
  private void recall() {
    goods.sees(
        Moment.of(MAKER, "inspecting", "recalled", DemoPlaces.PRESS),
        List.of(),
        List.of(amount(BAD, "240", "")));
  }

  private void setAside() {
    goods.sees(
        Moment.of(GROCER, "holding", "recalled", DemoPlaces.GROCER),
        List.of(),
        List.of(amount(BAD, "195", "")));
    adjust(CAFE, BAD, DemoPlaces.CAFE, "2", Cause.BROKEN);
  }

  private void count() {
    stage.play(
        stage.who(GROCER), new CountStock(GOOD, DemoPlaces.GROCER, "150", "", "Two are missing."));
  }

  private void offerMore() {
    StockLine some = new StockLine(GOOD, DemoPlaces.ROOM_1, "120", "");
    String note = "In place of what you sent back.";
    goods.offers(CARRIER, CAFE, List.of(), List.of(some), DemoPlaces.CAFE, note);
  }

  private void adjust(String who, String lot, String place, String quantity, Cause cause) {
    stage.play(stage.who(who), new AdjustStock(lot, place, quantity, "", cause, ""));
  }
}
