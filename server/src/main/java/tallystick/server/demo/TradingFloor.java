package tallystick.server.demo;

import java.util.List;
import tallystick.server.demo.Dealers.Wares;

/// The demo's instruments and who deals in them, one after the other.
final class TradingFloor {
  private final Stage stage;
  private final List<Dealers> dealers;
  private int turn;

  TradingFloor(Stage stage) {
    this.stage = stage;
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

  List<Dealers> dealers() {
    return dealers;
  }

  /// Begins what happens next: one dealer trades in one instrument, and in some rounds one quotes
  /// anew before.
  ///
  /// @param every how many rounds there are from quote to quote
  /// @param levels that are quoted on either side
  void step(int every, int levels) {
    Dealers one = dealers.get(turn % dealers.size());
    int round = turn / dealers.size();
    if (round % every == 0) {
      one.quote(stage, round / every, levels);
    }
    one.take(stage, round + stage.dice.below(2));
    turn++;
  }
}
