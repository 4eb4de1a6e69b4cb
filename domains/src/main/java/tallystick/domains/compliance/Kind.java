package tallystick.domains.compliance;

/// What officers decide of a principal.
public enum Kind {
  /// A level, by two.
  LEVEL,
  /// A lower level, by one.
  LOWERING,
  /// That it does nothing more, by one.
  FREEZE,
  /// That it may act again, by two.
  UNFREEZING
}
