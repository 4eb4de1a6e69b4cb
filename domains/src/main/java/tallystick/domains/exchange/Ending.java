package tallystick.domains.exchange;

/// Why an order that was accepted is done.
public enum Ending {
  /// All of it traded.
  FILLED(0),
  /// Its owner, or the venue, cancelled it.
  CANCELLED(1),
  /// Its time came.
  EXPIRED(2),
  /// It could not rest, and found nothing more to trade with.
  UNFILLED(3),
  /// It had to trade whole, and could not.
  NOT_FILLABLE(4),
  /// It would have traded with its own owner or group.
  SELF_TRADE(5),
  /// The other order of its list traded, was triggered or ended.
  LINKED(6),
  /// It would have traded more often than one command may.
  TOO_MANY_TRADES(7),
  /// The instrument is delisted, or what it trades cannot change hands.
  SUSPENDED(8);

  private static final Ending[] ALL = values();

  /// The number that stands for it where there are only numbers.
  final int code;

  Ending(int code) {
    this.code = code;
  }

  static Ending of(int code) {
    return ALL[code];
  }
}
