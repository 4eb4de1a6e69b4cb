package tallystick.server.demo;

import static tallystick.server.demo.Goods.amount;
import static tallystick.server.demo.Story.Scene.at;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.server.demo.Goods.Change;
import tallystick.server.demo.Goods.Moment;

/// Coffee from a farm over the sea to single bags, each with a number of its own.
final class CoffeeMonth {
  static final String GROWER = "Huila Growers";
  private static final String CARRIER = JuiceMonth.CARRIER;
  static final String ROASTER = "Hilltop Roastery";

  static final String GREEN = "09506000020044";
  static final String BAG = "09506000020051";
  private static final String GREEN_LOT = "01/" + GREEN + "/10/H07";
  static final String CONTAINER = "00/395060000000000030";
  private static final String CASE = "00/395060000000000047";
  private static final int BAGS = 24;
  private static final String KILOGRAM = "KGM";

  private final Stage stage;
  private final Goods goods;

  CoffeeMonth(Stage stage) {
    this.stage = stage;
    this.goods = new Goods(stage);
  }

  List<Story.Scene> scenes() {
    return List.of(
        at(1, 13, this::describe),
        at(1, 14, this::harvest),
        at(2, 12, this::load),
        at(4, 16, () -> moves(GROWER, "arriving", DemoPlaces.CARTAGENA)),
        at(5, 15, this::sail),
        at(18, 6, () -> moves(CARRIER, "arriving", DemoPlaces.GOTHENBURG)),
        at(18, 12, () -> cross(DemoPlaces.GOTHENBURG)),
        at(19, 8, this::receive),
        at(20, 9, this::roast),
        at(21, 8, this::pack),
        at(22, 10, () -> sell(List.of(CASE), "Corner Grocer", DemoPlaces.GROCER)),
        at(22, 15, this::openCase),
        at(23, 9, () -> sell(bags(13, 15), "Mira Okafor", "")),
        at(26, 17, this::giveBack),
        at(28, 15, () -> ask(bags(16, 17), "Jonas Weber")));
  }

  /// The bag of a number, from 1.
  static String bag(int number) {
    return "01/" + BAG + "/21/R31-%03d".formatted(number);
  }

  private static List<String> bags(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(CoffeeMonth::bag).toList();
  }

  private void describe() {
    stage.play(
        stage.who(GROWER),
        new DescribeProduct(GREEN, "Green coffee, Huila", KILOGRAM, 1, 365, 0, List.of()));
    stage.play(
        stage.who(ROASTER),
        new DescribeProduct(BAG, "Huila, light roast, 250 g", "", 0, 180, 0, List.of()));
  }

  private void harvest() {
    goods.makes(
        Moment.of(GROWER, "commissioning", "active", DemoPlaces.FARM),
        List.of(),
        List.of(amount(GREEN_LOT, "1840", KILOGRAM)),
        365);
  }

  private void load() {
    goods.packs(
        Moment.of(GROWER, "packing", "in_progress", DemoPlaces.FARM),
        CONTAINER,
        List.of(),
        List.of(amount(GREEN_LOT, "1800", KILOGRAM)));
    goods.sees(
        Moment.of(GROWER, "departing", "in_transit", DemoPlaces.FARM),
        List.of(CONTAINER),
        List.of());
  }

  private void moves(String who, String step, String to) {
    goods.sees(Moment.of(who, step, "in_transit", to), List.of(CONTAINER), List.of());
  }

  private void sail() {
    String note = "Certificate of origin. Reefer, 16 °C, ventilated.";
    String paper = DemoDocuments.name(DemoDocuments.ORIGIN);
    String sent =
        goods.offers(
            GROWER, CARRIER, List.of(CONTAINER), List.of(), DemoPlaces.CARTAGENA, note, paper);
    goods.accepts(CARRIER, sent, "");
    moves(CARRIER, "loading", DemoPlaces.CARTAGENA);
    String mistaken = cross(DemoPlaces.ORCHARD);
    goods.declaresInError(
        Moment.of(CARRIER, "departing", "in_transit", DemoPlaces.ORCHARD), mistaken, CONTAINER);
    cross(DemoPlaces.CARTAGENA);
  }

  private String cross(String from) {
    return goods.sees(
        Moment.of(CARRIER, "departing", "in_transit", from), List.of(CONTAINER), List.of());
  }

  private void receive() {
    String sent =
        goods.offers(CARRIER, ROASTER, List.of(CONTAINER), List.of(), DemoPlaces.ROASTERY, "");
    goods.accepts(ROASTER, sent, "");
    goods.unpacks(Moment.of(ROASTER, "unpacking", "in_progress", DemoPlaces.ROASTERY), CONTAINER);
  }

  private void roast() {
    goods.turns(
        Moment.of(ROASTER, "creating_class_instance", "active", DemoPlaces.ROASTERY),
        new Change(List.of(amount(GREEN_LOT, "7.2", KILOGRAM)), bags(1, BAGS), List.of()),
        180);
    goods.sees(
        Moment.of(ROASTER, "inspecting", "conformant", DemoPlaces.ROASTERY),
        bags(1, BAGS),
        List.of());
  }

  private void pack() {
    goods.packs(
        Moment.of(ROASTER, "packing", "in_progress", DemoPlaces.ROASTERY),
        CASE,
        bags(1, 12),
        List.of());
  }

  private void sell(List<String> things, String to, String at) {
    String sold = goods.offers(ROASTER, to, things, List.of(), at, "");
    goods.accepts(to, sold, at);
  }

  private void openCase() {
    goods.unpacks(Moment.of("Corner Grocer", "unpacking", "in_progress", DemoPlaces.GROCER), CASE);
    goods.sees(
        Moment.of("Corner Grocer", "stocking", "sellable_accessible", DemoPlaces.GROCER),
        bags(1, 12),
        List.of());
  }

  /// A bag was not closed well.
  private void giveBack() {
    List<String> open = new ArrayList<>(bags(14, 14));
    String back =
        goods.offers(
            "Mira Okafor", ROASTER, open, List.of(), DemoPlaces.ROASTERY, "It was not sealed.");
    goods.accepts(ROASTER, back, "");
    goods.sees(Moment.of(ROASTER, "returning", "returned", DemoPlaces.ROASTERY), open, List.of());
  }

  private void ask(List<String> things, String to) {
    goods.offers(ROASTER, to, things, List.of(), DemoPlaces.ROASTERY, "Fetch them on Saturday.");
  }
}
