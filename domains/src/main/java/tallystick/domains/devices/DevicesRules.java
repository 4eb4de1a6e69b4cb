package tallystick.domains.devices;

import static tallystick.domains.devices.Devices.COMMANDS;
import static tallystick.domains.devices.Devices.DEVICES;
import static tallystick.domains.devices.Devices.ENROLLED;
import static tallystick.domains.devices.Devices.MAX_COMMANDS;
import static tallystick.domains.devices.Devices.TAILS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.Devices.Command;
import tallystick.domains.devices.Devices.Device;
import tallystick.domains.devices.Devices.Enrolled;
import tallystick.domains.devices.Devices.Release;
import tallystick.domains.devices.Devices.Stage;
import tallystick.domains.devices.Devices.Tail;
import tallystick.domains.devices.DevicesAction.AcknowledgeAlarm;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.DevicesAction.LapseCommand;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.Reason;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RemoveThreshold;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.DevicesEvent.CommandAcknowledged;
import tallystick.domains.devices.DevicesEvent.CommandLapsed;
import tallystick.domains.devices.DevicesEvent.DeviceAssigned;
import tallystick.domains.devices.DevicesEvent.DeviceCommanded;
import tallystick.domains.devices.DevicesEvent.DeviceConfigured;
import tallystick.domains.devices.DevicesEvent.DeviceEnrolled;
import tallystick.domains.devices.DevicesEvent.DeviceRegistered;
import tallystick.domains.devices.DevicesEvent.DeviceReported;
import tallystick.domains.devices.DevicesEvent.DeviceRevoked;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of the room of devices: the registry, twins and commands. Releases are decided by
/// [ReleaseRules], readings and alarms by [ReadingRules].
final class DevicesRules {
  private DevicesRules() {}

  static Decision decide(DevicesAction action, Step step) {
    return switch (action) {
      case RegisterDevices a -> registerDevices(a, step);
      case EnrolDevice a -> enrolDevice(a, step);
      case AssignDevice a -> assignDevice(a, step);
      case RevokeDevice a -> revokeDevice(a, step);
      case ConfigureDevice a -> configureDevice(a, step);
      case ReportDevice a -> reportDevice(a, step);
      case CommandDevice a -> commandDevice(a, step);
      case AcknowledgeCommand a -> acknowledgeCommand(a, step);
      case LapseCommand a -> lapseCommand(a, step);
      case PublishRelease a -> ReleaseRules.publishRelease(a, step);
      case RollOut a -> ReleaseRules.rollOut(a, step);
      case RollBack a -> ReleaseRules.rollBack(a, step);
      case SetThreshold a -> ReadingRules.setThreshold(a, step);
      case RemoveThreshold a -> ReadingRules.removeThreshold(a, step);
      case RaiseAlarm a -> ReadingRules.raiseAlarm(a, step);
      case ClearAlarm a -> ReadingRules.clearAlarm(a, step);
      case AcknowledgeAlarm a -> ReadingRules.acknowledgeAlarm(a, step);
      case RecordReadings a -> ReadingRules.recordReadings(a, step);
    };
  }

  private static Decision registerDevices(RegisterDevices action, Step step) {
    State state = step.state();
    for (Claim claim : action.devices()) {
      if (state.get(DEVICES, claim.device()) != null) {
        return refuse(Reason.CLAIM_TAKEN);
      }
    }
    for (Claim claim : action.devices()) {
      state.put(
          DEVICES,
          claim.device(),
          new Device(
              step.by(), "", claim.claim(), action.place(), claim.group(), Stage.REGISTERED, 0));
      step.emit(
          new DeviceRegistered(
              claim.device(),
              step.by(),
              claim.label(),
              claim.model(),
              action.place(),
              claim.group()));
    }
    return ACCEPTED;
  }

  private static Decision enrolDevice(EnrolDevice action, Step step) {
    State state = step.state();
    String claim = Devices.claim(action.code());
    String id = Claim.idOf(claim);
    Device device = state.get(DEVICES, id);
    if (device == null || !device.claim().equals(claim)) {
      return refuse(Reason.CLAIM_UNKNOWN);
    }
    switch (device.stage()) {
      case ENROLLED -> {
        return refuse(Reason.DEVICE_ENROLLED);
      }
      case REVOKED -> {
        return refuse(Reason.DEVICE_REVOKED);
      }
      case REGISTERED -> {}
    }
    if (device.owner().equals(step.by())) {
      return refuse(Reason.OWN_DEVICE);
    }
    if (state.get(ENROLLED, step.by()) != null) {
      return refuse(Reason.PRINCIPAL_ENROLLED);
    }
    state.put(DEVICES, id, device.enrolled(step.by()));
    state.put(ENROLLED, step.by(), new Enrolled(id));
    state.put(TAILS, id, new Tail(0));
    step.emit(new DeviceEnrolled(id, device.owner(), step.by(), action.model(), action.firmware()));
    return ACCEPTED;
  }

