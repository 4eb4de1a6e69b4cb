package tallystick.domains.emissions;

/// How goods move (ISO 14083, 5.3): modes of transport, and what is done at hubs.
public enum Mode {
  ROAD,
  RAIL,
  SEA,
  INLAND_WATERWAY,
  AIR,
  PIPELINE,
  CABLE,
  /// Transhipment and storage.
  HUB
}
