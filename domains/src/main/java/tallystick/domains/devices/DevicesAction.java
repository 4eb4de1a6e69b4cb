package tallystick.domains.devices;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of devices. Values of channels are whole thousandths of their
/// units, positions whole millionths of degrees, so that nothing needs fractions.
public sealed interface DevicesAction extends Action {
  /// Devices in one registration.
  int MAX_REGISTERED = 100;

  /// Characters of a twin's JSON, and of a command's arguments.
  int MAX_JSON = 8 * 1024;

  /// Readings in a batch.
  int MAX_READINGS = 10_000;

  /// Channels in a batch.
  int MAX_CHANNELS = 64;

  /// Releases that a device says it has.
  int MAX_INSTALLED = 16;

  /// A channel, a command, a release's name or version.
  Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,39}");

  String NAME_SHAPE = "1 to 40 small letters, digits, _, . or -, first a letter or digit";

  /// A group, or none.
  Pattern GROUP = Pattern.compile("([a-z0-9][a-z0-9_-]{0,39})?");

  /// A group.
  Pattern ONE_GROUP = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  String GROUP_SHAPE = "up to 40 small letters, digits, _ or -, first a letter or digit";

  /// A place: the path of its GS1 Digital Link (`414/<gln>`), or an id of one's own.
  Pattern PLACE = Pattern.compile("[!-~]{0,120}");

  String PLACE_SHAPE = "up to 120 characters of ASCII without spaces";

  /// SHA-256 in hex.
  Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// Registers devices, which enrol themselves later.
  ///
  /// @param place where all of them are, may be empty
  record RegisterDevices(String place, List<Claim> devices) implements DevicesAction {
    public RegisterDevices {
      Require.matches(place, PLACE, PLACE_SHAPE, "place");
      Require.size(devices, 1, MAX_REGISTERED, "devices");
      Require.distinct(devices.stream().map(Claim::device).toList(), "devices");
    }
  }

  /// Enrols the device that signs, for good.
  ///
  /// @param code whose SHA-256 was registered, 16 characters at least, so that nobody guesses it
  record EnrolDevice(String code, String model, String firmware) implements DevicesAction {
    private static final Pattern CODE = Pattern.compile("[!-~]{16,128}");

    public EnrolDevice {
      Require.matches(code, CODE, "16 to 128 characters of ASCII without spaces", "code");
      Require.optionalText(model, Limits.NAME_CHARS, "model");
      Require.optionalText(firmware, Limits.NAME_CHARS, "firmware");
    }
  }

  /// Says anew what a device is called, where it is, and which group it is in.
  record AssignDevice(String device, String label, String place, String group)
      implements DevicesAction {
    public AssignDevice {
      Require.principal(device, "device");
      Require.optionalText(label, Limits.NAME_CHARS, "label");
      Require.matches(place, PLACE, PLACE_SHAPE, "place");
      Require.matches(group, GROUP, GROUP_SHAPE, "group");
    }

    @Override
    public List<String> items() {
      return List.of(device);
    }
  }

  /// Ends a device, for good: whatever it signs from now on is refused. What it said stays.
  record RevokeDevice(String device, String reason) implements DevicesAction {
    public RevokeDevice {
      Require.principal(device, "device");
      Require.text(reason, Limits.NOTE_CHARS, "reason");
    }

    @Override
    public List<String> items() {
      return List.of(device);
    }
  }

  /// Says how a device should be set, as the next version of it.
  ///
  /// @param wanted a JSON object
  record ConfigureDevice(String device, String wanted) implements DevicesAction {
    public ConfigureDevice {
      Require.principal(device, "device");
      Require.jsonObject(wanted, MAX_JSON, "wanted");
    }

    @Override
    public List<String> items() {
      return List.of(device);
    }
  }

  /// Says how the device that signs is.
  ///
  /// @param version of the wanted configuration that it has; 0 for none
  /// @param reported a JSON object
  /// @param battery percent, -1 if it has none
  /// @param latitude in millionths of degrees, as longitude
  /// @param accuracyMetres how far off the position may be; 0 if it is not known at all
  /// @param installed releases that it runs
  record ReportDevice(
      long version,
      String reported,
      int battery,
      String firmware,
      int latitude,
      int longitude,
      int accuracyMetres,
      List<String> installed)
      implements DevicesAction {
    public ReportDevice {
      Require.range(version, 0, Limits.AMOUNT, "version");
      Require.jsonObject(reported, MAX_JSON, "reported");
      Require.range(battery, -1, 100, "battery");
      Require.optionalText(firmware, Limits.NAME_CHARS, "firmware");
      Require.range(latitude, -90_000_000, 90_000_000, "latitude");
      Require.range(longitude, -180_000_000, 180_000_000, "longitude");
      Require.range(accuracyMetres, 0, 1_000_000, "accuracyMetres");
      Require.size(installed, 0, MAX_INSTALLED, "installed");
      installed.forEach(release -> Require.id(release, "installed"));
      Require.distinct(installed, "installed");
    }
  }

  /// Tells a device to do something.
  ///
  /// @param arguments a JSON object
  /// @param until log time from which on it is too late
  record CommandDevice(String device, String command, String arguments, long until)
      implements DevicesAction {
    public CommandDevice {
      Require.principal(device, "device");
      Require.matches(command, NAME, NAME_SHAPE, "command");
      Require.jsonObject(arguments, MAX_JSON, "arguments");
      Require.positive(until, "until");
    }

    @Override
    public List<String> items() {
      return List.of(device);
    }
  }

  /// Says that the device that signs has done it, or could not.
  ///
  /// @param result a JSON object
  record AcknowledgeCommand(String command, boolean done, String result) implements DevicesAction {
    public AcknowledgeCommand {
      Require.id(command, "command");
      Require.jsonObject(result, MAX_JSON, "result");
    }
  }

  /// Ends a command whose time is over.
  record LapseCommand(String device, String command) implements DevicesAction {
    public LapseCommand {
      Require.principal(device, "device");
      Require.id(command, "command");
    }
  }

  /// Makes a release known. Its bytes are kept elsewhere; its hash is what devices trust.
  record PublishRelease(ReleaseKind kind, String name, String version, String sha256, long bytes)
      implements DevicesAction {
    public PublishRelease {
      Require.matches(name, NAME, NAME_SHAPE, "name");
      Require.matches(version, NAME, NAME_SHAPE, "version");
      Require.matches(sha256, SHA256, "64 hexadecimal digits", "sha256");
      Require.positive(bytes, "bytes");
    }
  }

  /// Gives a release to a part of a group, or to a larger part.
  ///
  /// @param percent of the group's devices, see [RollOuts#includes]
  record RollOut(String release, String group, int percent) implements DevicesAction {
    public RollOut {
      Require.id(release, "release");
      Require.matches(group, ONE_GROUP, GROUP_SHAPE, "group");
      Require.range(percent, 1, 100, "percent");
    }

    @Override
    public List<String> items() {
      return List.of(release);
    }
  }

  /// Takes a release back: the one before is for all again.
  record RollBack(String release, String group) implements DevicesAction {
    public RollBack {
      Require.id(release, "release");
      Require.matches(group, ONE_GROUP, GROUP_SHAPE, "group");
    }

    @Override
    public List<String> items() {
      return List.of(release);
    }
  }

  /// Says which values of a channel are alarming.
  ///
  /// @param subject the device, place or group
  /// @param low the smallest value that is not, -(2^53 - 1) for none
  /// @param high the largest value that is not, 2^53 - 1 for none
  /// @param forSeconds how long values must be outside
  record SetThreshold(
      Scope scope, String subject, String channel, long low, long high, int forSeconds)
      implements DevicesAction {
    public SetThreshold {
      switch (scope) {
        case DEVICE -> Require.principal(subject, "subject");
        case PLACE -> {
          Require.text(subject, 120, "subject");
          Require.matches(subject, PLACE, PLACE_SHAPE, "subject");
        }
        case GROUP -> Require.matches(subject, ONE_GROUP, GROUP_SHAPE, "subject");
      }
      Require.matches(channel, NAME, NAME_SHAPE, "channel");
      Require.range(low, -Limits.AMOUNT, Limits.AMOUNT, "low");
      Require.range(high, low, Limits.AMOUNT, "high");
      Require.range(forSeconds, 0, 30 * 24 * 3600, "forSeconds");
    }
  }

  /// Takes a threshold away. Alarms that it raised stay until they are cleared.
  record RemoveThreshold(String threshold) implements DevicesAction {
    public RemoveThreshold {
      Require.id(threshold, "threshold");
    }
  }

  /// Says that values are outside a threshold. By the device or its owner.
  ///
  /// @param since time of the first reading outside
  /// @param extreme the value furthest outside
  record RaiseAlarm(String device, String threshold, long since, long extreme)
      implements DevicesAction {
    public RaiseAlarm {
      Require.principal(device, "device");
      Require.id(threshold, "threshold");
      Require.range(since, 0, Limits.AMOUNT, "since");
      Require.range(extreme, -Limits.AMOUNT, Limits.AMOUNT, "extreme");
    }

    @Override
    public List<String> items() {
      return List.of(device);
    }
  }

  /// Says that they are inside again. By the device or its owner.
  record ClearAlarm(String alarm) implements DevicesAction {
    public ClearAlarm {
      Require.id(alarm, "alarm");
    }
  }

  /// Says that somebody has seen the alarm and sees to it.
  record AcknowledgeAlarm(String alarm) implements DevicesAction {
    public AcknowledgeAlarm {
      Require.id(alarm, "alarm");
    }
  }

  /// Commits the device that signs to a batch of readings ([ReadingBatch]).
  ///
  /// @param first number of the first reading, from 1
  /// @param missing how many before it were lost
  /// @param from earliest time of them
  /// @param until latest time of them
  /// @param root of their Merkle tree, in hex
  record RecordReadings(
      long first,
      int count,
      long missing,
      long from,
      long until,
      String root,
      List<ChannelSummary> channels)
      implements DevicesAction {
    public RecordReadings {
      Require.range(count, 1, MAX_READINGS, "count");
      Require.range(first, 1, Limits.AMOUNT - count, "first");
      Require.range(missing, 0, first - 1, "missing");
      Require.range(from, 0, Limits.AMOUNT, "from");
      Require.range(until, from, Limits.AMOUNT, "until");
      Require.matches(root, SHA256, "64 hexadecimal digits", "root");
      Require.size(channels, 1, Math.min(count, MAX_CHANNELS), "channels");
      Require.distinct(channels.stream().map(ChannelSummary::name).toList(), "channels");
    }
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    CLAIM_TAKEN("A device with this claim is registered already."),
    CLAIM_UNKNOWN("No device is registered under this code."),
    DEVICE_ENROLLED("The device has enrolled already."),
    PRINCIPAL_ENROLLED("This principal is another device already."),
    OWN_DEVICE("A device has a principal of its own, which is not its owner's."),
    NOT_ENROLLED("Only a device that has enrolled may do this."),
    DEVICE_UNKNOWN("There is no such device."),
    DEVICE_NOT_ENROLLED("The device has not enrolled yet."),
    DEVICE_REVOKED("The device was revoked."),
    NOT_OWNER("Only the owner may do this."),
    NOT_PARTY("Only the device or its owner may do this."),
    VERSION_UNKNOWN("There is no such version of the wanted configuration."),
    RELEASE_UNKNOWN("The owner has published no such release."),
    UNTIL_PASSED("The command would be too late already."),
    COMMAND_LIMIT("At most 64 commands wait for a device at a time."),
    COMMAND_UNKNOWN("No such command waits for the device."),
    COMMAND_LATE("The time of the command is over."),
    COMMAND_NOT_DUE("The time of the command is not over."),
    ROLL_OUT_UNDER_WAY("Another release is being rolled out: finish it, or roll it back."),
    PERCENT_NOT_MORE("So many have it already: what gets less is rolled back."),
    NOT_ROLLED_OUT("The group does not have this release."),
    THRESHOLD_LIMIT("One has at most 256 thresholds at a time: remove one first."),
    THRESHOLD_UNKNOWN("The owner has set no such threshold."),
    THRESHOLD_NOT_OF_DEVICE("The threshold is not for this device."),
    NOT_OUTSIDE("The value is within the threshold."),
    ALARM_OPEN("The alarm is raised already."),
    ALARM_UNKNOWN("There is no such alarm, or it is cleared."),
    ALARM_ACKNOWLEDGED("The alarm is acknowledged already."),
    FROM_THE_FUTURE("This has not happened yet: the device's clock is ahead."),
    SEQUENCE_REPEATED("Readings of these numbers are recorded already."),
    SEQUENCE_GAP("Readings before these are neither recorded nor said to be missing.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }
}
