package tallystick.domains.planted.upper;

import tallystick.domains.planted.lower.LowerAction;

/// Planted: a room that uses one below it, and lacks most doors.
public final class UpperRules {
  private UpperRules() {}

  static LowerAction peek() {
    return new LowerAction();
  }
}
