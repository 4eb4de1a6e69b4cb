package tallystick.domains.exchange;

import tallystick.domains.exchange.ExchangeAction.PlaceOrder;

/// An order that is being written, in minor units and units.
record Ticket(
    Side side,
    Kind kind,
    long price,
    long quantity,
    long stop,
    long offset,
    Peg peg,
    long display,
    TimeInForce time,
    long expires,
    boolean postOnly,
    SelfTrade selfTrade,
    String clientId) {

  Ticket(Side side, Kind kind, long price, long quantity) {
    this(
        side,
        kind,
        price,
        quantity,
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.NONE,
        "");
  }

  static Ticket limit(Side side, long ticks, long lots) {
    return new Ticket(side, Kind.LIMIT, ticks * Floor.TICK, lots * Floor.LOT);
  }

  static Ticket of(Side side, Kind kind, long ticks, long lots) {
    return new Ticket(side, kind, ticks * Floor.TICK, lots * Floor.LOT);
  }

  Ticket in(TimeInForce newTime) {
    return new Ticket(
        side, kind, price, quantity, stop, offset, peg, display, newTime, expires, postOnly,
        selfTrade, clientId);
  }

  Ticket until(long newExpires) {
    return new Ticket(
        side,
        kind,
        price,
        quantity,
        stop,
        offset,
        peg,
        display,
        TimeInForce.GTD,
        newExpires,
        postOnly,
        selfTrade,
        clientId);
  }

  Ticket at(long newStop, long newOffset) {
    return new Ticket(
        side,
        kind,
        price,
        quantity,
        newStop * Floor.TICK,
        newOffset * Floor.TICK,
        peg,
        display,
        time,
        expires,
        postOnly,
        selfTrade,
        clientId);
  }

  Ticket following(Peg newPeg, long newOffset) {
    return new Ticket(
        side,
        kind,
        price,
        quantity,
        stop,
        newOffset * Floor.TICK,
        newPeg,
        display,
        time,
        expires,
        postOnly,
        selfTrade,
        clientId);
  }

  Ticket showing(long lots) {
    return new Ticket(
        side,
        kind,
        price,
        quantity,
        stop,
        offset,
        peg,
        lots * Floor.LOT,
        time,
        expires,
        postOnly,
        selfTrade,
        clientId);
  }

  Ticket makingOnly() {
    return new Ticket(
        side, kind, price, quantity, stop, offset, peg, display, time, expires, true, selfTrade,
        clientId);
  }

  Ticket preventing(SelfTrade mode) {
    return new Ticket(
        side, kind, price, quantity, stop, offset, peg, display, time, expires, postOnly, mode,
        clientId);
  }

  Ticket named(String name) {
    return new Ticket(
        side, kind, price, quantity, stop, offset, peg, display, time, expires, postOnly, selfTrade,
        name);
  }

  PlaceOrder order() {
    return order(Floor.SYMBOL);
  }

  PlaceOrder order(String symbol) {
    return new PlaceOrder(
        symbol, side, kind, quantity, price, stop, offset, peg, display, time, expires, postOnly,
        selfTrade, clientId);
  }
}
