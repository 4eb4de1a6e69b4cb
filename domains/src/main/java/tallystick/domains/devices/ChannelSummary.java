package tallystick.domains.devices;

import java.util.List;
import java.util.LongSummaryStatistics;
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

  /// What some readings of one channel come to, in their order.
  static ChannelSummary of(String name, List<Reading> readings) {
    LongSummaryStatistics values = readings.stream().mapToLong(Reading::value).summaryStatistics();
    return new ChannelSummary(name, values.getMin(), values.getMax(), readings.getLast().value());
  }
}
