package tallystick.edge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tallystick.domains.devices.DevicesAction;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What a sensor says, before it has a number.
///
/// @param value in thousandths of the channel's unit
record Measurement(String channel, long value) {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Limits.AMOUNT);

  Measurement {
    Require.matches(channel, DevicesAction.NAME, DevicesAction.NAME_SHAPE, "channel");
    Require.range(value, -Limits.AMOUNT, Limits.AMOUNT, "value");
  }

  /// Of a decimal number in the channel's unit, to the nearest thousandth.
  ///
  /// @throws Require.Field when the number is too large
  static Measurement of(String channel, BigDecimal number) {
    // Compared before it is scaled: 1e999999999 has few digits until somebody writes them out.
    if (number.abs().compareTo(LARGEST) > 0) {
      throw new Require.Field("value", "must be at most " + Limits.AMOUNT + " thousandths");
    }
    BigDecimal thousandths = number.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN);
    if (thousandths.abs().compareTo(LARGEST) > 0) {
      throw new Require.Field("value", "must be at most " + Limits.AMOUNT + " thousandths");
    }
    return new Measurement(channel, thousandths.longValueExact());
  }
}
