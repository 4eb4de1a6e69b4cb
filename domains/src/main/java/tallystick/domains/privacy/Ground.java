package tallystick.domains.privacy;

/// Why a person is erased.
public enum Ground {
  /// By oneself.
  OWN_WISH,
  /// Asked for on paper, by somebody who has lost all keys.
  REQUEST,
  /// Ordered by a court or an authority.
  ORDER,
  /// The person has died.
  DEATH,
  /// The person is too young to be here.
  MINOR
}
