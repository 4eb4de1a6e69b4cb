package tallystick.domains.exchange;

/// How much a book takes.
public final class BookLimits {
  /// Highest price, in ticks.
  public static final long MAX_PRICE = (1L << 36) - 1;

  /// Largest quantity of an order, in lots: those of a full book add up within 63 bits.
  public static final long MAX_QUANTITY = (1L << 40) - 1;

  /// Most open orders.
  public static final int MAX_ORDERS = 1 << 20;

  /// Most open pegged orders: every one may move when the best price does.
  public static final int MAX_PEGGED = 1_000;

  /// Most open trailing stops: every one may move with every trade.
  public static final int MAX_TRAILING = 1_000;

  /// An iceberg shows at least one part in so many, for each part is a trade of its own.
  public static final int MAX_REFRESHES = 100;

  /// Most trades, prevented matches and triggered stops of one command, all together, on the
  /// exchange. What it means that there are no more is with [OrderBook].
  public static final int MAX_TRADES = 250;

  private BookLimits() {}
}
