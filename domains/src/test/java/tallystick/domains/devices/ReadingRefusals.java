package tallystick.domains.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.devices.DevicesAction.AcknowledgeAlarm;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.Reason;
import tallystick.domains.devices.DevicesAction.RemoveThreshold;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.kernel.Outcome;

/// When the room of devices refuses releases, thresholds, alarms and readings.
final class ReadingRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private ReadingRefusals() {
    releases();
    thresholds();
    alarms();
    hushing();
    readings();
  }

  static List<RefusalCase> cases() {
    return new ReadingRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Fleet, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Fleet())));
  }

  private void releases() {
    when(
        Reason.RELEASE_UNKNOWN,
        "another's release is rolled out",
        f -> f.venue.tries(f.ann, new RollOut(f.venue.does(f.ben, f.model("1")), Fleet.COLD, 10)));
    when(
        Reason.RELEASE_UNKNOWN,
        "another's release is rolled back",
        f -> f.venue.tries(f.ann, new RollBack(f.venue.does(f.ben, f.model("1")), Fleet.COLD)));
    when(
        Reason.PERCENT_NOT_MORE,
        "less get it than have it",
        f -> {
          String release = f.venue.does(f.ann, f.model("1"));
          f.venue.does(f.ann, new RollOut(release, Fleet.COLD, 50));
          return f.venue.tries(f.ann, new RollOut(release, Fleet.COLD, 50));
        });
    when(
        Reason.ROLL_OUT_UNDER_WAY,
        "the last one is half way",
        f -> {
          f.venue.does(f.ann, new RollOut(f.venue.does(f.ann, f.model("1")), Fleet.COLD, 99));
          String next = f.venue.does(f.ann, f.model("2"));
          return f.venue.tries(f.ann, new RollOut(next, Fleet.COLD, 1));
        });
    when(
        Reason.NOT_ROLLED_OUT,
        "another group has it",
        f -> {
          String release = f.venue.does(f.ann, f.model("1"));
          f.venue.does(f.ann, new RollOut(release, Fleet.COLD, 100));
          return f.venue.tries(f.ann, new RollBack(release, "yard"));
        });
    when(
        Reason.NOT_ROLLED_OUT,
        "it is rolled back twice",
        f -> {
          String release = f.venue.does(f.ann, f.model("1"));
          f.venue.does(f.ann, new RollOut(release, Fleet.COLD, 100));
          f.venue.does(f.ann, new RollBack(release, Fleet.COLD));
          return f.venue.tries(f.ann, new RollBack(release, Fleet.COLD));
        });
  }

  private void thresholds() {
    when(
        Reason.NOT_OWNER,
        "it is for another's device",
        f -> f.venue.tries(f.ben, f.threshold(Scope.DEVICE, f.device)));
    when(
        Reason.DEVICE_UNKNOWN,
        "it is for no device",
        f -> f.venue.tries(f.ben, f.threshold(Scope.DEVICE, Venue.nothing())));
    when(
        Reason.THRESHOLD_LIMIT,
        "one sets the two hundred and fifty-seventh",
        f -> {
          for (int i = 0; i < Devices.MAX_THRESHOLDS; i++) {
            f.warm();
          }
          return f.venue.tries(f.ann, f.threshold(Scope.GROUP, Fleet.COLD));
        });
    when(
        Reason.THRESHOLD_UNKNOWN,
        "another's is removed",
        f -> f.venue.tries(f.ben, new RemoveThreshold(f.warm())));
  }

  private void alarms() {
    when(
        Reason.DEVICE_UNKNOWN,
        "no device raises it",
        f -> f.venue.tries(f.ann, new RaiseAlarm(Venue.nothing(), f.warm(), 0, 9_000)));
    when(Reason.NOT_PARTY, "somebody else raises it", f -> f.venue.tries(f.ben, f.alarm(f.warm())));
    when(
        Reason.THRESHOLD_UNKNOWN,
        "it reports for another owner's threshold",
        f ->
            f.venue.tries(
                f.probe, f.alarm(f.venue.does(f.ben, f.threshold(Scope.GROUP, Fleet.COLD)))));
    when(
        Reason.THRESHOLD_NOT_OF_DEVICE,
        "it reports for another device's threshold",
        f ->
            f.venue.tries(
                f.probe, f.alarm(f.venue.does(f.ann, f.threshold(Scope.DEVICE, f.spare)))));
    when(
        Reason.THRESHOLD_NOT_OF_DEVICE,
        "it has left the place",
        f -> {
          String threshold = f.venue.does(f.ann, f.threshold(Scope.PLACE, Fleet.PLACE));
          f.venue.does(f.ann, new AssignDevice(f.device, "", "dock-1", ""));
          return f.venue.tries(f.probe, f.alarm(threshold));
        });
    when(
        Reason.NOT_OUTSIDE,
        "the value is the bound itself",
        f -> f.venue.tries(f.probe, new RaiseAlarm(f.device, f.warm(), 0, 8_000)));
    when(
        Reason.FROM_THE_FUTURE,
        "it cannot have been so for so long",
        f -> f.venue.tries(f.probe, new RaiseAlarm(f.device, f.warm(), f.venue.time() + 1, 9_000)));
    when(
        Reason.ALARM_OPEN,
        "it rings already",
        f -> {
          String threshold = f.warm();
          f.venue.does(f.probe, f.alarm(threshold));
          return f.venue.tries(f.ann, f.alarm(threshold));
        });
  }

  private void hushing() {
    when(
        Reason.ALARM_UNKNOWN,
        "it is cleared twice",
        f -> {
          String alarm = f.venue.does(f.probe, f.alarm(f.warm()));
          f.venue.does(f.ann, new ClearAlarm(alarm));
          return f.venue.tries(f.probe, new ClearAlarm(alarm));
        });
    when(
        Reason.ALARM_UNKNOWN,
        "there is none to see to",
        f -> f.venue.tries(f.ann, new AcknowledgeAlarm(Venue.nothing())));
    when(
        Reason.ALARM_ACKNOWLEDGED,
        "one sees to it twice",
        f -> {
          String alarm = f.venue.does(f.probe, f.alarm(f.warm()));
          f.venue.does(f.ann, new AcknowledgeAlarm(alarm));
          return f.venue.tries(f.ann, new AcknowledgeAlarm(alarm));
        });
    when(
        Reason.NOT_OWNER,
        "the device sees to its own alarm",
        f ->
            f.venue.tries(f.probe, new AcknowledgeAlarm(f.venue.does(f.probe, f.alarm(f.warm())))));
    when(
        Reason.NOT_PARTY,
        "somebody else clears it",
        f -> f.venue.tries(f.ben, new ClearAlarm(f.venue.does(f.probe, f.alarm(f.warm())))));
  }

  private void readings() {
    when(
        Reason.SEQUENCE_REPEATED,
        "a batch comes twice",
        f -> {
          f.venue.does(f.probe, f.readings(1, 10, 0));
          return f.venue.tries(f.probe, f.readings(1, 10, 0));
        });
    when(
        Reason.SEQUENCE_REPEATED,
        "a batch overlaps the last by one",
        f -> {
          f.venue.does(f.probe, f.readings(1, 10, 0));
          return f.venue.tries(f.probe, f.readings(10, 2, 0));
        });
    when(
        Reason.SEQUENCE_REPEATED,
        "readings are said to be missing that are there",
        f -> {
          f.venue.does(f.probe, f.readings(1, 10, 0));
          return f.venue.tries(f.probe, f.readings(12, 1, 2));
        });
    when(
        Reason.SEQUENCE_GAP,
        "readings are left out in silence",
        f -> {
          f.venue.does(f.probe, f.readings(1, 10, 0));
          return f.venue.tries(f.probe, f.readings(12, 1, 0));
        });
    when(
        Reason.SEQUENCE_GAP,
        "the first reading is not the first",
        f -> f.venue.tries(f.probe, f.readings(2, 1, 0)));
    when(
        Reason.FROM_THE_FUTURE,
        "the device's clock is more than ten minutes ahead",
        f -> f.venue.tries(f.probe, f.readings(1, 1, 0, f.venue.time() + 600_001)));
  }
}
