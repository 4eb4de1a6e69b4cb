package tallystick.domains.exchange;

/// The unchanging small terms of an order, packed into one number.
final class Terms {
  private static final int SELL = 1;
  private static final int POST_ONLY = 2;
  private static final int KIND = 2;
  private static final int TIME = 5;
  private static final int PEG = 8;
  private static final int SELF_TRADE = 11;
  private static final int SPECIAL = 1 << 14;

  /// The bits that rows keep; those above follow from other terms.
  static final int KEPT = SPECIAL - 1;

  private static final int MASK = 7;

  private Terms() {}

  /// @param partner the other order of its list, or 0
  static int of(Order order, long partner) {
    return order.side().code
        | (isPlain(order) && partner == 0 ? 0 : SPECIAL)
        | (order.postOnly() ? POST_ONLY : 0)
        | order.kind().code << KIND
        | order.timeInForce().code << TIME
        | order.peg().code << PEG
        | order.selfTrade().code << SELF_TRADE;
  }

  /// Of a limit order without further terms.
  static int limit(Side side, TimeInForce timeInForce) {
    return side.code | Kind.LIMIT.code << KIND | timeInForce.code << TIME;
  }

  /// Whether the order has no other terms than these, and its price and quantity.
  static boolean isPlain(int terms) {
    return (terms & SPECIAL) == 0;
  }

  private static boolean isPlain(Order order) {
    return (order.kind() == Kind.LIMIT || order.kind() == Kind.MARKET)
        && (order.group() | order.display() | order.expires()) == 0;
  }

  static boolean isPegged(int terms) {
    return ((terms >> KIND) & MASK) == Kind.PEGGED.code;
  }

  static Side side(int terms) {
    return Side.of(terms & SELL);
  }

  static boolean postOnly(int terms) {
    return (terms & POST_ONLY) != 0;
  }

  static Kind kind(int terms) {
    return Kind.of((terms >> KIND) & MASK);
  }

  static TimeInForce timeInForce(int terms) {
    return TimeInForce.of((terms >> TIME) & MASK);
  }

  static Peg peg(int terms) {
    return Peg.of((terms >> PEG) & MASK);
  }

  static SelfTrade selfTrade(int terms) {
    return SelfTrade.of((terms >> SELF_TRADE) & MASK);
  }
}
