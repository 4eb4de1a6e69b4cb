package tallystick.edge;

import tallystick.domains.devices.DevicesAction;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What is alarming, as the device was told: a threshold of the room `devices`.
///
/// @param threshold its id
/// @param low the smallest value that is not alarming, in thousandths of the channel's unit
/// @param high the largest
/// @param forSeconds how long values must be outside
record Rule(String threshold, String channel, long low, long high, int forSeconds) {
  /// Rules of one device.
  static final int MAX = 256;

  Rule {
    Require.id(threshold, "threshold");
    Require.matches(channel, DevicesAction.NAME, DevicesAction.NAME_SHAPE, "channel");
    Require.range(low, -Limits.AMOUNT, Limits.AMOUNT, "low");
    Require.range(high, low, Limits.AMOUNT, "high");
    Require.range(forSeconds, 0, 30 * 24 * 3600, "forSeconds");
  }

  /// How far outside a value is, 0 if it is not.
  long excess(long value) {
    return Math.max(0, Math.max(low - value, value - high));
  }
}
