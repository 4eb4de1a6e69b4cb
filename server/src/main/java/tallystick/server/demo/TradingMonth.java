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
  private final TradingFloor floor;
  private boolean open;

  TradingMonth(Stage stage, GovernanceMonth governance) {
    this.stage = stage;
    this.governance = governance;
    this.floor = new TradingFloor(stage);
  }

  List<Scene> scenes() {
    return List.of(at(13, 10, this::approve), at(14, 8, this::begin), at(14, 9, this::uncross));
  }

  private void approve() {
    for (Dealers one : floor.dealers()) {
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
    for (Dealers one : floor.dealers()) {
      stage.play(stage.operator, new OpenInstrument(one.symbol()));
      one.quote(stage, 0, LEVELS);
      one.quote(stage, 1, LEVELS);
      one.take(stage, 0);
      var _ = stage.finish();
    }
  }

  private void uncross() {
    for (Dealers one : floor.dealers()) {
      stage.play(stage.operator, new Uncross(one.symbol()));
    }
    open = true;
  }

  /// The next thing that dealers do, once there is an exchange.
  void step() {
    if (open) {
      floor.step(2, LEVELS);
    }
  }

  /// Leaves deep books behind.
  void end() {
    for (Dealers one : floor.dealers()) {
      one.quote(stage, 0, LAST_LEVELS);
      one.quote(stage, 1, LAST_LEVELS);
    }
    var _ = stage.finish();
  }
}
