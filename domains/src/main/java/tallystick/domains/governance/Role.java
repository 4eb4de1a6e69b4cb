package tallystick.domains.governance;

/// A right that is granted by vote. While nobody holds a role, every operator has it.
public enum Role {
  /// Issues credits, and keeps the registry of projects.
  REGISTRAR,
  /// Verifies projects.
  VERIFIER,
  /// Changes the phase of instruments.
  SUPERVISOR,
  /// Stops what was decided, before it takes effect.
  GUARDIAN,
  /// Decides how well principals are known, and freezes them.
  COMPLIANCE_OFFICER
}
