package tallystick.domains.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.LapseCommand;
import tallystick.domains.devices.DevicesAction.Reason;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.kernel.Outcome;

/// When the room of devices refuses.
public final class DevicesRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private DevicesRefusals() {
    registering();
    enrolling();
    owning();
    revoked();
    twins();
    commands();
  }

  public static List<RefusalCase> cases() {
    List<RefusalCase> all = new DevicesRefusals().cases;
    all.addAll(ReadingRefusals.cases());
    return all;
  }

  private void when(Reason reason, String situation, Function<Fleet, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Fleet())));
  }

  private void registering() {
    when(
        Reason.CLAIM_TAKEN,
        "the same code is registered by another",
        f ->
            f.venue.tries(
                f.ben, new RegisterDevices("", List.of(Fleet.claim("a code for the spare")))));
    when(
        Reason.CLAIM_TAKEN,
        "one of several was enrolled long ago",
        f ->
            f.venue.tries(
                f.ann,
                new RegisterDevices(
                    "",
                    List.of(
                        Fleet.claim("a code that is new"), Fleet.claim("a code for the probe")))));
  }

  private void enrolling() {
    when(
        Reason.CLAIM_UNKNOWN,
        "nobody registered the code",
        f -> f.venue.tries(f.stray, Fleet.enrolment("a code from elsewhere")));
    when(
        Reason.CLAIM_UNKNOWN,
        "somebody registered only the first half of its claim",
        f -> {
          String claim = Fleet.claim("a code to be stolen").claim().substring(0, 32);
          f.venue.does(
              f.ben,
              new RegisterDevices("", List.of(new Claim(claim + "0".repeat(32), "", "", ""))));
          return f.venue.tries(f.stray, Fleet.enrolment("a code to be stolen"));
        });
    when(
        Reason.DEVICE_ENROLLED,
        "another comes with the same code",
        f -> f.venue.tries(f.stray, Fleet.enrolment("a code for the probe")));
    when(
        Reason.DEVICE_ENROLLED,
        "the device itself comes twice",
        f -> f.venue.tries(f.probe, Fleet.enrolment("a code for the probe")));
    when(
        Reason.PRINCIPAL_ENROLLED,
        "one key is to be two devices",
        f -> f.venue.tries(f.probe, Fleet.enrolment("a code for the spare")));
    when(
        Reason.PRINCIPAL_ENROLLED,
        "a revoked device comes back as another",
        f -> {
          f.revoke();
          return f.venue.tries(f.probe, Fleet.enrolment("a code for another"));
        });
    when(
        Reason.OWN_DEVICE,
        "the owner signs for it",
        f -> f.venue.tries(f.ann, Fleet.enrolment("a code for the spare")));
    when(
        Reason.DEVICE_REVOKED,
        "it was revoked before it came",
        f -> {
          f.venue.does(f.ann, new RevokeDevice(f.spare, "Never used"));
          return f.venue.tries(f.stray, Fleet.enrolment("a code for the spare"));
        });
  }

  private void owning() {
    when(
        Reason.DEVICE_UNKNOWN,
        "there is none of this id",
        f -> f.venue.tries(f.ann, new RevokeDevice(Venue.nothing(), "Lost")));
    when(
        Reason.NOT_OWNER,
        "another revokes it",
        f -> f.venue.tries(f.ben, new RevokeDevice(f.device, "Envy")));
    when(
        Reason.NOT_OWNER,
        "the device assigns itself",
        f -> f.venue.tries(f.probe, new AssignDevice(f.device, "", "", "")));
    when(
        Reason.NOT_OWNER,
        "another configures it",
        f -> f.venue.tries(f.ben, new ConfigureDevice(f.device, "{}")));
    when(
        Reason.NOT_OWNER,
        "another commands it",
        f ->
            f.venue.tries(f.ben, new CommandDevice(f.device, "defrost", "{}", f.venue.time() + 1)));
    when(
        Reason.NOT_ENROLLED,
        "an owner reports for a device",
        f -> f.venue.tries(f.ann, f.report(0, List.of())));
    when(
        Reason.NOT_ENROLLED,
        "somebody sends readings who is no device",
        f -> f.venue.tries(f.stray, f.readings(1, 1, 0)));
    when(
        Reason.NOT_ENROLLED,
        "an owner acknowledges a command",
        f ->
            f.venue.tries(
                f.ann, new AcknowledgeCommand(f.venue.does(f.ann, f.command()), true, "{}")));
  }

  private void revoked() {
    afterwards("it sends readings", f -> f.venue.tries(f.probe, f.readings(1, 1, 0)));
    afterwards("it reports", f -> f.venue.tries(f.probe, f.report(0, List.of())));
    afterwards("it is commanded", f -> f.venue.tries(f.ann, f.command()));
    afterwards(
        "it answers what it was told before",
        f -> f.venue.tries(f.probe, new AcknowledgeCommand(Venue.nothing(), true, "{}")));
    afterwards("it is configured", f -> f.venue.tries(f.ann, new ConfigureDevice(f.device, "{}")));
    afterwards(
        "it is revoked again", f -> f.venue.tries(f.ann, new RevokeDevice(f.device, "Lost")));
    afterwards(
        "it gets a threshold", f -> f.venue.tries(f.ann, f.threshold(Scope.DEVICE, f.device)));
    when(
        Reason.DEVICE_REVOKED,
        "a revoked device raises an alarm",
        f -> {
          String threshold = f.warm();
          f.revoke();
          return f.venue.tries(f.probe, f.alarm(threshold));
        });
    when(
        Reason.DEVICE_REVOKED,
        "a revoked device clears an alarm",
        f -> {
          String alarm = f.venue.does(f.probe, f.alarm(f.warm()));
          f.revoke();
          return f.venue.tries(f.probe, new ClearAlarm(alarm));
        });
  }

  private void afterwards(String situation, Function<Fleet, Outcome> attempt) {
    when(
        Reason.DEVICE_REVOKED,
        "after it was revoked " + situation,
        f -> {
          f.revoke();
          return attempt.apply(f);
        });
  }

  private void twins() {
    when(
        Reason.VERSION_UNKNOWN,
        "it has what nobody wanted yet",
        f -> {
          f.venue.does(f.ann, new ConfigureDevice(f.device, "{\"every\":60}"));
          return f.venue.tries(f.probe, f.report(2, List.of()));
        });
    when(
        Reason.RELEASE_UNKNOWN,
        "it runs what nobody released",
        f -> f.venue.tries(f.probe, f.report(0, List.of(Venue.nothing()))));
    when(
        Reason.RELEASE_UNKNOWN,
        "it runs what another owner released",
        f -> f.venue.tries(f.probe, f.report(0, List.of(f.venue.does(f.ben, f.model("1"))))));
  }

  private void commands() {
    when(
        Reason.DEVICE_NOT_ENROLLED,
        "nothing hears it",
        f -> f.venue.tries(f.ann, new CommandDevice(f.spare, "defrost", "{}", f.venue.time() + 1)));
    when(
        Reason.UNTIL_PASSED,
        "it would be late at once",
        f -> f.venue.tries(f.ann, new CommandDevice(f.device, "defrost", "{}", f.venue.time())));
    when(
        Reason.COMMAND_LIMIT,
        "the sixty-fifth waits",
        f -> {
          for (int i = 0; i < Devices.MAX_COMMANDS; i++) {
            f.venue.does(f.ann, f.command());
          }
          return f.venue.tries(f.ann, f.command());
        });
    when(
        Reason.COMMAND_UNKNOWN,
        "it is acknowledged twice",
        f -> {
          String command = f.venue.does(f.ann, f.command());
          f.venue.does(f.probe, new AcknowledgeCommand(command, true, "{}"));
          return f.venue.tries(f.probe, new AcknowledgeCommand(command, true, "{}"));
        });
    when(
        Reason.COMMAND_UNKNOWN,
        "another device acknowledges it",
        f -> {
          f.venue.does(f.stray, Fleet.enrolment("a code for the spare"));
          String command = f.venue.does(f.ann, f.command());
          return f.venue.tries(f.stray, new AcknowledgeCommand(command, true, "{}"));
        });
    when(
        Reason.COMMAND_LATE,
        "the answer comes at its deadline",
        f -> {
          String command = f.venue.does(f.ann, f.command());
          f.venue.passes(Venue.HOUR_MILLIS);
          return f.venue.tries(f.probe, new AcknowledgeCommand(command, true, "{}"));
        });
    when(
        Reason.COMMAND_NOT_DUE,
        "a millisecond is left",
        f -> {
          String command = f.venue.does(f.ann, f.command());
          f.venue.passes(Venue.HOUR_MILLIS - 1);
          return f.venue.tries(f.ben, new LapseCommand(f.device, command));
        });
    when(
        Reason.COMMAND_UNKNOWN,
        "there is nothing to end",
        f -> f.venue.tries(f.ben, new LapseCommand(f.device, Venue.nothing())));
  }
}
