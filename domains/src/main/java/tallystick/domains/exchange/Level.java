package tallystick.domains.exchange;

/// A price of the book as everyone may see it.
///
/// @param price in ticks
/// @param shown displayed quantity of all its orders, in lots
/// @param orders how many
public record Level(long price, long shown, int orders) {}
