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
  TANK("Press tank", "LT-30", "", DemoPlaces.PRESS, -1);

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
    return List.of("temperature", this == TANK ? "level" : "humidity");
  }

  /// What a channel shows, in thousandths of °C or of percent.
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
    };
  }

  /// So much more within five hours before and after something.
  private static double bump(long elapsed, Duration middle, double height) {
    double away = Math.abs(elapsed - middle.toMillis()) / (5 * 60 * MINUTE);
    return Math.max(0, 1 - away) * height;
  }
}
