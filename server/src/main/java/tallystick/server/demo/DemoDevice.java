package tallystick.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tallystick.kernel.Ids;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

/// The demo's devices, and what they would measure. Keys and claim codes follow from their labels,
/// as those of the demo people do: they guard nothing.
enum DemoDevice {
  ROOM_1_DOOR("Cold room 1, door", "TH-200", "cold-rooms", DemoPlaces.ROOM_1, 88),
  ROOM_1_WALL("Cold room 1, far wall", "TH-200", "cold-rooms", DemoPlaces.ROOM_1, 91),
  ROOM_2("Cold room 2", "TH-200", "cold-rooms", DemoPlaces.ROOM_2, 64),
  TRUCK("Truck 7", "Track-4", "trucks", "", 14),
  OLD("Cold room 2, old logger", "TH-100", "", DemoPlaces.ROOM_2, 3),
  NEW("Cold room 1, gate", "TH-200", "cold-rooms", DemoPlaces.ROOM_1, -1),
  TANK("Press tank", "LT-30", "", DemoPlaces.PRESS, -1),
  RACK_B(
      "Cold room 1, rack B", "TH-200", "racks", WarehouseMonth.bin(DemoPlaces.ROOM_1, 1, 3, 2), 97),
  RACK_E(
      "Cold room 1, rack E",
      "TH-200",
      "racks",
      WarehouseMonth.bin(DemoPlaces.ROOM_1, 4, 11, 4),
      96),
  RACK_C(
      "Cold room 2, rack C", "TH-200", "racks", WarehouseMonth.bin(DemoPlaces.ROOM_2, 2, 8, 3), 97),
  METER_1("Cold room 1, compressor", "PM-3", "meters", DemoPlaces.ROOM_1, -1),
  METER_2("Cold room 2, compressor", "PM-3", "meters", DemoPlaces.ROOM_2, -1);

  private static final String CARRIER = JuiceMonth.CARRIER;
  private static final double DAY = Duration.ofDays(1).toMillis();
  private static final double MINUTE = Duration.ofMinutes(1).toMillis();

  private final String label;
  private final String model;
  private final String group;
  private final String place;
  private final int battery;

  DemoDevice(String label, String model, String group, String place, int battery) {
    this.label = label;
    this.model = model;
    this.group = group;
    this.place = place;
    this.battery = battery;
  }

  String label() {
    return label;
  }

  String model() {
    return model;
  }

  String group() {
    return group;
  }

  /// A key; empty for what is under way.
  String place() {
    return place;
  }

  /// Percent, -1 for none.
  int battery() {
    return battery;
  }

  String owner() {
    return this == TANK ? JuiceMonth.MAKER : CARRIER;
  }

  /// Where it is, in millionths of a degree.
  int latitude() {
    return this == TRUCK ? 60_388_000 : 0;
  }

  int longitude() {
    return this == TRUCK ? 5_323_000 : 0;
  }

  /// How far off that may be; 0 for what says nothing about where it is.
  int accuracyMetres() {
    return this == TRUCK ? 25 : 0;
  }

  String code() {
    return "demo-claim-code:" + name().toLowerCase(Locale.ROOT);
  }

  String claim() {
    return HexFormat.of().formatHex(hash(code()));
  }

  String id() {
    return claim().substring(0, 32);
  }

  SigningKey key() {
    return SigningKey.fromSeed(hash("tallystick.demo-device/v1\n" + label));
  }

  String principal() {
    return Ids.principalOf(key().keyId());
  }

  private static byte[] hash(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  List<String> channels() {
    return switch (this) {
      case METER_1, METER_2 -> List.of("power");
      case RACK_B, RACK_C, RACK_E -> List.of("temperature");
      case TANK -> List.of("temperature", "level");
      case ROOM_1_DOOR, ROOM_1_WALL, ROOM_2, TRUCK, OLD, NEW -> List.of("temperature", "humidity");
    };
  }

  /// Put up with the racks, weeks after the others.
  boolean isLate() {
    return group.equals("racks") || group.equals("meters");
  }

  /// What a channel shows, in thousandths of °C, of percent or of a kilowatt.
  ///
  /// @param elapsed milliseconds since the month began
  /// @param left milliseconds until it ends
  long value(String channel, long elapsed, long left, long sequence) {
    double day = Math.sin(2 * Math.PI * elapsed / DAY);
    int noise = Math.floorMod(sequence * 2_654_435_761L + label.hashCode(), 311) - 155;
    return noise
        + (long)
            switch (channel) {
              case "temperature" -> temperature(day, elapsed, left);
              case "power" -> power(day, elapsed, left);
              case "level" -> 46_000 + 30_000 * Math.sin(elapsed / DAY);
              default -> 82_000 + 3_000 * day;
            };
  }

  private double temperature(double day, long elapsed, long left) {
    double defrosting = elapsed % (DAY / 4) < 40 * MINUTE ? 1_100 : 0;
    return switch (this) {
      case ROOM_1_DOOR -> 4_300 + 400 * day + Math.max(0, 5_000 * (1 - left / (90 * MINUTE)));
      case ROOM_1_WALL -> 3_600 + 200 * day + defrosting;
      case ROOM_2 -> 4_000 + 300 * day + defrosting + bump(elapsed, DeviceMonth.WARM_ROOM, 7_200);
      case TRUCK -> 4_600 + 900 * day + bump(elapsed, DeviceMonth.WARM_TRUCK, 3_600);
      case TANK -> 11_800 + 900 * day;
      case OLD, NEW -> 4_000 + 600 * day;
      case RACK_B -> 4_200 + 300 * day + Math.max(0, 3_100 * (1 - left / (90 * MINUTE)));
      case RACK_E -> 3_300 + 150 * day;
      case RACK_C -> 3_900 + 200 * day;
      case METER_1, METER_2 -> 0;
    };
  }

  /// A compressor runs a third of the time, and all of it behind an open door.
  private double power(double day, long elapsed, long left) {
    boolean cools = elapsed % (90 * MINUTE) < 30 * MINUTE;
    boolean strains = this == METER_1 && left < 80 * MINUTE;
    return (cools || strains ? 11_400 + 900 * day : 1_300) + (strains ? 2_600 : 0);
  }

  /// So much more within five hours before and after something.
  private static double bump(long elapsed, Duration middle, double height) {
    double away = Math.abs(elapsed - middle.toMillis()) / (5 * 60 * MINUTE);
    return Math.max(0, 1 - away) * height;
  }
}
