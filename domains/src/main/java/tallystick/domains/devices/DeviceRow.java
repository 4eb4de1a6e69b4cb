package tallystick.domains.devices;

import java.util.List;
import tallystick.domains.devices.DevicesEvent.DeviceRegistered;
import tallystick.kernel.At;

/// A device with its twin: `wanted` by the owner and `reported` by the device, both the text of a
/// JSON object or empty. `principal` and `reason` are empty before it enrolled and was revoked,
/// `battery` is -1 if not known, the position is if `accuracyMetres` is not 0. `channels` are the
/// last batch's, `lastSequence` its last number, and `alarms` how many are open.
record DeviceRow(
    String device,
    String owner,
    String principal,
    String label,
    String model,
    String place,
    String group,
    String stage,
    String reason,
    String firmware,
    int battery,
    int latitude,
    int longitude,
    int accuracyMetres,
    List<String> installed,
    String wanted,
    long wantedVersion,
    String reported,
    long reportedVersion,
    List<ChannelSummary> channels,
    long lastSequence,
    int alarms,
    long lastSeen,
    long since,
    String action,
    long cursor) {

  static DeviceRow registered(DeviceRegistered e, At at) {
    return new DeviceRow(
        e.device(),
        e.owner(),
        "",
        e.label(),
        e.model(),
        e.place(),
        e.group(),
        "REGISTERED",
        "",
        "",
        -1,
        0,
        0,
        0,
        List.of(),
        "",
        0,
        "",
        0,
        List.of(),
        0,
        0,
        0,
        at.time(),
        at.action(),
        at.cursor());
  }

  /// The same with so many alarms more.
  DeviceRow ringing(int more) {
    return new DeviceRow(
        device,
        owner,
        principal,
        label,
        model,
        place,
        group,
        stage,
        reason,
        firmware,
        battery,
        latitude,
        longitude,
        accuracyMetres,
        installed,
        wanted,
        wantedVersion,
        reported,
        reportedVersion,
        channels,
        lastSequence,
        alarms + more,
        lastSeen,
        since,
        action,
        cursor);
  }
}
