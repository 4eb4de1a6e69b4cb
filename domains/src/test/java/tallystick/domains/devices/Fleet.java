package tallystick.domains.devices;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.devices.DevicesAction.CommandDevice;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.ReportDevice;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.SetThreshold;

/// Ann, who has a probe in her cold room and a spare one in the cupboard; Ben, who has one, too.
final class Fleet {
  static final String PLACE = "414/4012345000009";
  static final String COLD = "cold-rooms";

  final Venue venue = Venue.founded();
  final Person ann = venue.member("Ann");
  final Person ben = venue.member("Ben");
  final Person probe = venue.member("Probe");
  final Person stray = venue.member("Stray");
  final String device = registers(ann, "a code for the probe");
  final String spare = registers(ann, "a code for the spare");
  final String others = registers(ben, "a code for another");

  Fleet() {
    venue.does(probe, enrolment("a code for the probe"));
  }

  /// The claim of a code, of which spaces are left out.
  static Claim claim(String code) {
    return new Claim(Devices.claim(code.replace(' ', '-')), "Probe", "", COLD);
  }

  static EnrolDevice enrolment(String code) {
    return new EnrolDevice(code.replace(' ', '-'), "TS-1", "1.0");
  }

  private String registers(Person owner, String code) {
    venue.does(owner, new RegisterDevices(PLACE, List.of(claim(code))));
    return claim(code).device();
  }

  /// A batch of readings of one channel, one a second until now.
  RecordReadings readings(long first, int count, long missing) {
    return readings(first, count, missing, venue.time());
  }

  RecordReadings readings(long first, int count, long missing, long until) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = until - 1000L * (count - 1 - i);
      readings.add(new Reading(first + i, time, "temperature", 4_000 + i));
    }
    return new ReadingBatch(readings).action(missing);
  }

  /// Above 8 degrees for ten minutes.
  SetThreshold threshold(Scope scope, String subject) {
    return new SetThreshold(scope, subject, "temperature", -30_000, 8_000, 600);
  }

  String warm() {
    return venue.does(ann, threshold(Scope.DEVICE, device));
  }

  RaiseAlarm alarm(String threshold) {
    return new RaiseAlarm(device, threshold, venue.time() - 600_000, 8_001);
  }

  CommandDevice command() {
    return new CommandDevice(device, "defrost", "{}", venue.time() + Venue.HOUR_MILLIS);
  }

  ReportDevice report(long version, List<String> installed) {
    return new ReportDevice(version, "{}", 80, "1.0", 0, 0, 0, installed);
  }

  PublishRelease model(String version) {
    return new PublishRelease(ReleaseKind.MODEL, "doors", version, "ab".repeat(32), 1_000);
  }

  void revoke() {
    venue.does(ann, new RevokeDevice(device, "Stolen"));
  }
}
