package tallystick.domains.devices;

import java.util.List;
import tallystick.kernel.Event;

/// What happened in the room of devices.
public sealed interface DevicesEvent extends Event {
  /// Whose device, release or threshold it is.
  String owner();

  /// A device may enrol.
  record DeviceRegistered(
      String device, String owner, String label, String model, String place, String group)
      implements DevicesEvent {}

  /// It has, under a principal of its own.
  record DeviceEnrolled(
      String device, String owner, String principal, String model, String firmware)
      implements DevicesEvent {}

  /// It is called otherwise, or elsewhere.
  record DeviceAssigned(String device, String owner, String label, String place, String group)
      implements DevicesEvent {}

  /// It is heard no more.
  record DeviceRevoked(String device, String owner, String reason) implements DevicesEvent {}

  /// It should be set like this.
  record DeviceConfigured(String device, String owner, long version, String wanted)
      implements DevicesEvent {}

  /// It says how it is; see [DevicesAction.ReportDevice].
  record DeviceReported(
      String device,
      String owner,
      long version,
      String reported,
      int battery,
      String firmware,
      int latitude,
      int longitude,
      int accuracyMetres,
      List<String> installed)
      implements DevicesEvent {}

  /// It should do something.
  ///
  /// @param command the id of the act
  record DeviceCommanded(
      String command, String device, String owner, String name, String arguments, long until)
      implements DevicesEvent {}

  /// It has, or says why not.
  record CommandAcknowledged(
      String command, String device, String owner, boolean done, String result)
      implements DevicesEvent {}

  /// It did not answer in time, or was revoked.
  record CommandLapsed(String command, String device, String owner) implements DevicesEvent {}

  /// There is a release.
  ///
  /// @param release the id of the act
  record ReleasePublished(
      String release,
      String owner,
      ReleaseKind kind,
      String name,
      String version,
      String sha256,
      long bytes)
      implements DevicesEvent {}

  /// So many of a group should have it; the others keep the previous one.
  ///
  /// @param previous empty for none
  record ReleaseRolledOut(
      String release,
      String owner,
      String group,
      ReleaseKind kind,
      String name,
      int percent,
      String previous)
      implements DevicesEvent {}

  /// All of the group should have the previous one again.
  ///
  /// @param previous empty for none
  record ReleaseRolledBack(
      String release, String owner, String group, ReleaseKind kind, String name, String previous)
      implements DevicesEvent {}

  /// Some values are alarming; see [DevicesAction.SetThreshold].
  ///
  /// @param threshold the id of the act
  record ThresholdSet(
      String threshold,
      String owner,
      Scope scope,
      String subject,
      String channel,
      long low,
      long high,
      int forSeconds)
      implements DevicesEvent {}

  /// They are so no more.
  record ThresholdRemoved(String threshold, String owner) implements DevicesEvent {}

  /// Values are outside.
  ///
  /// @param alarm the id of the act
  record AlarmRaised(
      String alarm,
      String device,
      String owner,
      String place,
      String threshold,
      String channel,
      long since,
      long extreme)
      implements DevicesEvent {}

  /// They are inside again.
  record AlarmCleared(String alarm, String device, String owner) implements DevicesEvent {}

  /// The owner sees to it.
  record AlarmAcknowledged(String alarm, String device, String owner) implements DevicesEvent {}

  /// There is a batch of readings; see [DevicesAction.RecordReadings].
  ///
  /// @param batch the id of the act
  /// @param place where the device is, may be empty
  record ReadingsRecorded(
      String batch,
      String device,
      String owner,
      String place,
      long first,
      int count,
      long from,
      long until,
      String root,
      List<ChannelSummary> channels)
      implements DevicesEvent {}

  /// Readings of these numbers are lost.
  record ReadingsMissing(String device, String owner, long first, long count)
      implements DevicesEvent {}
}
