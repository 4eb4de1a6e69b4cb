package tallystick.domains.credits;

/// What kind of project it is: the sectoral scopes of the UNFCCC, and engineered removal.
public enum Sector {
  /// Scope 1: renewable and other energy.
  ENERGY_INDUSTRIES,
  /// Scope 2.
  ENERGY_DISTRIBUTION,
  /// Scope 3: less energy for the same, such as better stoves.
  ENERGY_DEMAND,
  /// Scope 4.
  MANUFACTURING,
  /// Scope 5.
  CHEMICAL_INDUSTRY,
  /// Scope 6.
  CONSTRUCTION,
  /// Scope 7.
  TRANSPORT,
  /// Scope 8: mines and minerals.
  MINING,
  /// Scope 9.
  METAL_PRODUCTION,
  /// Scope 10: what escapes from fuels.
  FUGITIVE_FUELS,
  /// Scope 11: what escapes of halocarbons and sulphur hexafluoride, ozone depleting substances
  /// too.
  FUGITIVE_GASES,
  /// Scope 12.
  SOLVENTS,
  /// Scope 13.
  WASTE,
  /// Scope 14: forests and other land use.
  FORESTRY,
  /// Scope 15.
  AGRICULTURE,
  /// Carbon taken out of the air or the sea by engineering: biochar, weathering, direct capture.
  CARBON_REMOVAL
}
