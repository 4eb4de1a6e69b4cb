package tallystick.server.demo;

import static tallystick.server.demo.Story.Scene.at;

import java.util.List;
import tallystick.domains.credits.BasketRule;
import tallystick.domains.credits.Conditions;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.DefineBasket;
import tallystick.domains.credits.CreditsAction.Deposit;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.domains.credits.Sector;
import tallystick.domains.credits.Serials;
import tallystick.server.demo.Story.Scene;

/// What becomes of the demo's credits: they are pooled, handed on, and used.
final class UnitsMonth {
  static final String NATURE = "NATURE";
  private static final String REMOVAL = "REMOVAL";

  private final Stage stage;
  private String mistaken = "";

  UnitsMonth(Stage stage) {
    this.stage = stage;
  }

  List<Scene> scenes() {
    return List.of(
        at(10, 9, this::baskets),
        at(12, 12, this::handOn),
        at(13, 9, this::pool),
        at(15, 9, () -> retire("Fjord Ferries", "C2-2023", 1_200, "Crossings of October 2026")),
        at(18, 14, () -> retire("Orchard Foods", "C3-2024", 350, "Deliveries of 2025")),
        at(19, 9, () -> mistaken = ask("Orchard Foods", "C2-2023", 900, "Deliveries of 2024")),
        at(19, 11, this::takeBack),
        at(21, 10, this::retireByNumber),
        at(23, 9, () -> retire("Fjord Ferries", "C2-2023", 1_450, "Crossings of November 2026")),
        at(24, 16, () -> retire("Orchard Foods", "C1-2023", 2_000, "Harvest and cooling, 2025")),
        at(26, 10, this::cancel),
        at(27, 9, () -> retire("Clean Hearths", "C5-2021", 24_000, "Sold to a cement works")),
        at(28, 9, () -> retire("Fjord Ferries", "C1-2024", 800, "Harbour, 2026")),
        at(
            29,
            18,
            () -> mistaken = ask("Orchard Foods", "C3-2024", 120, "Office and travel, 2026")));
  }

  private void baskets() {
    define(NATURE, "Nature, 2022 and later, CCP", Sector.FORESTRY, 2022);
    define(REMOVAL, "Engineered removal, CCP", Sector.CARBON_REMOVAL, 2024);
  }

  private void define(String code, String name, Sector sector, int from) {
    BasketRule rule =
        new BasketRule(
            List.of(sector),
            List.of(),
            List.of(),
            from,
            2035,
            new Conditions(List.of("CCP"), List.of()));
    stage.play(stage.who(RegistryMonth.REGISTRAR), new DefineBasket(code, name, rule));
  }

  /// Developers hand units on to those who deal in them and those who use them.
  private void handOn() {
    for (String trader : Dealers.ALL) {
      give("Mangrove Futures", trader, "C1-2024", 9_000);
      give("Clean Hearths", trader, "C2-2024", 8_000);
      give("Saimaa Biochar Works", trader, "C3-2025", 1_800);
    }
    give("Clean Hearths", "Fjord Ferries", "C2-2023", 6_000);
    give("Clean Hearths", "Orchard Foods", "C2-2023", 2_500);
    give("Saimaa Biochar Works", "Orchard Foods", "C3-2024", 900);
    give("Mangrove Futures", "Orchard Foods", "C1-2023", 5_000);
    give("Mangrove Futures", "Fjord Ferries", "C1-2024", 2_000);
  }

  private void give(String from, String to, String asset, long quantity) {
    stage.play(
        stage.who(from),
        new TransferCredits(
            stage.who(to), asset, quantity, List.of(), Conditions.NONE, "Off-take agreement"));
  }

  private void pool() {
    for (String trader : Dealers.ALL) {
      give("Mangrove Futures", trader, "C4-2022", 9_500);
      stage.play(stage.who(trader), new Deposit(NATURE, "C4-2022", 9_000, List.of()));
    }
    stage.play(
        stage.who("Saimaa Biochar Works"), new Deposit(REMOVAL, "C3-2024", 2_000, List.of()));
  }

  private void retire(String who, String asset, long quantity, String purpose) {
    stage.play(stage.who(who), new FinaliseRetirement(ask(who, asset, quantity, purpose)));
  }

  private String ask(String who, String asset, long quantity, String purpose) {
    return stage.play(
        stage.who(who),
        new RequestRetirement(asset, quantity, List.of(), who, purpose, "We measure first."));
  }

  private void takeBack() {
    stage.play(stage.who("Orchard Foods"), new WithdrawRetirement(mistaken));
  }

  /// By the very serial numbers, for somebody else.
  private void retireByNumber() {
    List<Serials> ranges = List.of(new Serials("tallystick-TS-101", 30_001, 30_365));
    String retirement =
        stage.play(
            stage.who("Mangrove Futures"),
            new RequestRetirement(
                "C1-2023",
                365,
                ranges,
                "Lamu Secondary School",
                "The school bus, a tonne a day",
                "With thanks to those who planted."));
    stage.play(stage.who("Mangrove Futures"), new FinaliseRetirement(retirement));
  }

  private void cancel() {
    stage.play(
        stage.who("Rice Without Methane"),
        new CancelUnits("C6-2023", 150, List.of(), "Gauge 17 had failed for three weeks."));
  }
}
