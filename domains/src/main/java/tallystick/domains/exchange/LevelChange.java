package tallystick.domains.exchange;

/// What became of a price of the book as everyone may see it.
///
/// @param price in ticks
/// @param shown displayed quantity of all its orders, in lots; 0 if none is left
/// @param orders how many; 0 if none is left
public record LevelChange(Side side, long price, long shown, int orders) {}
