package tallystick.server.demo;

import static tallystick.domains.credits.Adjustment.APPLIED;
import static tallystick.domains.credits.Adjustment.AUTHORISED;
import static tallystick.domains.credits.Adjustment.NONE;
import static tallystick.domains.credits.Adjustment.PENDING;
import static tallystick.domains.credits.Sector.AGRICULTURE;
import static tallystick.domains.credits.Sector.CARBON_REMOVAL;
import static tallystick.domains.credits.Sector.ENERGY_DEMAND;
import static tallystick.domains.credits.Sector.ENERGY_INDUSTRIES;
import static tallystick.domains.credits.Sector.FORESTRY;
import static tallystick.domains.credits.Sector.WASTE;

import java.util.List;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.Sector;

/// The carbon projects of a demo venue. They are made up; places and methods are such as exist.
final class DemoSites {
  static final String MANGROVE = "Lamu mangrove restoration";
  static final String STOVES = "Rift Valley clean stoves";
  static final String BIOCHAR = "Saimaa biochar";

  /// In the order of their registration. The last is in the place of the first.
  static final List<Site> ALL =
      List.of(
          new Site(
              "TS-101",
              MANGROVE,
              "Mangrove Futures",
              "VM0033",
              "KE",
              FORESTRY,
              new Place(-2_180_000, 40_930_000, 22_000),
              new Years(2020, 2049),
              List.of(new Vintage(2023, 64_000), new Vintage(2024, 71_500)),
              List.of("CCP", "CCB"),
              AUTHORISED,
              "Nurseries kept by fishing villages replant 4,300 ha of mangrove that were cut for"
                  + " charcoal, and guard what grows back."),
          new Site(
              "TS-102",
              STOVES,
              "Clean Hearths",
              "VMR0050",
              "KE",
              ENERGY_DEMAND,
              new Place(-410_000, 36_020_000, 60_000),
              new Years(2021, 2030),
              List.of(new Vintage(2023, 38_200), new Vintage(2024, 52_900)),
              List.of("CORSIA"),
              APPLIED,
              "Stoves that need half the wood, built in Nakuru and paid off in six months. Use is"
                  + " metered in one household of twenty."),
          new Site(
              "TS-103",
              BIOCHAR,
              "Saimaa Biochar Works",
              "Biochar 3",
              "FI",
              CARBON_REMOVAL,
              new Place(61_180_000, 28_770_000, 1_500),
              new Years(2022, 2036),
              List.of(new Vintage(2024, 9_400), new Vintage(2025, 11_800)),
              List.of("CCP"),
              NONE,
              "Bark and crowns from thinning become biochar, which goes under the fields of the"
                  + " district. Every lot is weighed and sampled."),
          new Site(
              "TS-104",
              "Cerrado headwaters",
              "Mangrove Futures",
              "VM0047",
              "BR",
              FORESTRY,
              new Place(-14_130_000, -47_510_000, 35_000),
              new Years(2019, 2058),
              List.of(new Vintage(2022, 88_000), new Vintage(2023, 91_700)),
              List.of("CCP"),
              PENDING,
              "Pasture along the springs of three rivers goes back to savanna wood with seeds that"
                  + " neighbours collect."),
          new Site(
              "TS-105",
              "Gulf of Kutch wind",
              "Clean Hearths",
              "ACM0002",
              "IN",
              ENERGY_INDUSTRIES,
              new Place(22_840_000, 69_350_000, 18_000),
              new Years(2018, 2027),
              List.of(new Vintage(2021, 140_000), new Vintage(2022, 136_400)),
              List.of(),
              NONE,
              "Forty-eight turbines on the coast; the grid would have burnt coal."),
          new Site(
              "TS-106",
              "Mekong dry seedbeds",
              "Rice Without Methane",
              "VM0051",
              "VN",
              AGRICULTURE,
              new Place(10_040_000, 105_780_000, 45_000),
              new Years(2022, 2031),
              List.of(new Vintage(2023, 27_300), new Vintage(2024, 33_600)),
              List.of("SDVISTA"),
              PENDING,
              "Paddies are drained twice a season. Water gauges are read by satellite and by"
                  + " hand."),
          new Site(
              "TS-107",
              "Pachuca landfill gas",
              "Saimaa Biochar Works",
              "ACM0001",
              "MX",
              WASTE,
              new Place(20_120_000, -98_730_000, 1_200),
              new Years(2017, 2026),
              List.of(new Vintage(2023, 45_100), new Vintage(2024, 44_800)),
              List.of("CORSIA"),
              AUTHORISED,
              "Gas of a closed landfill drives two engines instead of leaking."),
          new Site(
              "TS-108",
              "Katingan peat canals",
              "Rice Without Methane",
              "VM0036",
              "ID",
              FORESTRY,
              new Place(-2_510_000, 113_420_000, 40_000),
              new Years(2020, 2059),
              List.of(new Vintage(2024, 118_000)),
              List.of("CCP", "CCB"),
              AUTHORISED,
              "Four hundred dams keep drained peat wet, so that it neither burns nor rots."),
          new Site(
              "TS-109",
              "Reykjanes basalt",
              "Saimaa Biochar Works",
              "CO2 mineral storage 1",
              "IS",
              CARBON_REMOVAL,
              new Place(63_880_000, -22_430_000, 3_000),
              new Years(2023, 2042),
              List.of(new Vintage(2025, 4_600)),
              List.of("CCP"),
              NONE,
              "Carbon dioxide from the air is dissolved in water, and turns into stone in two"
                  + " years."),
          new Site(
              "TS-110",
              "Lamu coast reforestation",
              "Rice Without Methane",
              "AR-ACM0003",
              "KE",
              FORESTRY,
              new Place(-2_250_000, 40_880_000, 15_000),
              new Years(2021, 2050),
              List.of(new Vintage(2024, 12_000)),
              List.of(),
              NONE,
              "Trees on the mainland side of the Lamu channel."));

  private DemoSites() {}

  /// Millionths of a degree, and metres.
  record Place(int latitude, int longitude, int extent) {}

  /// First and last year of crediting.
  record Years(int first, int last) {}

  /// Tonnes that were verified and issued of a year.
  record Vintage(int year, long tonnes) {}

  /// A project.
  record Site(
      String number,
      String name,
      String developer,
      String methodology,
      String country,
      Sector sector,
      Place place,
      Years years,
      List<Vintage> vintages,
      List<String> labels,
      Adjustment adjustment,
      String text) {}
}
