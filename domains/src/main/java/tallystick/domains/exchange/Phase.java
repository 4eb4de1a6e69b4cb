package tallystick.domains.exchange;

/// What the book does with orders.
public enum Phase {
  /// Matches them as they come.
  CONTINUOUS(0),
  /// Collects limit orders, which may cross, until they are traded at one price.
  AUCTION(1),
  /// Lets orders only be cancelled or expire.
  HALTED(2),
  /// Trades what an auction has collected, at the price that is fixed, which is the last one: so
  /// many orders at a time, and nothing else until that is done.
  UNCROSSING(3);

  private static final Phase[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  Phase(int code) {
    this.code = code;
  }

  static Phase of(int code) {
    return ALL[code];
  }
}
