package tallystick.server;

/// What becomes of an empty venue.
public enum Demo {
  /// It stays empty.
  NONE,
  /// It is filled with a month of demo data.
  STILL,
  /// The same, and its dealers go on dealing.
  LIVE
}
