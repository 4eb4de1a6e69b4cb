package tallystick.domains.exchange;

/// What happens instead of a trade between two orders of one owner, or of two owners of one group.
/// The taker's mode decides. The six modes, and that a transfer needs both orders to ask for it,
/// are those of https://developers.binance.com/docs/binance-spot-api-docs/faqs/stp_faq.
public enum SelfTrade {
  /// They trade.
  NONE(0),
  /// The taker ends.
  EXPIRE_TAKER(1),
  /// The maker ends, and the taker goes on.
  EXPIRE_MAKER(2),
  /// Both end.
  EXPIRE_BOTH(3),
  /// Both lose the quantity that they would have traded; whichever has none left ends.
  DECREMENT(4),
  /// As DECREMENT, and between two different owners whose orders both say so, the quantity changes
  /// hands at the maker's price without a trade.
  TRANSFER(5);

  private static final SelfTrade[] ALL = values();

  /// The number that stands for it in a packed order and in the hash of a book.
  final int code;

  SelfTrade(int code) {
    this.code = code;
  }

  static SelfTrade of(int code) {
    return ALL[code];
  }

  /// Whether the taker stops at the first order of its own.
  boolean endsTaker() {
    return this == EXPIRE_TAKER || this == EXPIRE_BOTH;
  }

  /// Whether both sides lose the quantity.
  boolean reduces() {
    return this == DECREMENT || this == TRANSFER;
  }
}
