package tallystick.domains.emissions;

import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;

/// Ana has bottles and boxes at a place in Oslo, and sends them to Bergen; Vera verifies.
final class Depot {
  static final String OSLO = "414/9520000000011";
  static final String BERGEN = "414/9520000000028";
  static final String NOWHERE = "414/9520000000035";
  static final String BOTTLES = "01/09520000000011";
  static final String CUPS = "01/09520000000028";
  static final String SET = "defaults";

  final Venue venue = Venue.founded();
  final Person olga = venue.olga();
  final Person ana = venue.member("Ana");
  final Person ben = venue.member("Ben");
  private int events;

  Depot() {
    venue.does(ana, new DescribePlace(OSLO, "Oslo", "", 59_913_000, 10_752_000, ""));
    venue.does(ana, new DescribePlace(BERGEN, "Bergen", "", 60_392_000, 5_322_000, ""));
    venue.does(ana, new DescribeProduct(BOTTLES.substring(3), "Bottle", "", 0, 0, 0, List.of()));
    venue.does(ana, new CountStock(BOTTLES, OSLO, "100", "", ""));
    venue.does(ana, new CountStock(CUPS, OSLO, "50", "", ""));
    venue.does(olga, factors());
  }

  static PublishFactors factors() {
    return new PublishFactors(
        SET,
        "Made up",
        "",
        List.of(
            factor("lorry", Mode.ROAD, Basis.TONNE_KILOMETRE, "", 80_000, 100_000, true),
            factor("train", Mode.RAIL, Basis.TONNE_KILOMETRE, "", 0, 20_000, false),
            factor("diesel", Mode.ROAD, Basis.ENERGY, "LTR", 2_670_000, 3_240_000, false),
            factor("hub", Mode.HUB, Basis.TONNE, "", 600_000, 1_200_000, false)));
  }

  private static Factor factor(
      String code, Mode mode, Basis basis, String unit, long ttw, long wtw, boolean baseline) {
    return new Factor(code, code, mode, basis, unit, ttw, wtw, 1_200, baseline, "Made up");
  }

  static String box(int number) {
    return "00/" + "39520000000000%02d".formatted(number) + "0" + check(number);
  }

  private static int check(int number) {
    String digits = "39520000000000%02d0".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 1 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }

  /// Ana packs things and stock into a box.
  String packs(int number, List<String> things, Quantity... stock) {
    String box = box(number);
    EpcisEvent event =
        new EpcisEvent(
            Kind.AGGREGATION,
            "urn:uuid:packing-" + ++events,
            Deed.ADD,
            venue.time(),
            "+00:00",
            box,
            things,
            List.of(stock),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "",
            "",
            Persistent.NONE,
            OSLO,
            OSLO,
            List.of(),
            List.of(),
            List.of(),
            0,
            "",
            ErrorDeclaration.NONE);
    venue.does(ana, new RecordEvent(event));
    return box;
  }

  static Quantity some(String epcClass, String quantity) {
    return new Quantity(epcClass, quantity, "");
  }

  /// By a factor, over 500 km, a tonne of a load.
  RecordLeg leg(String factor, String epc, String quantity) {
    return leg(factor, List.of(new Load(epc, quantity, 1_000_000)), 500_000, 0);
  }

  RecordLeg leg(String factor, List<Load> loads, long metres, long consumed) {
    return new RecordLeg(
        SET,
        1,
        factor,
        loads,
        OSLO,
        BERGEN,
        metres,
        consumed,
        venue.time() - Venue.HOUR_MILLIS,
        venue.time(),
        "",
        "");
  }

  /// Ana's bottles went by train.
  String went() {
    return venue.does(ana, leg("train", BOTTLES, "10"));
  }

  ClaimSaving claim(String leg) {
    return new ClaimSaving(leg, SET, 1, "lorry", "It went by lorry before", "");
  }

  static DescribeProduct cups() {
    return new DescribeProduct(CUPS.substring(3), "Cup", "", 0, 0, 0, List.of());
  }

  /// What a mill sent of a product.
  AdoptFootprint adopts(String product, String supersedes) {
    Footprint sent = footprint(product, supersedes, "sha256:" + "ab".repeat(32)).footprint();
    return new AdoptFootprint(sent, "Mill", "https://mill.example/pact", "their-1");
  }

  StateFootprint footprint(String product, String supersedes) {
    return footprint(product, supersedes, "");
  }

  private static StateFootprint footprint(String product, String supersedes, String document) {
    return new StateFootprint(
        new Footprint(
            product,
            "",
            Footprint.Unit.PIECE,
            1_000,
            750,
            0,
            1,
            "NO",
            "From the field to the gate",
            412_000,
            400_000,
            412_000,
            0,
            List.of("ISO14067"),
            0,
            -1,
            "",
            document,
            supersedes));
  }
}
