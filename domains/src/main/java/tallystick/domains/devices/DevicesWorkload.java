package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.AcknowledgeAlarm;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.DevicesAction.LapseCommand;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RemoveThreshold;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.SetThreshold;
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
import tallystick.domains.devices.DevicesEvent.DeviceRevoked;
import tallystick.domains.devices.DevicesEvent.ReadingsRecorded;
import tallystick.domains.devices.DevicesEvent.ThresholdRemoved;
import tallystick.domains.devices.DevicesEvent.ThresholdSet;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Random devices, that come with keys of their own, and what they and their owners do. What is
/// released to them, [ReleaseWorkload] does.
final class DevicesWorkload implements Workload {
  private static final int MOST = 12;
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final String GROUP = "cold-rooms";
  private static final long HIGH = 8_000;

  private final ReleaseWorkload releases = new ReleaseWorkload();
  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final Map<String, SigningKey> free = new TreeMap<>();
  private final Map<String, String> codes = new TreeMap<>();
  private final Map<String, String> registered = new TreeMap<>();
  private final Map<String, Known> enrolled = new TreeMap<>();
  private final Map<String, DeviceCommanded> commands = new TreeMap<>();
  private final Map<String, ThresholdSet> thresholds = new TreeMap<>();
  private final Map<String, Ringing> alarms = new TreeMap<>();

  /// A device that enrolled.
  private record Known(
      String id,
      String owner,
      String principal,
      SigningKey key,
      String group,
      long last,
      long wanted) {
    Known upTo(long sequence) {
      return new Known(id, owner, principal, key, group, sequence, wanted);
    }

    Known wanting(long version) {
      return new Known(id, owner, principal, key, group, last, version);
    }

    Known in(String newGroup) {
      return new Known(id, owner, principal, key, newGroup, last, wanted);
    }
  }

