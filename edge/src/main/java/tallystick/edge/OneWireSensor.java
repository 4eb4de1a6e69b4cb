package tallystick.edge;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A 1-wire thermometer as Linux shows it in a file (`/sys/bus/w1/devices/28-…/w1_slave`,
/// https://docs.kernel.org/w1/slaves/w1_therm.html): two lines, the first ends with `YES` when the
/// checksum is good, the second with `t=` and thousandths of a degree Celsius.
///
/// @param file the file
record OneWireSensor(String channel, Path file) implements Sensor {
  private static final int MAX_BYTES = 1_000;
  private static final Pattern TEXT = Pattern.compile("(?s).* YES\\s.*t=(-?[0-9]{1,6})\\s*");

  /// What the chip says until it has measured for the first time.
  private static final long POWER_ON = 85_000;

  @Override
  public List<Measurement> measure(long time) throws IOException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IOException(file + " has no good checksum");
    }
    Measurement measured = Measurement.of(channel, new BigDecimal(parts.group(1)).movePointLeft(3));
    if (measured.value() == POWER_ON) {
      throw new IOException(file + " has not measured yet");
    }
    return List.of(measured);
  }
}
