package tallystick.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tallystick.server.demo.Story.Scene.at;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.AcknowledgeAlarm;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;
import tallystick.domains.devices.ReleaseKind;
import tallystick.domains.devices.Scope;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Sha256;
import tallystick.server.devices.Telemetry.Batch;

/// The devices of the demo's cold chain: what they measured for a month, what was wrong on the way,
/// and what is wrong now.
final class DeviceMonth {
  /// When it was warmest in a room, and in a truck.
  static final Duration WARM_ROOM = Duration.ofDays(9).plusHours(23);

  static final Duration WARM_TRUCK = Duration.ofDays(27).plusHours(3);

  private static final String OWNER = JuiceMonth.CARRIER;
  private static final String GROUP = "cold-rooms";
  private static final String FIRMWARE = "2.3.0";
  private static final int BATCH_DAYS = 3;
  private static final Duration STEP = Duration.ofMinutes(30);

  /// The last hours are measured every minute, so that a chart of them is alive too.
  private static final Duration LATELY = Duration.ofHours(3);

  private static final Duration LATE_STEP = Duration.ofMinutes(1);

  private final Stage stage;
  private final long began;
  private final long ends;
  private final List<Batch> batches = new ArrayList<>();
  private final Map<DemoDevice, Tail> tails = new EnumMap<>(DemoDevice.class);
  private String roomTooWarm = "";
  private String truckTooWarm = "";
  private String alarm = "";

  /// Up to when a device has measured, and the number of its last reading.
  private record Tail(long time, long sequence) {}

  /// @param past how long the month is, that begins now
  DeviceMonth(Stage stage, Duration past) {
    this.stage = stage;
    this.began = stage.clock.millis();
    this.ends = began + past.toMillis();
  }

  List<Story.Scene> scenes() {
    List<Story.Scene> scenes = new ArrayList<>();
    scenes.add(at(1, 9, this::register));
    scenes.add(at(1, 10, this::set));
    for (int day = 1 + BATCH_DAYS; day <= 28; day += BATCH_DAYS) {
      scenes.add(at(day, 10, () -> measure(false)));
    }
    scenes.add(at(9, 23, () -> alarm = raise(DemoDevice.ROOM_2, roomTooWarm, 11_200)));
    scenes.add(at(10, 1, this::seeTo));
    scenes.add(at(10, 4, this::clear));
    scenes.add(at(14, 9, () -> release("1.0.0", 100)));
    scenes.add(at(21, 9, () -> release("1.1.0", 25)));
    scenes.add(at(24, 9, this::putUp));
    scenes.add(at(26, 9, this::revoke));
    scenes.add(at(27, 3, () -> alarm = raise(DemoDevice.TRUCK, truckTooWarm, 8_200)));
    scenes.add(at(27, 6, this::clear));
    scenes.add(at(28, 11, this::change));
    return scenes;
  }

  /// What was measured; to be kept where readings are.
  List<Batch> batches() {
    return batches;
  }

  /// What they say at last: it is too warm behind one door.
  void end() {
    measure(true);
    var _ = raise(DemoDevice.ROOM_1_DOOR, roomTooWarm, 9_200);
    var _ = command(DemoDevice.ROOM_1_DOOR, "close-door", "{\"force\":false}");
  }

  private void register() {
    for (DemoDevice device : DemoDevice.values()) {
      if (device.isLate()) {
        continue;
      }
      Claim claim = new Claim(device.claim(), device.label(), device.model(), device.group());
      stage.play(stage.who(device.owner()), new RegisterDevices(device.place(), List.of(claim)));
      if (device != DemoDevice.NEW) {
        String principal = stage.join(device.key());
        stage.play(principal, new RegisterPrincipal(device.label()));
        stage.play(principal, new EnrolDevice(device.code(), device.model(), FIRMWARE));
        tails.put(device, new Tail(stage.clock.millis(), 0));
      }
    }
  }

