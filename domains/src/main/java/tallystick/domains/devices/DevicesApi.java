package tallystick.domains.devices;

import java.util.List;
import tallystick.domains.devices.DevicesAction.LapseCommand;
import tallystick.domains.devices.DevicesEvent.AlarmAcknowledged;
import tallystick.domains.devices.DevicesEvent.AlarmCleared;
import tallystick.domains.devices.DevicesEvent.AlarmRaised;
import tallystick.domains.devices.DevicesEvent.CommandAcknowledged;
import tallystick.domains.devices.DevicesEvent.CommandLapsed;
import tallystick.domains.devices.DevicesEvent.DeviceAssigned;
import tallystick.domains.devices.DevicesEvent.DeviceCommanded;
import tallystick.domains.devices.DevicesEvent.DeviceConfigured;
import tallystick.domains.devices.DevicesEvent.DeviceEnrolled;
import tallystick.domains.devices.DevicesEvent.DeviceRegistered;
import tallystick.domains.devices.DevicesEvent.DeviceReported;
import tallystick.domains.devices.DevicesEvent.DeviceRevoked;
import tallystick.domains.devices.DevicesEvent.ReadingsMissing;
import tallystick.domains.devices.DevicesEvent.ReadingsRecorded;
import tallystick.domains.devices.DevicesEvent.ReleasePublished;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledBack;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.domains.devices.DevicesEvent.ThresholdRemoved;
import tallystick.domains.devices.DevicesEvent.ThresholdSet;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of devices.
final class DevicesApi {
  static final Api API =
      new Api(
          DevicesQueries.ALL,
          List.of(
              new Topic(
                  "device",
                  "device",
                  "What a device is told and says, with the last values of its readings.",
                  DevicesApi::device),
              new Topic(
                  "fleet",
                  "owner",
                  "The same of all devices of an owner, with releases and thresholds.",
                  event -> List.of(((DevicesEvent) event).owner()))),
          List.of(
              new Due(
                  LapseCommand.class,
                  """
                  SELECT device, command FROM devices.commands
                  WHERE stage = 'OPEN' AND until <= :now ORDER BY until LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Devices.DEVICES.name(),
                  """
                  SELECT device FROM devices.devices
                  WHERE owner = :principal AND device COLLATE "C" > :after
                  ORDER BY device COLLATE "C" LIMIT :limit\
                  """)));

  private DevicesApi() {}

  private static List<String> device(Event event) {
    return switch ((DevicesEvent) event) {
      case DeviceRegistered e -> List.of(e.device());
      case DeviceEnrolled e -> List.of(e.device());
      case DeviceAssigned e -> List.of(e.device());
      case DeviceRevoked e -> List.of(e.device());
      case DeviceConfigured e -> List.of(e.device());
      case DeviceReported e -> List.of(e.device());
      case DeviceCommanded e -> List.of(e.device());
      case CommandAcknowledged e -> List.of(e.device());
      case CommandLapsed e -> List.of(e.device());
      case ReleasePublished _, ReleaseRolledOut _, ReleaseRolledBack _ -> List.of();
      case ThresholdSet _, ThresholdRemoved _ -> List.of();
      case AlarmRaised e -> List.of(e.device());
      case AlarmCleared e -> List.of(e.device());
      case AlarmAcknowledged e -> List.of(e.device());
      case ReadingsRecorded e -> List.of(e.device());
      case ReadingsMissing e -> List.of(e.device());
    };
  }
}
