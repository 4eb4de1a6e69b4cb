package tallystick.server.devices;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The topics of a device: `tallystick/<principal>/…`.
final class Topics {
  static final String ACTS = "acts";
  static final String READINGS = "readings";
  static final String RECEIPTS = "receipts";
  static final String WANTED = "wanted";
  static final String COMMANDS = "commands";
  static final String RELEASES = "releases";

  private static final Pattern UP =
      Pattern.compile("tallystick/([0-9a-f]{32})/(" + ACTS + "|" + READINGS + ")");

  private Topics() {}

  /// Where a device sends something.
  record Up(String device, boolean readings) {}

  static String of(String device, String what) {
    return "tallystick/" + device + "/" + what;
  }

  /// What all devices send there.
  static String all(String what) {
    return "tallystick/+/" + what;
  }

  /// Whose topic it is, or null if nothing goes up there.
  static @Nullable Up up(String topic) {
    Matcher parts = UP.matcher(topic);
    return parts.matches() ? new Up(parts.group(1), parts.group(2).equals(READINGS)) : null;
  }
}
