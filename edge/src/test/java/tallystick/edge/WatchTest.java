package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.Reading;

class WatchTest {
  private static final String THRESHOLD = "ab".repeat(16);
  private static final String DEVICE = "cd".repeat(16);
  private static final Rule WARM = new Rule(THRESHOLD, "temperature", 2_000, 8_000, 600);

  @TempDir private Path folder;
  private final List<Boolean> heard = new ArrayList<>();

  private Watch watch(Outbox outbox) {
    Watch watch = new Watch(outbox, DEVICE, (rule, reading, raised) -> heard.add(raised));
    watch.rules(List.of(WARM));
    return watch;
  }

  private static Reading reading(long time, long value) {
    return new Reading(1, time, "temperature", value);
  }

  @Test
  void an_alarm_is_raised_once_when_it_has_lasted_and_cleared_once() throws IOException {
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"))) {
      Watch watch = watch(outbox);
      watch.see(reading(1_000_000, 8_001), 0);
      watch.see(reading(1_300_000, 9_500), 300_000);
      watch.see(reading(1_599_000, 8_500), 599_999);
      assertNull(outbox.oldestAct());
      watch.see(reading(1_600_000, 8_500), 600_000);
      watch.see(reading(1_700_000, 8_500), 700_000);
      Outbox.Act act = outbox.oldestAct();
      assertNotNull(act);
      assertEquals(new RaiseAlarm(DEVICE, THRESHOLD, 1_000_000, 9_500), act.action());
      assertEquals(act.id(), outbox.openAlarm(THRESHOLD));
      watch.see(reading(1_800_000, 8_000), 800_000);
      watch.see(reading(1_900_000, 8_000), 900_000);
      assertEquals(List.of(true, false), heard);
    }
  }

  @Test
  void a_moment_inside_begins_the_time_anew_and_a_clock_that_is_set_does_not() throws IOException {
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"))) {
      Watch watch = watch(outbox);
      watch.see(reading(1_000_000, 9_000), 0);
      watch.see(reading(1_500_000, 5_000), 500_000);
      watch.see(reading(1_600_000, 9_000), 600_000);
      watch.see(reading(99_000_000, 9_000), 700_000);
      assertEquals(List.of(), heard);
      watch.see(reading(1_000, 9_000), 1_200_000);
      assertEquals(List.of(true), heard);
    }
  }

  @Test
  void an_alarm_that_rings_is_not_raised_again_after_a_restart() throws IOException {
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"))) {
      watch(outbox).see(reading(1_000_000, 9_000), 0);
      Watch first = watch(outbox);
      first.see(reading(1_000_000, 9_000), 0);
      first.see(reading(1_600_000, 9_000), 600_000);
      Watch second = watch(outbox);
      second.see(reading(1_700_000, 1_000), 0);
      second.see(reading(2_700_000, 1_000), 1_000_000);
      assertEquals(List.of(true), heard);
      second.see(reading(2_800_000, 2_000), 1_100_000);
      assertEquals(List.of(true, false), heard);
      Outbox.Act raised = outbox.oldestAct();
      assertNotNull(raised);
      assertInstanceOf(RaiseAlarm.class, raised.action());
    }
  }
}
