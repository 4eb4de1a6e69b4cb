package tallystick.domains.compliance;

/// What a principal of a level may take out of an asset, in minor units. Periods are counted from
/// 1970, so that a day is one in UTC.
///
/// @param each most in one act
/// @param budget most in each period
public record Limit(Level level, String asset, long each, long budget, long periodMillis) {
  /// When the period began in which a time falls.
  long since(long time) {
    return time - time % periodMillis;
  }
}
