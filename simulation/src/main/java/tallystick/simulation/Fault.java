package tallystick.simulation;

/// Something that must never be, found by an auditor.
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  Fault(String message) {
    super(message);
  }

  /// @throws Fault unless it holds
  static void unless(boolean holds, String otherwise) {
    if (!holds) {
      throw new Fault(otherwise);
    }
  }
}
