package tallystick.domains.exchange;

/// What a pegged order's price follows. Only displayed orders that are not pegged themselves count,
/// so that pegs never follow each other.
public enum Peg {
  /// It is not pegged.
  NONE(0),
  /// The best price of its own side.
  PRIMARY(1),
  /// The middle between the best bid and offer, rounded in its owner's favour.
  MID(2),
  /// The best price of the other side.
  MARKET(3);

  private static final Peg[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  Peg(int code) {
    this.code = code;
  }

  static Peg of(int code) {
    return ALL[code];
  }
}
