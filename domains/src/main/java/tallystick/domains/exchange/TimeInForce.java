package tallystick.domains.exchange;

/// How long an order may stay.
public enum TimeInForce {
  /// Until it is filled or cancelled.
  GTC(0),
  /// Until a time of the log: the book ends it when it is told that this time has come.
  GTD(1),
  /// Trades at once what it can; the rest ends.
  IOC(2),
  /// Trades at once and whole, or not at all.
  FOK(3);

  private static final TimeInForce[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  TimeInForce(int code) {
    this.code = code;
  }

  static TimeInForce of(int code) {
    return ALL[code];
  }

  /// Whether what is not traded at once may rest.
  boolean rests() {
    return this == GTC || this == GTD;
  }
}
