package tallystick.server.demo;

import java.util.List;

/// Where the demo's goods are made, kept and sold. Numbers are of the company prefix that GS1 keeps
/// for examples.
final class DemoPlaces {
  static final String ORCHARD = "414/9506000003016";
  static final String PRESS = "414/9506000003023";
  static final String HUB = "414/9506000003030";
  static final String ROOM_1 = "414/9506000003047";
  static final String ROOM_2 = "414/9506000003054";
  static final String GROCER = "414/9506000003061";
  static final String CAFE = "414/9506000003078";
  static final String FARM = "414/9506000003085";
  static final String CARTAGENA = "414/9506000003092";
  static final String GOTHENBURG = "414/9506000003108";
  static final String ROASTERY = "414/9506000003115";

  private static final String CARRIER = "Northway Cold Chain";

  static final List<Place> ALL =
      List.of(
          new Place(
              ORCHARD, "Hardanger orchard", "orchard", 60_325_000, 6_655_000, "", "Orchard Foods"),
          new Place(PRESS, "Press house", "plant", 60_327_000, 6_661_000, ORCHARD, "Orchard Foods"),
          new Place(HUB, "Bergen cold store", "warehouse", 60_375_000, 5_334_000, "", CARRIER),
          new Place(ROOM_1, "Cold room 1", "cold room", 60_375_000, 5_334_000, HUB, CARRIER),
          new Place(ROOM_2, "Cold room 2", "cold room", 60_375_000, 5_334_000, HUB, CARRIER),
          new Place(
              GROCER, "Corner Grocer, Oslo", "shop", 59_922_000, 10_752_000, "", "Corner Grocer"),
          new Place(
              CAFE, "Harbour Café, Copenhagen", "café", 55_679_000, 12_596_000, "", "Harbour Café"),
          new Place(
              FARM, "Finca La Loma, Huila", "farm", 1_852_000, -76_049_000, "", "Huila Growers"),
          new Place(CARTAGENA, "Port of Cartagena", "port", 10_402_000, -75_529_000, "", CARRIER),
          new Place(GOTHENBURG, "Port of Gothenburg", "port", 57_690_000, 11_850_000, "", CARRIER),
          new Place(
              ROASTERY,
              "Hilltop Roastery",
              "roastery",
              57_721_000,
              12_018_000,
              "",
              "Hilltop Roastery"));

  private DemoPlaces() {}

  /// Millionths of a degree; `partOf` is the key of the place around it.
  record Place(
      String key,
      String name,
      String kind,
      long latitude,
      long longitude,
      String partOf,
      String owner) {}
}