  /// Devices in the racks, and meters: registered together, put in their places, enrolled.
  private void putUp() {
    List<DemoDevice> late = Stream.of(DemoDevice.values()).filter(DemoDevice::isLate).toList();
    List<Action> owned = new ArrayList<>();
    owned.add(
        new RegisterDevices(
            "",
            late.stream()
                .map(one -> new Claim(one.claim(), one.label(), one.model(), one.group()))
                .toList()));
    for (DemoDevice one : late) {
      owned.add(new AssignDevice(one.id(), one.label(), one.place(), one.group()));
    }
    stage.playAll(stage.who(OWNER), owned);
    for (DemoDevice one : late) {
      stage.playAll(
          stage.join(one.key()),
          List.of(
              new RegisterPrincipal(one.label()),
              new EnrolDevice(one.code(), one.model(), FIRMWARE)));
      tails.put(one, new Tail(stage.clock.millis(), 0));
    }
  }

  private void set() {
    roomTooWarm = threshold(Scope.GROUP, GROUP, -1_000, 8_000, 600);
    truckTooWarm = threshold(Scope.DEVICE, DemoDevice.TRUCK.id(), -2_000, 7_000, 1_800);
    for (DemoDevice device : tails.keySet()) {
      configure(device, "{\"intervalSeconds\":60}");
      stage.play(
          device.principal(),
          new ReportDevice(
              1,
              "{\"intervalSeconds\":60,\"signal\":-71}",
              device.battery(),
              FIRMWARE,
              device.latitude(),
              device.longitude(),
              device.accuracyMetres(),
              List.of()));
    }
  }

  private String threshold(Scope scope, String subject, long low, long high, int seconds) {
    return stage.play(
        stage.who(OWNER), new SetThreshold(scope, subject, "temperature", low, high, seconds));
  }

  private void configure(DemoDevice device, String wanted) {
    stage.play(stage.who(device.owner()), new ConfigureDevice(device.id(), wanted));
  }

  /// Everything since the last time, in a batch for each device; what was put up late has measured
  /// so little that one batch at the end is enough.
  private void measure(boolean last) {
    tails.replaceAll((device, tail) -> {
      if (device.isLate() && !last) {
        return tail;
      }
      List<Reading> readings = new ArrayList<>();
      long sequence = tail.sequence;
      long now = stage.clock.millis();
      for (long time = next(tail.time); time <= now; time = next(time)) {
        for (String channel : device.channels()) {
          sequence++;
          long value = device.value(channel, time - began, ends - time, sequence);
          readings.add(new Reading(sequence, time, channel, value));
        }
      }
      String act = stage.play(device.principal(), new ReadingBatch(readings).action(0));
      batches.add(new Batch(hash(act), act, device.principal(), readings));
      return new Tail(now, sequence);
    });
  }

  private long next(long time) {
    long step = (time < ends - LATELY.toMillis() ? STEP : LATE_STEP).toMillis();
    return time - time % step + step;
  }

  private String raise(DemoDevice device, String threshold, long extreme) {
    long since = stage.clock.millis() - Duration.ofMinutes(42).toMillis();
    return stage.play(device.principal(), new RaiseAlarm(device.id(), threshold, since, extreme));
  }

  private void seeTo() {
    stage.play(stage.who(OWNER), new AcknowledgeAlarm(alarm));
    String command = command(DemoDevice.ROOM_2, "compressor", "{\"stage\":2}");
    stage.play(
        DemoDevice.ROOM_2.principal(), new AcknowledgeCommand(command, true, "{\"stage\":2}"));
  }

  private String command(DemoDevice device, String name, String arguments) {
    long until = stage.clock.millis() + Duration.ofDays(1).toMillis();
    return stage.play(stage.who(OWNER), new CommandDevice(device.id(), name, arguments, until));
  }

  private void clear() {
    stage.play(stage.who(OWNER), new ClearAlarm(alarm));
  }

  private void release(String version, int percent) {
    String sha256 = hash("anomalies " + version);
    String id =
        stage.play(
            stage.who(OWNER),
            new PublishRelease(ReleaseKind.MODEL, "anomalies", version, sha256, 184_320));
    stage.play(stage.who(OWNER), new RollOut(id, GROUP, percent));
  }

  private void revoke() {
    tails.remove(DemoDevice.OLD);
    stage.play(
        stage.who(OWNER), new RevokeDevice(DemoDevice.OLD.id(), "Replaced: it drifted by 2 °C."));
  }

  /// A change that the device has not taken up yet.
  private void change() {
    configure(DemoDevice.ROOM_2, "{\"intervalSeconds\":30}");
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }
}
