package tallystick.domains.governance;

/// What a voter wants.
public enum Choice {
  FOR,
  AGAINST,
  /// Counts for the quorum only.
  ABSTAIN
}
