package tallystick.server.demo;

import static tallystick.server.demo.Story.Scene.at;

import java.util.List;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.server.demo.Dealers.Wares;
import tallystick.server.demo.Story.Scene;

/// The demo's exchange: instruments are approved and opened, and then traded until today.
final class TradingMonth {
  /// Levels that are quoted on the way, and at the end.
  private static final int LEVELS = 3;

  private static final int LAST_LEVELS = 10;

  private final Stage stage;
  private final GovernanceMonth governance;
  private final List<Dealers> dealers;
  private boolean open;
  private int turn;

  TradingMonth(Stage stage, GovernanceMonth governance) {
    this.stage = stage;
    this.governance = governance;
    this.dealers =
        List.of(
            dealing("MANGROVE24-USD", new Wares("C1-2024", 14_200, 10, 10, 12)),
            dealing("STOVES24-USD", new Wares("C2-2024", 6_400, 5, 10, 10)),
            dealing("BIOCHAR25-USD", new Wares("C3-2025", 12_800, 25, 1, 15)),
            dealing("NATURE-USD", new Wares(UnitsMonth.NATURE, 11_800, 10, 10, 12)));
  }

  private Dealers dealing(String symbol, Wares wares) {
    return new Dealers(symbol, wares, stage.dice);
  }

  List<Scene> scenes() {
    return List.of(at(13, 10, this::approve), at(14, 8, this::begin), at(14, 9, this::uncross));
  }

  private void approve() {
    for (Dealers one : dealers) {
      Wares wares = one.wares();
      governance.list(
          one.symbol(),
          new InstrumentTerms(
              wares.asset(),
              DemoPeople.ASSET,
              wares.tick(),
              wares.lot(),
              wares.lot(),
              wares.lot() * 5_000,
              stage.operator),
          "Spot, settled at once, by serial numbers.");
    }
  }

  private void begin() {
    for (Dealers one : dealers) {
      stage.play(stage.operator, new OpenInstrument(one.symbol()));
      one.quote(stage, 0, LEVELS);
      one.quote(stage, 1, LEVELS);
      one.take(stage, 0);
      var _ = stage.finish();
    }
  }

  private void uncross() {
    for (Dealers one : dealers) {
      stage.play(stage.operator, new Uncross(one.symbol()));
    }
    open = true;
  }

  /// One dealer trades, and in every other round one quotes anew: in one instrument after the
  /// other.
  void step() {
    if (!open) {
      return;
    }
    Dealers one = dealers.get(turn % dealers.size());
    int round = turn / dealers.size();
    if (round % 2 == 0) {
      one.quote(stage, round / 2, LEVELS);
    }
    one.take(stage, round + stage.dice.below(2));
    turn++;
  }

  /// Leaves deep books behind.
  void end() {
    for (Dealers one : dealers) {
      one.quote(stage, 0, LAST_LEVELS);
      one.quote(stage, 1, LAST_LEVELS);
    }
    var _ = stage.finish();
  }
}
