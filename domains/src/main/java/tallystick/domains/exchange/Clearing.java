package tallystick.domains.exchange;

/// What an auction would do now.
///
/// @param price in ticks, or 0 if nothing can trade
/// @param volume what would trade, in lots
/// @param imbalance what buyers want at this price more than sellers offer, in lots; negative if
///   sellers offer more
public record Clearing(long price, long volume, long imbalance) {
  /// Bids and offers do not meet.
  public static final Clearing NONE = new Clearing(0, 0, 0);
}
