package tallystick.domains.privacy;

/// What somebody may agree to have their data used for; without consent, it is not.
public enum Purpose {
  /// Messages about news of the venue.
  NEWS,
  /// Statistics of how pages are used.
  STATISTICS,
  /// Recommendations that follow from what one did.
  RECOMMENDATIONS,
  /// Research by others, without names.
  RESEARCH
}
