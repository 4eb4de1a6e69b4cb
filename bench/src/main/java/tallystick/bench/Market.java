package tallystick.bench;

import java.util.List;
import tallystick.bench.Crowd.Person;

/// An instrument that a crowd trades.
///
/// @param depth orders that rest far from the price: lists of [Crowd#LIST], each of one owner
record Market(String symbol, List<Resting> depth) {
  /// Price step, in minor units of money for one lot.
  static final long TICK = 5;

  /// Quantity step, in units.
  static final long LOT = 10;

  /// An order that stays open.
  ///
  /// @param number that the exchange gave it
  record Resting(Person owner, long number, boolean buys) {}
}
