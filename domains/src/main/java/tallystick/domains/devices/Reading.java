package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// One reading of a device. Its line `<sequence> <epoch ms> <channel> <milli-units>` in UTF-8,
/// without a line break, is a leaf of its batch's Merkle tree.
///
/// @param sequence from 1, one more with each reading of the device
/// @param time milliseconds since 1970 by the device's clock
/// @param value in thousandths of the channel's unit
public record Reading(long sequence, long time, String channel, long value) {
  private static final int PARTS = 4;

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
    String[] parts = line.split(" ", PARTS + 1);
    if (parts.length != PARTS) {
      throw none();
    }
    Reading reading;
    try {
      reading =
          new Reading(
              Long.parseLong(parts[0]),
              Long.parseLong(parts[1]),
              parts[2],
              Long.parseLong(parts[3]));
    } catch (NumberFormatException e) {
      throw none();
    }
    // Other ways to write the same numbers, as +1 or 007, are no lines.
    if (!reading.line().equals(line)) {
      throw none();
    }
    return reading;
  }

  private static Require.Field none() {
    return new Require.Field("line", "must be <sequence> <epoch ms> <channel> <milli-units>");
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
