package tallystick.domains.devices;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.devices.DevicesEvent.AlarmRaised;
import tallystick.domains.devices.DevicesEvent.DeviceCommanded;
import tallystick.domains.devices.DevicesEvent.ReadingsRecorded;
import tallystick.domains.devices.DevicesEvent.ReleasePublished;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.domains.devices.DevicesEvent.ThresholdSet;
import tallystick.kernel.At;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// What is asked of devices. Times are log times in milliseconds, 0 for never, unless they are said
/// to be a device's own; `action` made the row what it is.
final class DevicesQueries {
  private static final Param DEVICE = Param.required("device", "the device's id");
  private static final Param BY_DEVICE = Param.optional("device", "of this device");
  private static final Param BY_OWNER = Param.optional("owner", "of this owner");

  static final Query<DeviceRow> DEVICES =
      Query.page(
          ANYONE,
          "devices",
          "Devices with their twins, newest first: REGISTERED, ENROLLED or REVOKED.",
          DeviceRow.class,
          """
          SELECT * FROM devices.devices
          WHERE (:owner::text IS NULL OR owner = :owner)
            AND (:principal::text IS NULL OR (principal = :principal AND principal <> ''))
            AND (:place::text IS NULL OR place = :place)
            AND (:group::text IS NULL OR "group" = :group)
            AND (:stage::text IS NULL OR stage = :stage)
            AND (:alarmed::text IS NULL OR (alarms > 0) = (:alarmed = 'yes'))
            AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          BY_OWNER,
          Param.optional("principal", "the device that enrolled under this principal"),
          Param.optional("place", "at this place"),
          Param.optional("group", "in this group"),
          Param.choice("stage", List.of("REGISTERED", "ENROLLED", "REVOKED"), "in this stage"),
          Param.choice("alarmed", List.of("yes", "no"), "whether there is an alarm"));

  static final Query<DeviceRow> ONE_DEVICE =
      Query.one(
          ANYONE,
          "device",
          "A device with its twin.",
          DeviceRow.class,
          "SELECT * FROM devices.devices WHERE device = :device",
          DEVICE);

  static final Query<CommandRow> COMMANDS =
      Query.page(
          ANYONE,
          "commands",
          "Commands to a device, newest first: OPEN, DONE, FAILED or LAPSED.",
          CommandRow.class,
          """
          SELECT * FROM devices.commands
          WHERE device = :device AND (:stage::text IS NULL OR stage = :stage) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          DEVICE,
          Param.choice("stage", List.of("OPEN", "DONE", "FAILED", "LAPSED"), "in this stage"));

  static final Query<ReleaseRow> RELEASES =
      Query.page(
          ANYONE,
          "releases",
          "Releases that somebody published, newest first.",
          ReleaseRow.class,
          """
          SELECT * FROM devices.releases
          WHERE owner = :owner AND (:kind::text IS NULL OR kind = :kind) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "who published them"),
          Param.choice("kind", List.of("MODEL", "CONFIGURATION", "FIRMWARE"), "of this kind"));

  static final Query<RollOutState> ROLL_OUTS =
      Query.page(
          ANYONE,
          "roll-outs",
          "What groups have, with how many of their devices say so, newest first.",
          RollOutState.class,
          """
          SELECT r.id, r.owner, r."group", r.kind, r.name, r.release, p.version, p.sha256, p.bytes,
            r.percent, r.previous, d.devices, d.installed, r.since, r.action, r.cursor
          FROM devices.roll_outs r JOIN devices.releases p ON p.release = r.release
          CROSS JOIN LATERAL (
            SELECT count(*) AS devices,
              count(*) FILTER (WHERE jsonb_exists(installed, r.release)) AS installed
            FROM devices.devices d
            WHERE d.owner = r.owner AND d."group" = r."group" AND d.stage = 'ENROLLED') d
          WHERE r.owner = :owner AND (:group::text IS NULL OR r."group" = :group)
            AND r.cursor < :before
          ORDER BY r.cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose devices"),
          Param.optional("group", "in this group"));

  static final Query<ThresholdRow> THRESHOLDS =
      Query.page(
          ANYONE,
          "thresholds",
          "Thresholds of an owner, or those for a device, newest first.",
          ThresholdRow.class,
          """
          SELECT t.* FROM devices.thresholds t
          WHERE (:owner::text IS NULL OR t.owner = :owner)
            AND (:device::text IS NULL OR EXISTS (
              SELECT 1 FROM devices.devices d
              WHERE d.device = :device AND d.owner = t.owner
                AND t.subject = CASE t.scope WHEN 'DEVICE' THEN d.device WHEN 'PLACE' THEN d.place
                  ELSE d."group" END))
            AND t.cursor < :before
          ORDER BY t.cursor DESC LIMIT :limit\
          """,
          BY_OWNER,
          BY_DEVICE);