  private record Ringing(AlarmRaised raised, boolean acknowledged) {}

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (free.isEmpty() && enrolled.size() < MOST && dice.chance(30)) {
      return comes(dice);
    }
    if (registered.isEmpty() && enrolled.size() < MOST && dice.chance(40)) {
      return register(dice, cast);
    }
    if (!free.isEmpty() && !registered.isEmpty()) {
      return enrol(dice);
    }
    if (enrolled.isEmpty()) {
      return null;
    }
    Known one = dice.pick(List.copyOf(enrolled.values()));
    return switch (dice.below(20)) {
      case 0 -> assign(one, dice);
      case 1 -> revoke(one, dice);
      case 2 -> new Intent(one.owner, new ConfigureDevice(one.id, "{\"every\":60}"), true);
      case 3, 4 -> report(one, dice);
      case 5, 6 -> command(one, dice, time);
      case 7, 8 -> answer(dice, time);
      case 9 -> setThreshold(one, dice);
      case 10 -> removeThreshold(dice);
      case 11, 12 -> raise(one, dice, time);
      case 13, 14 -> hush(dice);
      case 15 -> tryTooMuch(one, dice, cast, time);
      case 16 -> releases.next(one.owner, dice);
      case 17 -> releases.next(one.owner, dice);
      default -> record(one, dice, time);
    };
  }

  private Intent comes(Dice dice) {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    String principal = Ids.principalOf(key.keyId());
    offered.put(principal, key);
    return new Intent(principal, new RegisterPrincipal("Sensor"), true, key);
  }

  private Intent register(Dice dice, Cast cast) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1 + dice.below(3); i > 0; i--) {
      String code = "claim-" + dice.id();
      String claim = Devices.claim(code);
      codes.put(Claim.idOf(claim), code);
      claims.add(new Claim(claim, "Sensor", "", dice.chance(80) ? GROUP : ""));
    }
    return new Intent(
        dice.pick(cast.members()), new RegisterDevices("414/4012345000009", claims), true);
  }

  private Intent enrol(Dice dice) {
    String principal = dice.pick(List.copyOf(free.keySet()));
    String device = dice.pick(List.copyOf(registered.keySet()));
    String code = codes.getOrDefault(device, "");
    boolean knows = !dice.chance(10);
    return new Intent(
        principal,
        new EnrolDevice(knows ? code : code + "x", "TS-1", "1.0"),
        knows,
        free.get(principal));
  }

  private static Intent assign(Known one, Dice dice) {
    String group = dice.chance(80) ? GROUP : "yard";
    return new Intent(one.owner, new AssignDevice(one.id, "Door", "dock-1", group), true);
  }

  private static @Nullable Intent revoke(Known one, Dice dice) {
    return dice.chance(70)
        ? null
        : new Intent(one.owner, new RevokeDevice(one.id, "Stolen from the dock"), true);
  }

  private static Intent report(Known one, Dice dice) {
    boolean known = dice.chance(90);
    return new Intent(
        one.principal,
        new ReportDevice(
            known ? one.wanted : one.wanted + 1,
            "{\"every\":60}",
            dice.below(101),
            "1.1",
            52_520_000,
            13_405_000,
            25,
            List.of()),
        known,
        one.key);
  }

  private Intent command(Known one, Dice dice, long time) {
    boolean late = dice.chance(10);
    return new Intent(
        one.owner,
        new CommandDevice(
            one.id, "open-door", "{}", late ? time : time + dice.between(1, 48) * HOUR_MILLIS),
        !late && commands.size() < Devices.MAX_COMMANDS);
  }

  private @Nullable Intent answer(Dice dice, long time) {
    if (commands.isEmpty()) {
      return null;
    }
    DeviceCommanded one = dice.pick(List.copyOf(commands.values()));
    boolean over = time >= one.until();
    Known device = enrolled.get(one.device());
    if (device == null || over || dice.chance(10)) {
      return new Intent(one.owner(), new LapseCommand(one.device(), one.command()), over);
    }
    return new Intent(
        device.principal,
        new AcknowledgeCommand(one.command(), dice.chance(80), "{}"),
        true,
        device.key);
  }

  private static Intent setThreshold(Known one, Dice dice) {
    Scope scope = dice.pick(List.of(Scope.values()));
    String subject =
        switch (scope) {
          case DEVICE -> one.id;
          case PLACE -> "dock-1";
          case GROUP -> GROUP;
        };
    return new Intent(
        one.owner, new SetThreshold(scope, subject, "temperature", 0, HIGH, 600), true);
  }

  private @Nullable Intent removeThreshold(Dice dice) {
    if (thresholds.size() < 4) {
      return null;
    }
    ThresholdSet one = dice.pick(List.copyOf(thresholds.values()));
    return new Intent(one.owner(), new RemoveThreshold(one.threshold()), true);
  }

  private @Nullable Intent raise(Known one, Dice dice, long time) {
    for (ThresholdSet set : thresholds.values()) {
      boolean covered = set.scope() == Scope.DEVICE && set.subject().equals(one.id);
      if (covered || (set.owner().equals(one.owner) && set.scope() == Scope.DEVICE)) {
        boolean outside = dice.chance(80);
        boolean open =
            alarms.values().stream()
                .anyMatch(alarm ->
                    alarm.raised.device().equals(one.id)
                        && alarm.raised.threshold().equals(set.threshold()));
        RaiseAlarm raise =
            new RaiseAlarm(
                one.id, set.threshold(), time - HOUR_MILLIS, outside ? HIGH + 500 : HIGH);
        boolean may = covered && outside && !open;
        return dice.chance(50)
            ? new Intent(one.owner, raise, may)
            : new Intent(one.principal, raise, may, one.key);
      }
    }
    return null;
  }

  private @Nullable Intent hush(Dice dice) {
    if (alarms.isEmpty()) {
      return null;
    }
    Ringing one = dice.pick(List.copyOf(alarms.values()));
    String alarm = one.raised.alarm();
    if (dice.chance(50)) {
      return new Intent(one.raised.owner(), new AcknowledgeAlarm(alarm), !one.acknowledged);
    }
    Known device = enrolled.get(one.raised.device());
    return device == null
        ? new Intent(one.raised.owner(), new ClearAlarm(alarm), true)
        : new Intent(device.principal, new ClearAlarm(alarm), true, device.key);
  }

  private static Intent record(Known one, Dice dice, long time) {
    long missing = dice.chance(10) ? dice.between(1, 5) : 0;
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 1 + dice.below(8); i++) {
      readings.add(
          new Reading(
              one.last + missing + 1 + i,
              time - HOUR_MILLIS + i,
              dice.chance(80) ? "temperature" : "humidity",
              dice.between(-5_000, 12_000)));
    }
    boolean gap = dice.chance(10);
    RecordReadings record = new ReadingBatch(readings).action(missing);
    return new Intent(one.principal, gap ? later(record) : record, !gap, one.key);
  }

  private static RecordReadings later(RecordReadings record) {
    return new RecordReadings(
        record.first() + 1,
        record.count(),
        record.missing(),
        record.from(),
        record.until(),
        record.root(),
        record.channels());
  }

  private static Intent tryTooMuch(Known one, Dice dice, Cast cast, long time) {
    String other =
        cast.members().stream().filter(m -> !m.equals(one.owner)).findFirst().orElseThrow();
    return switch (dice.below(5)) {
      case 0 -> new Intent(other, new RevokeDevice(one.id, "Envy"), false);
      case 1 -> new Intent(other, new ConfigureDevice(one.id, "{}"), false);
      case 2 ->
          new Intent(one.owner, new AcknowledgeCommand(Ids.derived("none"), true, "{}"), false);
      case 3 ->
          new Intent(
              one.principal,
              new CommandDevice(one.id, "open-door", "{}", time + HOUR_MILLIS),
              false,
              one.key);
      default ->
          new Intent(
              other,
              new RegisterDevices(
                  "",
                  List.of(
                      new Claim(
                          one.id + HexFormat.of().formatHex("x".repeat(16).getBytes(UTF_8)),
                          "",
                          "",
                          ""))),
              false);
    };
  }

  @Override
  public void saw(Event event, At at) {
    releases.saw(event);
    switch (event) {
      case PrincipalRegistered e -> {
        SigningKey key = offered.remove(e.principal());
        if (key != null) {
          free.put(e.principal(), key);
        }
      }
      case DeviceRegistered e -> {
        if (codes.containsKey(e.device())) {
          registered.put(e.device(), e.group());
        }
      }
      case DeviceEnrolled e -> {
        String group = registered.remove(e.device());
        SigningKey key = free.remove(e.principal());
        if (group != null && key != null) {
          enrolled.put(
              e.device(), new Known(e.device(), e.owner(), e.principal(), key, group, 0, 0));
        }
      }
      case DeviceAssigned e -> enrolled.computeIfPresent(e.device(), (_, one) -> one.in(e.group()));
      case DeviceRevoked e -> enrolled.remove(e.device());
      case DeviceConfigured e ->
          enrolled.computeIfPresent(e.device(), (_, one) -> one.wanting(e.version()));
      case ReadingsRecorded e ->
          enrolled.computeIfPresent(e.device(), (_, one) -> one.upTo(e.first() + e.count() - 1));
      case DeviceCommanded e -> commands.put(e.command(), e);
      case CommandAcknowledged e -> commands.remove(e.command());
      case CommandLapsed e -> commands.remove(e.command());
      case ThresholdSet e -> thresholds.put(e.threshold(), e);
      case ThresholdRemoved e -> thresholds.remove(e.threshold());
      case AlarmRaised e -> alarms.put(e.alarm(), new Ringing(e, false));
      case AlarmAcknowledged e ->
          alarms.computeIfPresent(e.alarm(), (_, one) -> new Ringing(one.raised, true));
      case AlarmCleared e -> alarms.remove(e.alarm());
      default -> {}
    }
  }
}
