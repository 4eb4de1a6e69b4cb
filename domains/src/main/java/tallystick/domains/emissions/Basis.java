package tallystick.domains.emissions;

/// What a factor is per.
public enum Basis {
  /// A tonne moved over a kilometre.
  TONNE_KILOMETRE,
  /// A tonne that goes through a hub.
  TONNE,
  /// A unit of fuel or energy.
  ENERGY
}
