package tallystick.domains.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.Venue;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.domains.devices.DevicesAction.AssignDevice;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.ConfigureDevice;
import tallystick.domains.devices.DevicesAction.LapseCommand;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.RevokeDevice;
import tallystick.domains.devices.DevicesAction.RollBack;
import tallystick.domains.devices.DevicesAction.RollOut;
import tallystick.domains.devices.DevicesEvent.AlarmRaised;
import tallystick.domains.devices.DevicesEvent.CommandAcknowledged;
import tallystick.domains.devices.DevicesEvent.CommandLapsed;
import tallystick.domains.devices.DevicesEvent.DeviceConfigured;
import tallystick.domains.devices.DevicesEvent.DeviceEnrolled;
import tallystick.domains.devices.DevicesEvent.DeviceRegistered;
import tallystick.domains.devices.DevicesEvent.ReadingsMissing;
import tallystick.domains.devices.DevicesEvent.ReadingsRecorded;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledBack;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.kernel.Require;

class DevicesRulesTest {
  private final Fleet fleet = new Fleet();
  private final Venue venue = fleet.venue;

  @Test
  void a_file_of_a_hundred_devices_is_one_act_and_each_enrols_by_its_code() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      claims.add(Fleet.claim("a code of the file, number " + i));
    }
    venue.does(fleet.ben, new RegisterDevices("dock-1", claims));
    assertEquals(100, venue.told().size());
    assertTrue(venue.told().stream().allMatch(DeviceRegistered.class::isInstance));
    venue.does(fleet.stray, Fleet.enrolment("a code of the file, number 42"));
    DeviceEnrolled told = venue.told(DeviceEnrolled.class);
    assertEquals(claims.get(42).device(), told.device());
    assertEquals(fleet.ben.id(), told.owner());
    assertEquals(fleet.stray.id(), told.principal());
  }

  @Test
  void readings_before_a_device_was_revoked_stay() {
    venue.does(fleet.probe, fleet.readings(1, 5, 0));
    fleet.revoke();
    venue.refuses(DevicesAction.Reason.DEVICE_REVOKED, fleet.probe, fleet.readings(6, 1, 0));
    assertEquals(5, last());
  }

  @Test
  void readings_go_on_where_they_ended_and_what_is_missing_is_said() {
    venue.does(fleet.probe, fleet.readings(1, 5, 0));
    venue.does(fleet.probe, fleet.readings(10, 3, 4));
    assertEquals(
        new ReadingsMissing(fleet.device, fleet.ann.id(), 6, 4), venue.told(ReadingsMissing.class));
    ReadingsRecorded told = venue.told(ReadingsRecorded.class);
    assertEquals(Fleet.PLACE, told.place());
    assertEquals(List.of(new ChannelSummary("temperature", 4_000, 4_002, 4_002)), told.channels());
    assertEquals(12, last());
  }

  @Test
  void a_clock_may_be_ten_minutes_ahead_and_any_time_behind() {
    venue.does(fleet.probe, fleet.readings(1, 1, 0, venue.time() + 600_000));
    venue.does(fleet.probe, fleet.readings(2, 1, 0, 1_000));
  }

  private long last() {
    return Objects.requireNonNull(venue.state().get(Devices.TAILS, fleet.device)).last();
  }

  @Test
  void each_configuration_is_a_version_and_the_device_says_which_it_has() {
    venue.does(fleet.ann, new ConfigureDevice(fleet.device, "{\"every\":60}"));
    venue.does(fleet.ann, new ConfigureDevice(fleet.device, "{\"every\":30}"));
    assertEquals(2, venue.told(DeviceConfigured.class).version());
    venue.does(fleet.probe, fleet.report(1, List.of()));
    venue.does(fleet.probe, fleet.report(2, List.of(venue.does(fleet.ann, fleet.model("1")))));
  }

  @Test
  void a_command_is_answered_in_time_or_lapses() {
    String first = venue.does(fleet.ann, fleet.command());
    String second = venue.does(fleet.ann, fleet.command());
    venue.passes(Venue.HOUR_MILLIS - 1);
    venue.does(fleet.probe, new AcknowledgeCommand(first, false, "{\"why\":\"iced up\"}"));
    assertFalse(venue.told(CommandAcknowledged.class).done());
    venue.passes(1);
    venue.does(fleet.ben, new LapseCommand(fleet.device, second));
    assertEquals(
        new CommandLapsed(second, fleet.device, fleet.ann.id()), venue.told(CommandLapsed.class));
  }

  @Test
  void what_waits_for_a_device_lapses_when_it_is_revoked() {
    String command = venue.does(fleet.ann, fleet.command());
    venue.does(fleet.ann, new RevokeDevice(fleet.device, "Stolen"));
    assertEquals(command, venue.told(CommandLapsed.class).command());
  }

  @Test
  void a_release_reaches_more_and_more_and_goes_back_to_the_one_before() {
    String old = venue.does(fleet.ann, fleet.model("1"));
    String next = venue.does(fleet.ann, fleet.model("2"));
    venue.does(fleet.ann, new RollOut(old, Fleet.COLD, 100));
    venue.does(fleet.ann, new RollOut(next, Fleet.COLD, 10));
    venue.does(fleet.ann, new RollOut(next, Fleet.COLD, 60));
    ReleaseRolledOut told = venue.told(ReleaseRolledOut.class);
    assertEquals(60, told.percent());
    assertEquals(old, told.previous());
    venue.does(fleet.ann, new RollBack(next, Fleet.COLD));
    assertEquals(old, venue.told(ReleaseRolledBack.class).previous());
    venue.does(fleet.ann, new RollBack(old, Fleet.COLD));
    assertEquals("", venue.told(ReleaseRolledBack.class).previous());
    venue.does(fleet.ann, new RollOut(next, Fleet.COLD, 1));
  }

  @Test
  void about_so_many_percent_are_included_and_whoever_was_stays_so() {
    int included = 0;
    for (int i = 0; i < 1000; i++) {
      String device = "%032x".formatted(i);
      boolean early = RollOuts.includes("release", device, 20);
      included += early ? 1 : 0;
      assertTrue(!early || RollOuts.includes("release", device, 21));
      assertTrue(RollOuts.includes("release", device, 100));
      assertFalse(RollOuts.includes("release", device, 0));
    }
    assertTrue(included > 150 && included < 250, "included " + included);
  }

  @Test
  void an_alarm_is_for_devices_of_the_group_or_place_too_and_may_come_again() {
    for (String threshold :
        List.of(
            venue.does(fleet.ann, fleet.threshold(Scope.GROUP, Fleet.COLD)),
            venue.does(fleet.ann, fleet.threshold(Scope.PLACE, Fleet.PLACE)))) {
      String alarm = venue.does(fleet.probe, fleet.alarm(threshold));
      assertEquals("temperature", venue.told(AlarmRaised.class).channel());
      venue.does(fleet.probe, new ClearAlarm(alarm));
      venue.does(fleet.ann, fleet.alarm(threshold));
    }
  }

  @Test
  void the_owner_clears_alarms_of_a_device_that_is_gone_and_of_thresholds_that_are() {
    String threshold = fleet.warm();
    String alarm = venue.does(fleet.probe, fleet.alarm(threshold));
    venue.does(fleet.ann, new DevicesAction.RemoveThreshold(threshold));
    fleet.revoke();
    venue.does(fleet.ann, new ClearAlarm(alarm));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}"})
  void a_twin_is_the_text_of_a_json_object(String json) {
    refuses("wanted", () -> new ConfigureDevice(fleet.device, json));
  }

  @Test
  void limits_are_told_by_the_field() {
    refuses(
        "wanted", () -> new ConfigureDevice(fleet.device, "{\"a\":\"" + "x".repeat(8_192) + "\"}"));
    refuses("group", () -> new AssignDevice(fleet.device, "", "", "Cold rooms"));
    refuses("code", () -> new DevicesAction.EnrolDevice("short", "", ""));
    refuses("percent", () -> new RollOut(Venue.nothing(), Fleet.COLD, 0));
    refuses("readings", () -> fleet.readings(1, 10_001, 0));
    refuses("subject", () -> fleet.threshold(Scope.GROUP, ""));
    Claim one = Fleet.claim("a code that is new");
    refuses("devices", () -> new RegisterDevices("", List.of(one, one)));
  }

  private static void refuses(String field, Supplier<Object> making) {
    Require.Field refused = assertThrows(Require.Field.class, making::get);
    assertEquals(field, refused.field());
  }
}
