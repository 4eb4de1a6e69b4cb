package tallystick.server.demo;

import java.util.List;
import tallystick.domains.emissions.Basis;
import tallystick.domains.emissions.Factor;
import tallystick.domains.emissions.Mode;

/// A set of emission factors to begin with: published averages, each with its source. Where only
/// what leaves the vehicle was published, the rest is added in the ratio of the usual fuel in EN
/// 16258. How much longer a way is than the great circle is an estimate.
final class DemoFactors {
  static final String SET = "averages";
  static final String SOURCE =
      "Published averages of the United Kingdom and of EN 16258, to begin with: whoever has newer"
          + " or own ones publishes the next version.";

  private static final String ROAD_2012 =
      "Defra/DECC, GHG Conversion Factors for Company Reporting, 2012, annex 7, table 7e";
  private static final String DIRECT =
      "Defra's direct factor as cited by the Mode Shift Centre of the Freight Transport"
          + " Association; upstream added by EN 16258 for ";
  private static final String ENERGY = "EN 16258:2012, table A.1";
  private static final int ROAD_DETOUR = 1_250;
  private static final int SEA_DETOUR = 1_150;
  private static final int AIR_DETOUR = 1_050;
  private static final int NONE = 1_000;

  static final List<Factor> ALL =
      List.of(
          moves("van", "Van, diesel", Mode.ROAD, 590_700, 716_800, DIRECT + "diesel"),
          moves("road-rigid", "Rigid lorry over 17 t", Mode.ROAD, 192_340, 233_200, ROAD_2012),
          moves("road-artic", "Articulated lorry over 33 t", Mode.ROAD, 84_730, 102_730, ROAD_2012),
          moves("road-hgv", "All heavy lorries", Mode.ROAD, 123_660, 149_930, ROAD_2012),
          moves("rail", "Freight train", Mode.RAIL, 31_590, 38_330, DIRECT + "diesel"),
          moves(
              "sea-container",
              "Container ship over 3,000 TEU",
              Mode.SEA,
              15_360,
              16_660,
              DIRECT + "heavy fuel oil"),
          moves("sea-ferry", "Ro-ro ferry", Mode.SEA, 51_360, 55_720, DIRECT + "heavy fuel oil"),
          moves(
              "air-short",
              "Aeroplane, short haul",
              Mode.AIR,
              1_734_990,
              2_116_900,
              DIRECT + "jet fuel"),
          energy("diesel", "Diesel, by the litre", Mode.ROAD, "LTR", 2_670_000, 3_240_000),
          energy("heavy-oil", "Heavy fuel oil, by mass", Mode.SEA, "KGM", 3_150_000, 3_410_000),
          new Factor(
              "hub-chilled",
              "Chilled store",
              Mode.HUB,
              Basis.TONNE,
              "",
              0,
              3_000_000,
              NONE,
              false,
              "Made up for the demo"));

  private DemoFactors() {}

  private static Factor moves(
      String code, String name, Mode mode, long ttw, long wtw, String source) {
    int detour =
        switch (mode) {
          case SEA -> SEA_DETOUR;
          case AIR -> AIR_DETOUR;
          case ROAD, RAIL, INLAND_WATERWAY, PIPELINE, CABLE, HUB -> ROAD_DETOUR;
        };
    return new Factor(
        code, name, mode, Basis.TONNE_KILOMETRE, "", ttw, wtw, detour, mode == Mode.ROAD, source);
  }

  private static Factor energy(
      String code, String name, Mode mode, String unit, long ttw, long wtw) {
    return new Factor(code, name, mode, Basis.ENERGY, unit, ttw, wtw, NONE, false, ENERGY);
  }
}
