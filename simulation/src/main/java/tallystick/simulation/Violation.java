package tallystick.simulation;

/// Something that must never be, found by an auditor.
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  Violation(String message) {
    super(message);
  }

  Violation(Promise broken, String how) {
    super(broken + ": " + how);
  }

  /// @throws Violation unless it holds
  static void unless(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
