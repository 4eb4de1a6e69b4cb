package tallystick.server.fix;

/// An open order of a session, as FIX speaks of it: prices are minor units, quantities units.
///
/// @param name the ClOrdID that it goes by now: that of the last replacement
/// @param value what its fills came to, for the average price
record Tracked(
    long order,
    String name,
    String instrument,
    String side,
    String kind,
    String timeInForce,
    long quantity,
    long price,
    long stop,
    long open,
    long filled,
    long value) {

  Tracked filled(long units, long money, long left) {
    return with(name, quantity, price, left, filled + units, value + money);
  }

  Tracked amended(String newName, long newQuantity, long newPrice, long left) {
    return with(newName, newQuantity, newPrice, left, filled, value);
  }

  Tracked left(long units) {
    return with(name, quantity, price, units, filled, value);
  }

  private Tracked with(
      String newName,
      long newQuantity,
      long newPrice,
      long newOpen,
      long newFilled,
      long newValue) {
    return new Tracked(
        order,
        newName,
        instrument,
        side,
        kind,
        timeInForce,
        newQuantity,
        newPrice,
        stop,
        newOpen,
        newFilled,
        newValue);
  }
}
