package tallystick.server.views;

import java.util.List;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.emissions.Basis;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.Factor;
import tallystick.domains.emissions.Footprint;
import tallystick.domains.emissions.Load;
import tallystick.domains.emissions.Mode;

/// Flour that is carried to a place where devices are, and there made into a loaf.
final class Freight {
  static final String SET = "town";
  static final String FLOUR = "01/09529999000026/10/F1";
  static final String LOAF = "01/09529999000033/21/1";

  /// Where the devices of the town are.
  private static final String BAKERY = "414/4012345000009";

  private static final String PICTURE = "sha256:" + "ab".repeat(32);

  private Freight() {}

  static PublishFactors factors() {
    return new PublishFactors(
        SET, "Made up", "", List.of(factor("lorry", 100), factor("train", 9)));
  }

  private static Factor factor(String code, long grams) {
    return new Factor(
        code, code, Mode.ROAD, Basis.TONNE_KILOMETRE, "", 0, grams * 1_000, 1_000, true, "Made up");
  }

  static DescribeProduct loaf() {
    return new DescribeProduct("9529999000033", "Loaf", "", 0, 0, 0, List.of(PICTURE));
  }

  static WeighProduct weighed() {
    return new WeighProduct("9529999000033", 500_000);
  }

  static StateFootprint footprint() {
    return new StateFootprint(loaf(""));
  }

  static AdoptFootprint adopted() {
    return new AdoptFootprint(loaf(PICTURE), "Another baker", "https://baker.example", "theirs");
  }

  private static Footprint loaf(String document) {
    return new Footprint(
        LOAF.substring(0, 17),
        "",
        Footprint.Unit.PIECE,
        1_000,
        500,
        0,
        1,
        "",
        "",
        900_000,
        900_000,
        900_000,
        0,
        List.of("ISO14067"),
        0,
        -1,
        "",
        document,
        "");
  }

  static RecordEvent mills() {
    List<Quantity> flour = List.of(new Quantity(FLOUR, "10", "KGM"));
    return event(Kind.OBJECT, Deed.ADD, flour, List.of(), List.of(), 1);
  }

  static RecordLeg goes(int version) {
    return new RecordLeg(
        SET,
        version,
        "train",
        List.of(new Load(FLOUR, "10", 10_000)),
        BAKERY,
        BAKERY,
        90_000,
        0,
        0,
        1,
        "",
        "");
  }

  static RecordEvent bakes() {
    List<Quantity> flour = List.of(new Quantity(FLOUR, "4", "KGM"));
    return event(Kind.TRANSFORMATION, Deed.NONE, List.of(), flour, List.of(LOAF), 2);
  }

  private static RecordEvent event(
      Kind kind,
      Deed deed,
      List<Quantity> quantities,
      List<Quantity> inputs,
      List<String> outputs,
      long time) {
    return new RecordEvent(
        new EpcisEvent(
            kind,
            "urn:uuid:freight-" + time,
            deed,
            time,
            "+00:00",
            "",
            List.of(),
            quantities,
            List.of(),
            inputs,
            outputs,
            List.of(),
            "",
            "",
            "",
            Persistent.NONE,
            BAKERY,
            BAKERY,
            List.of(),
            List.of(),
            List.of(),
            0,
            "",
            ErrorDeclaration.NONE));
  }
}
