package tallystick.domains.devices;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

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
import tallystick.kernel.Permission;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;

/// Who may do what in the room of devices: owners with theirs, devices what only they can know.
final class DevicesPermissions {
  private static final Office DEVICE = new Office("device", Reason.NOT_ENROLLED, Devices::isDevice);

  private static final Permission OWNER = party("owner", Devices::isOwner, "device");

  static final Permissions ALL =
      Permissions.of(
          may(RegisterDevices.class, PRINCIPAL),
          may(EnrolDevice.class, PRINCIPAL),
          may(AssignDevice.class, OWNER),
          may(RevokeDevice.class, OWNER),
          may(ConfigureDevice.class, OWNER),
          may(ReportDevice.class, holder(DEVICE)),
          may(CommandDevice.class, OWNER),
          may(AcknowledgeCommand.class, holder(DEVICE)),
          may(LapseCommand.class, once("its time is over")),
          may(PublishRelease.class, PRINCIPAL),
          may(RollOut.class, party("publisher", Devices::published, "release")),
          may(RollBack.class, party("publisher", Devices::published, "release")),
          may(SetThreshold.class, PRINCIPAL),
          may(RemoveThreshold.class, party("owner", Devices::setThreshold, "threshold")),
          may(RaiseAlarm.class, party("device or owner", Devices::isParty, "device")),
          may(ClearAlarm.class, party("device or owner", Devices::ringsFor, "alarm")),
          may(AcknowledgeAlarm.class, party("owner", Devices::ringsAtOwner, "alarm")),
          may(RecordReadings.class, holder(DEVICE)));

  private DevicesPermissions() {}
}
