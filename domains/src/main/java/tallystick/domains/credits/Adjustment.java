package tallystick.domains.credits;

/// Whether the host country adds the units to its own emissions, so that nobody else counts them
/// (Paris Agreement, Article 6: the corresponding adjustment).
public enum Adjustment {
  /// Not asked for.
  NONE,
  /// Asked for; the host country has not decided.
  PENDING,
  /// Promised by the host country in a letter of authorisation.
  AUTHORISED,
  /// Made, and reported.
  APPLIED
}
