package tallystick.server.demo;

import static tallystick.server.demo.Story.Scene.at;

import java.util.List;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.Footprint;
import tallystick.domains.emissions.Load;

/// What the goods of [JuiceMonth] and [CoffeeMonth] emit on their way, and what their makers state
/// of them. Footprints are made up; factors say where they are from.
final class EmissionsMonth {
  private static final String SET = DemoFactors.SET;
  private static final int JUICE_MILLIGRAMS = 488_000;
  private static final int COFFEE_MILLIGRAMS = 1_310_000;
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final long YEAR_MILLIS = 365L * 24 * HOUR_MILLIS;
  private static final long PALLET_GRAMS = 596_000;

  private final Stage stage;
  private String byTrain = "";
  private String juice = "";

  EmissionsMonth(Stage stage) {
    this.stage = stage;
  }

  List<Story.Scene> scenes() {
    return List.of(
        at(2, 9, this::publish),
        at(3, 10, this::cart),
        at(4, 17, this::toTheSea),
        at(5, 19, this::toTheStore),
        at(6, 10, () -> juice = states(JuiceMonth.MAKER, JuiceMonth.JUICE, JUICE_MILLIGRAMS, 805)),
        at(8, 16, this::toOslo),
        at(9, 10, this::claim),
        at(9, 14, this::verify),
        at(10, 6, this::toCopenhagen),
        at(11, 17, this::back),
        at(13, 11, this::confirm),
        at(18, 7, this::overTheSea),
        at(18, 20, this::toTheRoastery),
        at(19, 12, this::adopt),
        at(21, 12, () -> states(CoffeeMonth.ROASTER, CoffeeMonth.BAG, COFFEE_MILLIGRAMS, 250)));
  }

  private void publish() {
    stage.play(
        stage.who(RegistryMonth.REGISTRAR),
        new PublishFactors(SET, DemoFactors.SOURCE, "", DemoFactors.ALL));
  }

  private String goes(
      String who, String factor, List<Load> loads, String from, String to, long metres, int hours) {
    long now = stage.clock.millis();
    return stage.play(
        stage.who(who),
        new RecordLeg(
            SET, 1, factor, loads, from, to, metres, 0, now - hours * HOUR_MILLIS, now, "", ""));
  }

  private static Load thing(String key, long grams) {
    return new Load(key, "", grams);
  }

  private void cart() {
    List<Load> apples = List.of(new Load(JuiceMonth.BAD_APPLES, "2400", 2_460_000));
    goes(JuiceMonth.MAKER, "van", apples, DemoPlaces.ORCHARD, DemoPlaces.PRESS, 1_400, 1);
  }

  private void toTheSea() {
    List<Load> container = List.of(thing(CoffeeMonth.CONTAINER, 1_980_000));
    goes(
        CoffeeMonth.GROWER,
        "road-rigid",
        container,
        DemoPlaces.FARM,
        DemoPlaces.CARTAGENA,
        1_190_000,
        40);
  }

  private void toTheStore() {
    List<Load> both =
        List.of(
            thing(JuiceMonth.TO_OSLO, PALLET_GRAMS), thing(JuiceMonth.TO_COPENHAGEN, PALLET_GRAMS));
    goes(JuiceMonth.CARRIER, "road-rigid", both, DemoPlaces.PRESS, DemoPlaces.HUB, 128_000, 4);
    goes(JuiceMonth.CARRIER, "hub-chilled", both, DemoPlaces.HUB, DemoPlaces.HUB, 0, 1);
  }

  private void toOslo() {
    byTrain =
        goes(
            JuiceMonth.CARRIER,
            "rail",
            List.of(thing(JuiceMonth.TO_OSLO, PALLET_GRAMS)),
            DemoPlaces.HUB,
            DemoPlaces.GROCER,
            471_000,
            11);
  }

  private void toCopenhagen() {
    List<Load> pallet = List.of(thing(JuiceMonth.TO_COPENHAGEN, PALLET_GRAMS));
    goes(JuiceMonth.CARRIER, "road-artic", pallet, DemoPlaces.HUB, DemoPlaces.CAFE, 1_070_000, 22);
  }

  private void back() {
    List<Load> bottles = List.of(new Load(JuiceMonth.BAD, "234", 288_000));
    goes(
        JuiceMonth.CARRIER,
        "road-artic",
        bottles,
        DemoPlaces.CAFE,
        DemoPlaces.ROOM_2,
        1_070_000,
        1);
  }

  private void overTheSea() {
    List<Load> container = List.of(thing(CoffeeMonth.CONTAINER, 1_980_000));
    goes(
        JuiceMonth.CARRIER,
        "sea-container",
        container,
        DemoPlaces.CARTAGENA,
        DemoPlaces.GOTHENBURG,
        0,
        290);
  }

  private void toTheRoastery() {
    List<Load> container = List.of(thing(CoffeeMonth.CONTAINER, 1_980_000));
    goes(
        JuiceMonth.CARRIER,
        "road-artic",
        container,
        DemoPlaces.GOTHENBURG,
        DemoPlaces.ROASTERY,
        14_000,
        1);
  }

  private String states(String who, String gtin, long milligrams, long grams) {
    long now = stage.clock.millis();
    return stage.play(
        stage.who(who),
        new StateFootprint(
            new Footprint(
                "01/" + gtin,
                "",
                Footprint.Unit.PIECE,
                1_000,
                grams,
                now - YEAR_MILLIS,
                now - HOUR_MILLIS,
                "",
                "Growing, carriage to the plant, making, and packaging.",
                milligrams,
                milligrams * 9 / 10,
                milligrams,
                0,
                List.of("ISO14067"),
                100,
                4_000,
                "Made up for the demo.",
                "",
                "")));
  }

  /// The growers state their footprint elsewhere, and sent it to who buys from them.
  private void adopt() {
    long now = stage.clock.millis();
    Footprint sent =
        new Footprint(
            "01/" + CoffeeMonth.GREEN,
            "Green coffee, washed",
            Footprint.Unit.KILOGRAM,
            1_000,
            1_000,
            now - YEAR_MILLIS,
            now - HOUR_MILLIS,
            "CO",
            "",
            2_850_000,
            1_200_000,
            2_100_000,
            0,
            List.of("ISO14067"),
            0,
            -1,
            "Made up for the demo.",
            DemoDocuments.name(DemoDocuments.SUPPLIER),
            "");
    stage.play(
        stage.who(CoffeeMonth.ROASTER),
        new AdoptFootprint(
            sent,
            CoffeeMonth.GROWER,
            "https://growers.example/pact",
            "7f3c1d2e-58a4-4b0c-9a6d-2f1e0c9b8a71"));
  }

  private void verify() {
    stage.play(stage.who("Meridian Verification"), new VerifyFootprint(juice, ""));
  }

  private void claim() {
    stage.play(
        stage.who(JuiceMonth.CARRIER),
        new ClaimSaving(byTrain, SET, 1, "road-artic", "It went by lorry until this spring.", ""));
  }

  private void confirm() {
    stage.play(stage.who("Plumb Line Audits"), new ConfirmSaving(byTrain));
  }
}
