package tallystick.domains.devices;

import static tallystick.domains.devices.Devices.ALARMS;
import static tallystick.domains.devices.Devices.COMMANDS;
import static tallystick.domains.devices.Devices.DEVICES;
import static tallystick.domains.devices.Devices.ENROLLED;
import static tallystick.domains.devices.Devices.RELEASES;
import static tallystick.domains.devices.Devices.RINGING;
import static tallystick.domains.devices.Devices.ROLL_OUTS;
import static tallystick.domains.devices.Devices.TAILS;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.Devices.Alarm;
import tallystick.domains.devices.Devices.Device;
import tallystick.domains.devices.Devices.Enrolled;
import tallystick.domains.devices.Devices.Release;
import tallystick.domains.devices.Devices.Ringing;
import tallystick.domains.devices.Devices.RollOutRow;
import tallystick.domains.devices.Devices.Stage;
import tallystick.domains.devices.Devices.Tail;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of devices.
final class DevicesInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "a device has one principal", true, DevicesInvariants::devicesHavePrincipals),
          new Invariant("a principal is one device", true, DevicesInvariants::principalsAreDevices),
          new Invariant("readings are of devices", true, DevicesInvariants::readingsAreOfDevices),
          new Invariant("commands wait for devices", true, DevicesInvariants::commandsWait),
          new Invariant("groups have releases of their owner", true, DevicesInvariants::released),
          new Invariant("an alarm rings once", true, DevicesInvariants::alarmsRing),
          new Invariant("what rings is an alarm", true, DevicesInvariants::whatRingsIsAnAlarm));

  private DevicesInvariants() {}

  private static @Nullable String devicesHavePrincipals(State state) {
    for (String id : state.touched(DEVICES)) {
      Device device = state.get(DEVICES, id);
      if (device == null || !id.equals(Claim.idOf(device.claim()))) {
        return id + " is gone, or has another's claim";
      }
      boolean enrolled = !device.principal().isEmpty();
      if (device.stage() == (enrolled ? Stage.REGISTERED : Stage.ENROLLED)) {
        return id + " is " + device.stage() + " with the principal " + device.principal();
      }
      if (enrolled && !new Enrolled(id).equals(state.get(ENROLLED, device.principal()))) {
        return id + " says that it is " + device.principal();
      }
    }
    return null;
  }

  private static @Nullable String principalsAreDevices(State state) {
    for (String principal : state.touched(ENROLLED)) {
      Enrolled enrolled = state.get(ENROLLED, principal);
      Device device = enrolled == null ? null : state.get(DEVICES, enrolled.device());
      if (device == null || !device.principal().equals(principal)) {
        return principal + " is not what it enrolled as";
      }
    }
    return null;
  }

  private static @Nullable String readingsAreOfDevices(State state) {
    for (String id : state.touched(TAILS)) {
      Tail tail = state.get(TAILS, id);
      Tail before = state.before(TAILS, id);
      Device device = state.get(DEVICES, id);
      if (tail == null || tail.last() < (before == null ? 0 : before.last())) {
        return id + " has readings fewer than before";
      }
      if (device == null || device.principal().isEmpty()) {
        return id + " has readings, and never enrolled";
      }
    }
    return null;
  }

  private static @Nullable String commandsWait(State state) {
    for (String row : state.touched(COMMANDS)) {
      Device device = state.get(DEVICES, row.substring(0, row.indexOf('/')));
      if (state.get(COMMANDS, row) != null
          && (device == null || device.stage() != Stage.ENROLLED)) {
        return row + " waits for what hears nothing";
      }
    }
    return null;
  }

  private static @Nullable String released(State state) {
    for (String row : state.touched(ROLL_OUTS)) {
      RollOutRow so = state.get(ROLL_OUTS, row);
      if (so != null && !(isOf(state, so.release(), row) && isOf(state, so.previous(), row))) {
        return row + " has " + so;
      }
    }
    return null;
  }

  /// Whether a release is what a row of a roll-out is about; none is, too.
  private static boolean isOf(State state, String id, String row) {
    Release release = state.get(RELEASES, id);
    String group = row.split("/", 3)[1];
    return id.isEmpty() || (release != null && ReleaseRules.row(release, group).equals(row));
  }

  private static @Nullable String alarmsRing(State state) {
    for (String id : state.touched(ALARMS)) {
      Alarm alarm = state.get(ALARMS, id);
      if (alarm != null
          && !new Ringing(id)
              .equals(state.get(RINGING, alarm.device() + "/" + alarm.threshold()))) {
        return id + " does not ring";
      }
    }
    return null;
  }

  private static @Nullable String whatRingsIsAnAlarm(State state) {
    for (String row : state.touched(RINGING)) {
      Ringing ringing = state.get(RINGING, row);
      Alarm alarm = ringing == null ? null : state.get(ALARMS, ringing.alarm());
      if (ringing != null
          && (alarm == null || !row.equals(alarm.device() + "/" + alarm.threshold()))) {
        return row + " rings for nothing";
      }
    }
    return null;
  }
}
