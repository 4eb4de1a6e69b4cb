package tallystick.domains.devices;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What the readings of a channel in a batch come to, in thousandths of the channel's unit.
public record ChannelSummary(String name, long minimum, long maximum, long last) {
  public ChannelSummary {
    Require.matches(name, DevicesAction.NAME, DevicesAction.NAME_SHAPE, "name");
    Require.range(minimum, -Limits.AMOUNT, Limits.AMOUNT, "minimum");
    Require.range(maximum, minimum, Limits.AMOUNT, "maximum");
    Require.range(last, minimum, maximum, "last");
  }

  /// The same with one reading more.
  ChannelSummary with(long value) {
    return new ChannelSummary(name, Math.min(minimum, value), Math.max(maximum, value), value);
  }
}
