package tallystick.domains.exchange;

import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.kernel.At;

/// An order as it stands: prices are minor units of money for one lot, quantities units.
///
/// @param accepted the price that it was accepted with; `price` is the one of its last amendment
/// @param resting where a pegged order rests, when it is not at `price`; else 0
/// @param waits whether it is a stop that was not reached yet
/// @param held what was set aside when it was accepted
/// @param filled how many units traded, for `value` and `fees`
/// @param status OPEN, or why it is over
/// @param action the action that placed it; `doneBy` the one that ended it, empty while open
record PlacedOrder(
    long order,
    String instrument,
    String owner,
    String clientId,
    String side,
    String kind,
    long quantity,
    long price,
    long accepted,
    long stop,
    long offset,
    String peg,
    long display,
    String timeInForce,
    long expires,
    boolean postOnly,
    String selfTrade,
    long partner,
    long held,
    long resting,
    boolean waits,
    long open,
    long filled,
    long value,
    long fees,
    String status,
    long placed,
    String action,
    long done,
    String doneBy,
    long cursor) {

  static PlacedOrder of(OrderAccepted e, At at) {
    return new PlacedOrder(
        e.order(),
        e.instrument(),
        e.owner(),
        e.clientId(),
        e.side().name(),
        e.kind().name(),
        e.quantity(),
        e.price(),
        e.price(),
        e.stop(),
        e.offset(),
        e.peg().name(),
        e.display(),
        e.timeInForce().name(),
        e.expires(),
        e.postOnly(),
        e.selfTrade().name(),
        e.partner(),
        e.held(),
        0,
        e.kind().waits(),
        e.quantity(),
        0,
        0,
        0,
        "OPEN",
        at.time(),
        at.action(),
        0,
        "",
        at.cursor());
  }

  /// After a trade.
  PlacedOrder filled(long units, long money, long fee, long left) {
    return with(left, filled + units, value + money, fees + fee);
  }

  /// After a prevented match by which it lost units.
  PlacedOrder reduced(long units) {
    return with(open - units, filled, value, fees);
  }

  private PlacedOrder with(long newOpen, long newFilled, long newValue, long newFees) {
    return new PlacedOrder(
        order,
        instrument,
        owner,
        clientId,
        side,
        kind,
        quantity,
        price,
        accepted,
        stop,
        offset,
        peg,
        display,
        timeInForce,
        expires,
        postOnly,
        selfTrade,
        partner,
        held,
        resting,
        waits,
        newOpen,
        newFilled,
        newValue,
        newFees,
        status,
        placed,
        action,
        done,
        doneBy,
        cursor);
  }
}
