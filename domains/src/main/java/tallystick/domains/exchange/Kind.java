package tallystick.domains.exchange;

/// The order types.
public enum Kind {
  /// Trades at its price or better.
  LIMIT(0),
  /// Trades at once at whatever the book offers, no worse than its protection price.
  MARKET(1),
  /// Becomes a market order when a trade reaches its stop price.
  STOP(2),
  /// Becomes a limit order when a trade reaches its stop price.
  STOP_LIMIT(3),
  /// A stop whose stop price follows the trades at a distance, in its owner's favour only.
  TRAILING_STOP(4),
  /// Rests at a distance from the best price of others, and moves with it.
  PEGGED(5);

  private static final Kind[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  Kind(int code) {
    this.code = code;
  }

  static Kind of(int code) {
    return ALL[code];
  }

  /// Whether it waits for a trade before it does anything.
  public boolean waits() {
    return this == STOP || this == STOP_LIMIT || this == TRAILING_STOP;
  }

  /// Whether it trades at any price unless it names the worst one.
  boolean takesAnyPrice() {
    return this == MARKET || this == STOP || this == TRAILING_STOP;
  }
}
