package tallystick.domains.market;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.Variant;

/// What the made-up shops of a demo venue sell.
final class Catalogue {
  /// One shop's goods; shopkeepers are the first members of a cast.
  static final List<List<Good>> SHOPS = List.of(roastery(), pottery(), workshop(), bookshop());

  private Catalogue() {}

  /// @param price of the first variant, in minor units; each further variant costs a fifth more
  record Good(String title, String text, String category, long price, List<String> variants) {

    CreateListing listing(String asset, long quantity, int shipHours, int confirmHours) {
      List<Variant> offered = new ArrayList<>();
      for (int i = 0; i < variants.size(); i++) {
        offered.add(new Variant(variants.get(i), "", price + price / 5 * i, quantity));
      }
      return new CreateListing(
          title, text, category, asset, List.of(), offered, shipHours, confirmHours);
    }
  }

  private static Good one(String title, String text, String category, long price) {
    return new Good(title, text, category, price, List.of(""));
  }

  private static List<Good> roastery() {
    String coffee = "Coffee";
    List<String> bags = List.of("250 g", "500 g", "1 kg");
    return List.of(
        new Good(
            "Ethiopia Guji, washed",
            "Jasmine and apricot, light roast. Harvested in January, roasted every Tuesday.",
            coffee,
            1_150,
            bags),
        new Good(
            "Colombia Huila espresso",
            "Chocolate and red apple. Made for espresso, forgiving at any grind.",
            coffee,
            990,
            bags),
        new Good(
            "Decaf, sugarcane process",
            "Caramel and orange peel; you would not know it is a decaf.",
            coffee,
            1_090,
            bags),
        one(
            "Hand grinder, steel burrs",
            "Forty clicks, 30 g hopper, no plastic in the path of the beans.",
            "Kitchen",
            6_900),
        one(
            "Paper filters, cone, 100 pieces",
            "Unbleached, oxygen-rinsed, for two cups.",
            "Kitchen",
            450),
        one(
            "Travel kettle, 0.6 l",
            "Gooseneck, folding handle, works on gas and induction.",
            "Kitchen",
            3_850));
  }

  private static List<Good> pottery() {
    String tableware = "Tableware";
    return List.of(
        new Good(
            "Stoneware mug, ash glaze",
            "Thrown by hand, 300 ml. No two are alike; dishwasher safe.",
            tableware,
            2_400,
            List.of("grey", "blue", "speckled")),
        new Good(
            "Breakfast bowl",
            "Wide and low, 18 cm, matt outside and glossy inside.",
            tableware,
            2_800,
            List.of("white", "sage")),
        one(
            "Serving platter, oval",
            "38 cm, for a roast or for bread. Slightly curved rim.",
            tableware,
            6_400),
        one("Butter dish with lid", "Holds 250 g, keeps it soft.", tableware, 3_600),
        one(
            "Planter with saucer, 14 cm",
            "Terracotta with a drainage hole, glazed saucer.",
            "Home",
            1_900),
        one("Bud vase, trio", "Three small vases, 9 to 14 cm.", "Home", 3_300));
  }

  private static List<Good> workshop() {
    String tools = "Tools";
    return List.of(
        one(
            "Block plane, low angle",
            "Ductile iron body, 35 mm blade in A2 steel, honed and ready to use.",
            tools,
            11_900),
        one(
            "Marking gauge, brass and beech",
            "Wheel cutter, micro adjustment, knurled lock.",
            tools,
            4_200),
        new Good(
            "Bench chisel",
            "O1 steel, ash handle, hand-ground. Sold singly.",
            tools,
            3_100,
            List.of("6 mm", "12 mm", "18 mm", "25 mm")),
        one("Leather strop with compound", "25 cm on oak, for a mirror edge.", tools, 2_250),
        one(
            "Folding workbench stool",
            "Birch plywood, carries 120 kg, folds to 5 cm.",
            "Furniture",
            7_900),
        one("Beeswax polish, 200 ml", "Beeswax and linseed oil, nothing else.", "Home", 1_400));
  }

  private static List<Good> bookshop() {
    String books = "Books";
    return List.of(
        one(
            "Atlas of coastal birds, second-hand",
            "1987 printing, dust jacket with a small tear, clean pages.",
            books,
            2_700),
        one(
            "Field notebook, waterproof, 3 pack",
            "48 pages each, dot grid, stone paper.",
            "Stationery",
            1_650),
        one(
            "Fountain pen, steel nib",
            "Fine nib, takes standard cartridges; converter included.",
            "Stationery",
            3_450),
        new Good(
            "Ink, 50 ml",
            "Dries fast, flows well, washes out of fingers.",
            "Stationery",
            990,
            List.of("blue-black", "moss", "oxblood")),
        one("A short history of the abacus", "Paperback, 212 pages, with plates.", books, 1_490),
        one(
            "Letterpress calendar",
            "Twelve sheets on cotton paper, printed on a 1955 platen.",
            "Stationery",
            2_900));
  }
}
