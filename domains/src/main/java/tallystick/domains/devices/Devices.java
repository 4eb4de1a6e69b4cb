package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import tallystick.kernel.Sha256;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// The rows of the room, and what other rooms may know of thresholds.
public final class Devices {
  /// Devices by id.
  static final Table<Device> DEVICES = new Table<>("devices.device", Device.class);

  /// What was enrolled, by principal; revoked ones stay, so that none comes back as another.
  static final Table<Enrolled> ENROLLED = new Table<>("devices.enrolled", Enrolled.class);

  /// How far readings go, by device.
  static final Table<Tail> TAILS = new Table<>("devices.tail", Tail.class);

  /// Commands that nobody has acknowledged, by `<device>/<id>`.
  static final Table<Command> COMMANDS = new Table<>("devices.command", Command.class);

  /// Releases by id.
  static final Table<Release> RELEASES = new Table<>("devices.release", Release.class);

  /// What is rolled out, by `<owner>/<group>/<kind>/<name>`.
  static final Table<RollOutRow> ROLL_OUTS = new Table<>("devices.roll-out", RollOutRow.class);

  /// Thresholds by `<owner>/<id>`.
  static final Table<Threshold> THRESHOLDS = new Table<>("devices.threshold", Threshold.class);

  /// Alarms that are not cleared, by id.
  static final Table<Alarm> ALARMS = new Table<>("devices.alarm", Alarm.class);

  /// The same by `<device>/<threshold>`: one at a time.
  static final Table<Ringing> RINGING = new Table<>("devices.ringing", Ringing.class);

  /// When one of an owner's devices last raised an alarm, by `<owner>/<threshold>`.
  static final Table<Rang> RANG = new Table<>("devices.rang", Rang.class);

  /// Commands of one device that wait at a time.
  static final int MAX_COMMANDS = 64;

  /// Thresholds of one owner at a time.
  static final int MAX_THRESHOLDS = 256;

  /// How far ahead of log time a device's clock may be.
  static final long TOLERANCE_MILLIS = 10L * 60 * 1000;

  private Devices() {}

  enum Stage {
    REGISTERED,
    ENROLLED,
    REVOKED
  }

  /// @param principal empty before it enrols
  /// @param wanted version of the configuration that it should have; 0 for none
  record Device(
      String owner,
      String principal,
      String claim,
      String place,
      String group,
      Stage stage,
      long wanted) {
    Device enrolled(String by) {
      return new Device(owner, by, claim, place, group, Stage.ENROLLED, wanted);
    }

    Device at(String newPlace, String newGroup) {
      return new Device(owner, principal, claim, newPlace, newGroup, stage, wanted);
    }

    Device revoked() {
      return new Device(owner, principal, claim, place, group, Stage.REVOKED, wanted);
    }

    Device wanting(long version) {
      return new Device(owner, principal, claim, place, group, stage, version);
    }
  }

  record Enrolled(String device) {}

  /// @param last number of the last reading
  record Tail(long last) {}

  record Command(long until) {}

  record Release(String owner, ReleaseKind kind, String name) {}

  /// @param percent of the group's devices, 1 to 100
  /// @param previous the release before, that all had; empty for none
  record RollOutRow(String release, int percent, String previous) {}

  record Threshold(
      Scope scope, String subject, String channel, long low, long high, int forSeconds) {
    boolean covers(String id, Device device) {
      return switch (scope) {
        case DEVICE -> subject.equals(id);
        case PLACE -> subject.equals(device.place());
        case GROUP -> subject.equals(device.group());
      };
    }
  }

  record Alarm(String device, String threshold, boolean acknowledged) {}

  record Ringing(String alarm) {}

  record Rang(long time) {}

  /// Whether an owner has a threshold, and no device has told since some log time that values were
  /// outside of it.
  public static boolean isKept(State state, String owner, String threshold, long since) {
    String row = owner + "/" + threshold;
    Rang rang = state.get(RANG, row);
    return state.get(THRESHOLDS, row) != null && (rang == null || rang.time() < since);
  }

  static boolean isDevice(State state, String principal) {
    return state.get(ENROLLED, principal) != null;
  }

  static boolean isOwner(State state, String id, String principal) {
    Device device = state.get(DEVICES, id);
    return device != null && device.owner().equals(principal);
  }

  /// Whether it is the device itself or its owner.
  static boolean isParty(State state, String id, String principal) {
    Device device = state.get(DEVICES, id);
    return device != null
        && (device.owner().equals(principal) || device.principal().equals(principal));
  }

  static boolean ringsFor(State state, String alarm, String principal) {
    Alarm row = state.get(ALARMS, alarm);
    return row != null && isParty(state, row.device(), principal);
  }

  static boolean ringsAtOwner(State state, String alarm, String principal) {
    Alarm row = state.get(ALARMS, alarm);
    return row != null && isOwner(state, row.device(), principal);
  }

  static boolean published(State state, String release, String principal) {
    Release row = state.get(RELEASES, release);
    return row != null && row.owner().equals(principal);
  }

  /// Whether a principal has set a threshold.
  public static boolean setThreshold(State state, String threshold, String principal) {
    return state.get(THRESHOLDS, principal + "/" + threshold) != null;
  }

  /// The claim that a code is for.
  static String claim(String code) {
    return HexFormat.of().formatHex(Sha256.of(code.getBytes(UTF_8)));
  }
}