  private static Decision assignDevice(AssignDevice action, Step step) {
    Reason hindrance = notOwned(action.device(), step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    Device device = device(action.device(), step);
    step.state().put(DEVICES, action.device(), device.at(action.place(), action.group()));
    step.emit(
        new DeviceAssigned(
            action.device(), step.by(), action.label(), action.place(), action.group()));
    return ACCEPTED;
  }

  private static Decision revokeDevice(RevokeDevice action, Step step) {
    Reason hindrance = notOwned(action.device(), step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    State state = step.state();
    String id = action.device();
    state.put(DEVICES, id, device(id, step).revoked());
    for (String row : state.scan(COMMANDS, id + "/", "", MAX_COMMANDS).keySet()) {
      state.remove(COMMANDS, row);
      step.emit(new CommandLapsed(row.substring(id.length() + 1), id, step.by()));
    }
    step.emit(new DeviceRevoked(id, step.by(), action.reason()));
    return ACCEPTED;
  }

  private static Decision configureDevice(ConfigureDevice action, Step step) {
    Reason hindrance = notOwned(action.device(), step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    Device device = device(action.device(), step);
    long version = device.wanted() + 1;
    step.state().put(DEVICES, action.device(), device.wanting(version));
    step.emit(new DeviceConfigured(action.device(), step.by(), version, action.wanted()));
    return ACCEPTED;
  }

  private static Decision reportDevice(ReportDevice action, Step step) {
    State state = step.state();
    String id = self(step);
    Device device = device(id, step);
    if (device.stage() == Stage.REVOKED) {
      return refuse(Reason.DEVICE_REVOKED);
    }
    if (action.version() > device.wanted()) {
      return refuse(Reason.VERSION_UNKNOWN);
    }
    for (String installed : action.installed()) {
      Release release = state.get(Devices.RELEASES, installed);
      if (release == null || !release.owner().equals(device.owner())) {
        return refuse(Reason.RELEASE_UNKNOWN);
      }
    }
    step.emit(
        new DeviceReported(
            id,
            device.owner(),
            action.version(),
            action.reported(),
            action.battery(),
            action.firmware(),
            action.latitude(),
            action.longitude(),
            action.accuracyMetres(),
            action.installed()));
    return ACCEPTED;
  }

  private static Decision commandDevice(CommandDevice action, Step step) {
    Reason hindrance = notOwned(action.device(), step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    State state = step.state();
    String id = action.device();
    if (device(id, step).stage() == Stage.REGISTERED) {
      return refuse(Reason.DEVICE_NOT_ENROLLED);
    }
    if (action.until() <= step.time()) {
      return refuse(Reason.UNTIL_PASSED);
    }
    if (state.scan(COMMANDS, id + "/", "", MAX_COMMANDS).size() == MAX_COMMANDS) {
      return refuse(Reason.COMMAND_LIMIT);
    }
    state.put(COMMANDS, id + "/" + step.id(), new Command(action.until()));
    step.emit(
        new DeviceCommanded(
            step.id(), id, step.by(), action.command(), action.arguments(), action.until()));
    return ACCEPTED;
  }

  private static Decision acknowledgeCommand(AcknowledgeCommand action, Step step) {
    State state = step.state();
    String id = self(step);
    Device device = device(id, step);
    if (device.stage() == Stage.REVOKED) {
      return refuse(Reason.DEVICE_REVOKED);
    }
    String row = id + "/" + action.command();
    Command command = state.get(COMMANDS, row);
    if (command == null) {
      return refuse(Reason.COMMAND_UNKNOWN);
    }
    if (step.time() >= command.until()) {
      return refuse(Reason.COMMAND_LATE);
    }
    state.remove(COMMANDS, row);
    step.emit(
        new CommandAcknowledged(
            action.command(), id, device.owner(), action.done(), action.result()));
    return ACCEPTED;
  }

  private static Decision lapseCommand(LapseCommand action, Step step) {
    String row = action.device() + "/" + action.command();
    Command command = step.state().get(COMMANDS, row);
    if (command == null) {
      return refuse(Reason.COMMAND_UNKNOWN);
    }
    if (step.time() < command.until()) {
      return refuse(Reason.COMMAND_NOT_DUE);
    }
    step.state().remove(COMMANDS, row);
    String owner = device(action.device(), step).owner();
    step.emit(new CommandLapsed(action.command(), action.device(), owner));
    return ACCEPTED;
  }

  /// Why who signs cannot do something with a device as its owner, or null.
  static @Nullable Reason notOwned(String id, Step step) {
    Device device = step.state().get(DEVICES, id);
    if (device == null) {
      return Reason.DEVICE_UNKNOWN;
    }
    if (!device.owner().equals(step.by())) {
      return Reason.NOT_OWNER;
    }
    return device.stage() == Stage.REVOKED ? Reason.DEVICE_REVOKED : null;
  }

  /// The id of the device that signs: the rulebook has seen to it that one does.
  static String self(Step step) {
    return Objects.requireNonNull(step.state().get(ENROLLED, step.by()), step.by()).device();
  }

  /// A device that there is.
  static Device device(String id, Step step) {
    return Objects.requireNonNull(step.state().get(DEVICES, id), id);
  }
}
