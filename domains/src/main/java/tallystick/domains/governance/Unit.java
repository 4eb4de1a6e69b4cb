package tallystick.domains.governance;

/// What a parameter counts.
public enum Unit {
  /// Hundredths of a percent.
  BASIS_POINTS,
  MILLISECONDS,
  /// Minor units of an instrument's money.
  MONEY,
  /// Units of an asset.
  UNITS,
  /// Blocks of the log.
  BLOCKS,
  /// How many there are.
  COUNT
}
