package tallystick.domains.compliance;

/// How well somebody is known, the least first. What each needs is the venue's to say.
public enum Level {
  /// Not at all.
  NONE,
  /// By name and date of birth.
  BASIC,
  /// By documents that were looked at.
  FULL,
  /// By documents, and where the money comes from.
  ENHANCED
}
