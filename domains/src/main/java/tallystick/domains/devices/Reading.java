package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// One reading of a device. Its line `<sequence> <epoch ms> <channel> <milli-units>` in UTF-8,
/// without a line break, is a leaf of its batch's Merkle tree.
///
/// @param sequence from 1, one more with each reading of the device
/// @param time milliseconds since 1970 by the device's clock
/// @param value in thousandths of the channel's unit
public record Reading(long sequence, long time, String channel, long value) {
  private static final String NUMBER = "(0|-?[1-9][0-9]{0,15})";
  private static final Pattern LINE =
      Pattern.compile(NUMBER + " " + NUMBER + " (\\S{1,40}) " + NUMBER);

  public Reading {
    Require.positive(sequence, "sequence");
    Require.range(time, 0, Limits.AMOUNT, "time");
    Require.matches(channel, DevicesAction.NAME, DevicesAction.NAME_SHAPE, "channel");
    Require.range(value, -Limits.AMOUNT, Limits.AMOUNT, "value");
  }

  /// Reads a line: each reading has one form only, for its hash is what counts.
  ///
  /// @throws Require.Field when it is none
  public static Reading of(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new Require.Field("line", "must be <sequence> <epoch ms> <channel> <milli-units>");
    }
    return new Reading(
        Long.parseLong(parts.group(1)),
        Long.parseLong(parts.group(2)),
        parts.group(3),
        Long.parseLong(parts.group(4)));
  }

  /// The line.
  public String line() {
    return sequence + " " + time + " " + channel + " " + value;
  }

  /// The leaf.
  byte[] leaf() {
    return line().getBytes(UTF_8);
  }
}