  static final Query<AlarmRow> ALARMS =
      Query.page(
          ANYONE,
          "alarms",
          "Alarms, newest first: RAISED, ACKNOWLEDGED, CLEARED.",
          AlarmRow.class,
          """
          SELECT * FROM devices.alarms
          WHERE (:owner::text IS NULL OR owner = :owner)
            AND (:device::text IS NULL OR device = :device)
            AND (:stage::text IS NULL OR stage = :stage) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          BY_OWNER,
          BY_DEVICE,
          Param.choice("stage", List.of("RAISED", "ACKNOWLEDGED", "CLEARED"), "in this stage"));

  static final Query<BatchRow> BATCHES =
      Query.page(
          ANYONE,
          "batches",
          "Batches of readings, newest first.",
          BatchRow.class,
          """
          SELECT * FROM devices.batches
          WHERE (:device::text IS NULL OR device = :device)
            AND (:place::text IS NULL OR place = :place) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          BY_DEVICE,
          Param.optional("place", "taken at this place"));

  static final Query<GapRow> GAPS =
      Query.page(
          ANYONE,
          "gaps",
          "Readings of a device that are lost, newest first.",
          GapRow.class,
          """
          SELECT * FROM devices.gaps WHERE device = :device AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          DEVICE);

  static final List<Query<?>> ALL =
      List.of(
          DEVICES, ONE_DEVICE, COMMANDS, RELEASES, ROLL_OUTS, THRESHOLDS, ALARMS, BATCHES, GAPS);

  private DevicesQueries() {}

  /// A command; `until` is when it is too late, `result` what the device says, empty before.
  record CommandRow(
      String command,
      String device,
      String owner,
      String name,
      String arguments,
      long until,
      String stage,
      String result,
      long since,
      long closed,
      String action,
      long cursor) {
    static CommandRow of(DeviceCommanded e, At at) {
      return new CommandRow(
          e.command(),
          e.device(),
          e.owner(),
          e.name(),
          e.arguments(),
          e.until(),
          "OPEN",
          "",
          at.time(),
          0,
          at.action(),
          at.cursor());
    }
  }

  /// A release.
  record ReleaseRow(
      String release,
      String owner,
      String kind,
      String name,
      String version,
      String sha256,
      long bytes,
      long since,
      String action,
      long cursor) {
    static ReleaseRow of(ReleasePublished e, At at) {
      return new ReleaseRow(
          e.release(),
          e.owner(),
          e.kind().name(),
          e.name(),
          e.version(),
          e.sha256(),
          e.bytes(),
          at.time(),
          at.action(),
          at.cursor());
    }
  }

  /// What a group has; `percent` of it `release`, the others `previous`, which may be empty.
  record RollOutView(
      String id,
      String owner,
      String group,
      String kind,
      String name,
      String release,
      int percent,
      String previous,
      long since,
      String action,
      long cursor) {
    static RollOutView of(ReleaseRolledOut e, At at) {
      return new RollOutView(
          id(e.owner(), e.group(), e.kind(), e.name()),
          e.owner(),
          e.group(),
          e.kind().name(),
          e.name(),
          e.release(),
          e.percent(),
          e.previous(),
          at.time(),
          at.action(),
          at.cursor());
    }

    static String id(String owner, String group, ReleaseKind kind, String name) {
      return owner + "/" + group + "/" + kind + "/" + name;
    }
  }

  /// The same with the release, and how many devices the group has, and have it.
  record RollOutState(
      String id,
      String owner,
      String group,
      String kind,
      String name,
      String release,
      String version,
      String sha256,
      long bytes,
      int percent,
      String previous,
      long devices,
      long installed,
      long since,
      String action,
      long cursor) {}

  /// A threshold for a `DEVICE`, `PLACE` or `GROUP`; bounds in thousandths of the channel's unit.
  record ThresholdRow(
      String threshold,
      String owner,
      String scope,
      String subject,
      String channel,
      long low,
      long high,
      int forSeconds,
      long since,
      String action,
      long cursor) {
    static ThresholdRow of(ThresholdSet e, At at) {
      return new ThresholdRow(
          e.threshold(),
          e.owner(),
          e.scope().name(),
          e.subject(),
          e.channel(),
          e.low(),
          e.high(),
          e.forSeconds(),
          at.time(),
          at.action(),
          at.cursor());
    }
  }

  /// An alarm; `since` is the device's time of the first reading outside.
  record AlarmRow(
      String alarm,
      String device,
      String owner,
      String place,
      String threshold,
      String channel,
      long since,
      long extreme,
      String stage,
      long raised,
      long acknowledged,
      long cleared,
      String action,
      long cursor) {
    static AlarmRow of(AlarmRaised e, At at) {
      return new AlarmRow(
          e.alarm(),
          e.device(),
          e.owner(),
          e.place(),
          e.threshold(),
          e.channel(),
          e.since(),
          e.extreme(),
          "RAISED",
          at.time(),
          0,
          0,
          at.action(),
          at.cursor());
    }
  }

  /// A batch; `from` and `until` are the device's times, `root` is that of its Merkle tree.
  record BatchRow(
      String batch,
      String device,
      String owner,
      String place,
      long first,
      int count,
      long from,
      long until,
      String root,
      List<ChannelSummary> channels,
      long time,
      String action,
      long cursor) {
    static BatchRow of(ReadingsRecorded e, At at) {
      return new BatchRow(
          e.batch(),
          e.device(),
          e.owner(),
          e.place(),
          e.first(),
          e.count(),
          e.from(),
          e.until(),
          e.root(),
          e.channels(),
          at.time(),
          at.action(),
          at.cursor());
    }
  }

  /// Readings that are lost: so many from the first number on.
  record GapRow(long cursor, String device, long first, long count, long time, String action) {}
}
