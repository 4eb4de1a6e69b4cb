package tallystick.domains.exchange;

/// An order's terms. Prices are whole ticks, quantities whole lots ([Grid] makes them so).
///
/// @param id positive; unique among the open orders of the book
/// @param owner positive; whose order it is
/// @param group owners of one group do not trade with each other; 0 for none
/// @param quantity the whole, filled or not, in lots
/// @param price the worst acceptable, in ticks: required for limits; for others 0 if there is none:
///   the protection of a market order, stop or trailing stop, the cap of a pegged order
/// @param stop the trade price, in ticks, that triggers a stop; of a trailing stop the first one,
///   or 0 to start at the distance from the last trade; else 0
/// @param offset in ticks: of a trailing stop the distance, positive; of a pegged order what is
///   added to the price that it follows; else 0
/// @param display the part of an iceberg that is shown at a time, in lots; 0 shows all
/// @param expires log time in milliseconds for GTD, else 0
/// @param postOnly a limit that is refused rather than trade at once
public record Order(
    long id,
    long owner,
    long group,
    Side side,
    Kind kind,
    long quantity,
    long price,
    long stop,
    long offset,
    Peg peg,
    long display,
    TimeInForce timeInForce,
    long expires,
    boolean postOnly,
    SelfTrade selfTrade) {

  /// A limit order that stays until it is filled or cancelled.
  public static Order limit(long id, long owner, Side side, long price, long quantity) {
    return new Order(
        id,
        owner,
        0,
        side,
        Kind.LIMIT,
        quantity,
        price,
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE);
  }

  /// A market order; a protection price of 0 accepts any.
  public static Order market(long id, long owner, Side side, long protection, long quantity) {
    return new Order(
        id,
        owner,
        0,
        side,
        Kind.MARKET,
        quantity,
        protection,
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.IOC,
        0,
        false,
        SelfTrade.NONE);
  }

  /// A market order, or with a price a limit order, that waits for a trade at the stop price.
  public static Order stop(long id, long owner, Side side, long stop, long price, long quantity) {
    return new Order(
        id,
        owner,
        0,
        side,
        price == 0 ? Kind.STOP : Kind.STOP_LIMIT,
        quantity,
        price,
        stop,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE);
  }

  /// A stop that follows the trades at a distance.
  public static Order trailing(
      long id, long owner, Side side, long stop, long distance, long quantity) {
    return new Order(
        id,
        owner,
        0,
        side,
        Kind.TRAILING_STOP,
        quantity,
        0,
        stop,
        distance,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE);
  }

  /// An order that follows the best price of others, no further than the cap unless it is 0.
  public static Order pegged(
      long id, long owner, Side side, Peg peg, long offset, long cap, long quantity) {
    return new Order(
        id,
        owner,
        0,
        side,
        Kind.PEGGED,
        quantity,
        cap,
        0,
        offset,
        peg,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE);
  }

  /// The same, but how long it may stay.
  public Order with(TimeInForce inForce, long until) {
    return new Order(
        id, owner, group, side, kind, quantity, price, stop, offset, peg, display, inForce, until,
        postOnly, selfTrade);
  }

  /// The same as an iceberg.
  public Order showing(long part) {
    return new Order(
        id,
        owner,
        group,
        side,
        kind,
        quantity,
        price,
        stop,
        offset,
        peg,
        part,
        timeInForce,
        expires,
        postOnly,
        selfTrade);
  }

  /// The same, refused rather than trade at once.
  public Order asPostOnly() {
    return new Order(
        id,
        owner,
        group,
        side,
        kind,
        quantity,
        price,
        stop,
        offset,
        peg,
        display,
        timeInForce,
        expires,
        true,
        selfTrade);
  }

  /// The same within a group, with what happens instead of a trade inside it.
  public Order preventing(SelfTrade mode, long ownersOf) {
    return new Order(
        id,
        owner,
        ownersOf,
        side,
        kind,
        quantity,
        price,
        stop,
        offset,
        peg,
        display,
        timeInForce,
        expires,
        postOnly,
        mode);
  }
}
