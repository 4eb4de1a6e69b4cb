package tallystick.domains.devices;

import java.util.List;
import java.util.Objects;
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
import tallystick.domains.devices.DevicesQueries.AlarmRow;
import tallystick.domains.devices.DevicesQueries.BatchRow;
import tallystick.domains.devices.DevicesQueries.CommandRow;
import tallystick.domains.devices.DevicesQueries.GapRow;
import tallystick.domains.devices.DevicesQueries.ReleaseRow;
import tallystick.domains.devices.DevicesQueries.RollOutView;
import tallystick.domains.devices.DevicesQueries.ThresholdRow;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Devices with their twins, and what came of them.
final class DevicesViews implements Views {
  private static final View<DeviceRow> DEVICES =
      new View<>("devices.devices", DeviceRow.class, "device");
  private static final View<CommandRow> COMMANDS =
      new View<>("devices.commands", CommandRow.class, "command");
  private static final View<ReleaseRow> RELEASES =
      new View<>("devices.releases", ReleaseRow.class, "release");
  private static final View<RollOutView> ROLL_OUTS =
      new View<>("devices.roll_outs", RollOutView.class, "id");
  private static final View<ThresholdRow> THRESHOLDS =
      new View<>("devices.thresholds", ThresholdRow.class, "threshold");
  private static final View<AlarmRow> ALARMS =
      new View<>("devices.alarms", AlarmRow.class, "alarm");
  private static final View<BatchRow> BATCHES =
      new View<>("devices.batches", BatchRow.class, "batch");
  private static final View<GapRow> GAPS = new View<>("devices.gaps", GapRow.class, "cursor");

  @Override
  public List<View<?>> tables() {
    return List.of(DEVICES, COMMANDS, RELEASES, ROLL_OUTS, THRESHOLDS, ALARMS, BATCHES, GAPS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON devices.devices (owner, cursor)",
        "CREATE INDEX ON devices.devices (place, cursor)",
        "CREATE INDEX ON devices.devices (cursor)",
        "CREATE UNIQUE INDEX ON devices.devices (principal) WHERE principal <> ''",
        "CREATE INDEX ON devices.commands (device, cursor)",
        "CREATE INDEX ON devices.commands (until) WHERE stage = 'OPEN'",
        "CREATE INDEX ON devices.releases (owner, cursor)",
        "CREATE INDEX ON devices.roll_outs (owner, cursor)",
        "CREATE INDEX ON devices.thresholds (owner, cursor)",
        "CREATE INDEX ON devices.alarms (owner, cursor)",
        "CREATE INDEX ON devices.alarms (device, cursor)",
        "CREATE INDEX ON devices.batches (device, cursor)",
        "CREATE INDEX ON devices.batches (device, first)",
        "CREATE INDEX ON devices.batches (place, cursor)",
        "CREATE INDEX ON devices.gaps (device, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((DevicesEvent) event) {
      case DeviceRegistered e -> out.put(DEVICES, DeviceRow.registered(e, at));
      case DeviceEnrolled e -> enrolled(e, at, out);
      case DeviceAssigned e ->
          out.set(DEVICES, e.device(), "label", e.label(), "place", e.place(), "group", e.group());
      case DeviceRevoked e ->
          out.set(DEVICES, e.device(), "stage", "REVOKED", "reason", e.reason());
      case DeviceConfigured e ->
          out.set(DEVICES, e.device(), "wanted", e.wanted(), "wantedVersion", e.version());
      case DeviceReported e -> reported(e, at, out);
      case DeviceCommanded e -> out.put(COMMANDS, CommandRow.of(e, at));
      case CommandAcknowledged e -> acknowledged(e, at, out);
      case CommandLapsed e ->
          out.set(COMMANDS, e.command(), "stage", "LAPSED", "closed", at.time());
      case ReleasePublished e -> out.put(RELEASES, ReleaseRow.of(e, at));
      case ReleaseRolledOut e -> out.put(ROLL_OUTS, RollOutView.of(e, at));
      case ReleaseRolledBack e -> rolledBack(e, at, out);
      case ThresholdSet e -> out.put(THRESHOLDS, ThresholdRow.of(e, at));
      case ThresholdRemoved e -> out.remove(THRESHOLDS, e.threshold());
      case AlarmRaised e -> {
        out.put(ALARMS, AlarmRow.of(e, at));
        ring(e.device(), 1, out);
      }
      case AlarmCleared e -> {
        out.set(ALARMS, e.alarm(), "stage", "CLEARED", "cleared", at.time());
        ring(e.device(), -1, out);
      }
      case AlarmAcknowledged e ->
          out.set(ALARMS, e.alarm(), "stage", "ACKNOWLEDGED", "acknowledged", at.time());
      case ReadingsRecorded e -> recorded(e, at, out);
      case ReadingsMissing e ->
          out.put(
              GAPS,
              new GapRow(at.cursor(), e.device(), e.first(), e.count(), at.time(), at.action()));
    }
  }

  private static void enrolled(DeviceEnrolled e, At at, ViewWriter out) {
    out.set(
        DEVICES,
        e.device(),
        "principal",
        e.principal(),
        "stage",
        "ENROLLED",
        "firmware",
        e.firmware(),
        "lastSeen",
        at.time());
    if (!e.model().isEmpty()) {
      out.set(DEVICES, e.device(), "model", e.model());
    }
  }

  private static void ring(String id, int more, ViewWriter out) {
    out.change(DEVICES, id, row -> Objects.requireNonNull(row, id).ringing(more));
  }

  private static void reported(DeviceReported e, At at, ViewWriter out) {
    out.set(
        DEVICES,
        e.device(),
        "reportedVersion",
        e.version(),
        "reported",
        e.reported(),
        "battery",
        e.battery(),
        "firmware",
        e.firmware(),
        "latitude",
        e.latitude(),
        "longitude",
        e.longitude(),
        "accuracyMetres",
        e.accuracyMetres(),
        "installed",
        e.installed(),
        "lastSeen",
        at.time());
  }

  private static void recorded(ReadingsRecorded e, At at, ViewWriter out) {
    out.put(BATCHES, BatchRow.of(e, at));
    out.set(
        DEVICES,
        e.device(),
        "channels",
        e.channels(),
        "lastSequence",
        e.first() + e.count() - 1,
        "lastSeen",
        at.time());
  }

  private static void acknowledged(CommandAcknowledged e, At at, ViewWriter out) {
    out.set(
        COMMANDS,
        e.command(),
        "stage",
        e.done() ? "DONE" : "FAILED",
        "result",
        e.result(),
        "closed",
        at.time());
    out.set(DEVICES, e.device(), "lastSeen", at.time());
  }

  private static void rolledBack(ReleaseRolledBack e, At at, ViewWriter out) {
    String id = RollOutView.id(e.owner(), e.group(), e.kind(), e.name());
    if (e.previous().isEmpty()) {
      out.remove(ROLL_OUTS, id);
    } else {
      out.set(
          ROLL_OUTS,
          id,
          "release",
          e.previous(),
          "percent",
          100,
          "previous",
          "",
          "since",
          at.time(),
          "action",
          at.action());
    }
  }
}
