package tallystick.bench.micro.book;

import java.util.List;

/// One command of a stream.
///
/// @param price in ticks
/// @param quantity of an order the whole, of a reduction what is taken off, in lots
/// @param whole of a reduction or a move the whole quantity that results
record Op(
    Act act,
    int symbol,
    long order,
    long owner,
    boolean buys,
    long price,
    long quantity,
    long whole) {
  static final List<Act> ACTS = List.of(Act.values());

  /// What a command does.
  enum Act {
    LIMIT,
    IOC,
    CANCEL,
    REDUCE,
    MOVE
  }
}
