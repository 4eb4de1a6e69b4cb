package tallystick.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sensors as the command line names them.
final class Sensors {
  static final String FORMS =
      "cold-room[:PREFIX][@SEED][+FILE], 1-wire:CHANNEL=FILE, http:CHANNEL=ADDRESS#POINTER"
          + " or modbus:CHANNEL="
          + ModbusSensor.FORM;

  private static final Pattern COLD_ROOM =
      Pattern.compile("cold-room(?::([a-z0-9_.-]{1,20}))?(?:@([0-9]{1,9}))?(?:\\+(.{1,500}))?");
  private static final Pattern OTHER =
      Pattern.compile("(1-wire|http|modbus):([^=]{1,40})=(.{1,500})");

  private Sensors() {}

  /// @throws IllegalArgumentException with a sentence for the operator
  static Sensor of(String text) {
    Matcher room = COLD_ROOM.matcher(text);
    if (room.matches()) {
      String prefix = room.group(1) == null ? "" : room.group(1);
      long seed = room.group(2) == null ? prefix.hashCode() : Long.parseLong(room.group(2));
      return new ColdRoom(seed, prefix, room.group(3) == null ? null : Path.of(room.group(3)));
    }
    Matcher other = OTHER.matcher(text);
    if (!other.matches()) {
      throw new IllegalArgumentException("a sensor is " + FORMS + ", not " + text);
    }
    String channel = new Measurement(other.group(2), 0).channel();
    if (other.group(1).equals("1-wire")) {
      return new OneWireSensor(channel, Path.of(other.group(3)));
    }
    if (other.group(1).equals("modbus")) {
      return ModbusSensor.of(channel, other.group(3));
    }
    URI address = URI.create(other.group(3));
    String pointer = address.getFragment() == null ? "" : address.getFragment();
    if (!pointer.startsWith("/") || address.getHost() == null) {
      throw new IllegalArgumentException("an http sensor is http:CHANNEL=ADDRESS#/POINTER");
    }
    String plain = other.group(3).substring(0, other.group(3).indexOf('#'));
    return new HttpSensor(channel, URI.create(plain), pointer, new Inquiry<>());
  }
}
