package tallystick.domains.exchange;

/// Which way an order trades.
public enum Side {
  BUY(0),
  SELL(1);

  private static final Side[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  Side(int code) {
    this.code = code;
  }

  static Side of(int code) {
    return ALL[code];
  }

  /// The side it trades against.
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /// Whether one price is strictly better for the counterparty than another, that is, nearer the
  /// front of the book: higher for a bid, lower for an offer.
  boolean better(long price, long than) {
    return this == BUY ? price > than : price < than;
  }
}
