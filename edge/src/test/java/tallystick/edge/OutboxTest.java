package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.Reading;

class OutboxTest {
  private static final int KILLS = 4;
  private static final int LINES_BEFORE_A_KILL = 400;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("outbox.db");
  }

  private static Parcel parcel(long last) {
    return new Parcel(Signer.freshId(), Parcel.READINGS, new byte[] {1}, last, 0);
  }

  private static List<Measurement> measured(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Measurement("c", i)).toList();
  }

  @Test
  void numbers_go_on_after_a_restart_even_when_nothing_is_left() throws IOException {
    try (Outbox outbox = Outbox.open(file())) {
      assertEquals(3, outbox.append(10, measured(3)).getLast().sequence());
      Parcel all = parcel(3);
      outbox.dispatch(all);
      outbox.settle(all);
      assertEquals(List.of(), outbox.oldest(10));
    }
    try (Outbox outbox = Outbox.open(file())) {
      assertEquals(List.of(new Reading(4, 11, "c", 0)), outbox.append(11, measured(1)));
    }
  }

  @Test
  void what_is_under_way_survives_a_restart_as_the_same_bytes() throws IOException {
    Parcel parcel = parcel(2);
    try (Outbox outbox = Outbox.open(file())) {
      outbox.append(10, measured(3));
      outbox.dispatch(parcel);
    }
    try (Outbox outbox = Outbox.open(file())) {
      Parcel kept = outbox.parcel();
      assertNotNull(kept);
      assertEquals(parcel.id(), kept.id());
      assertEquals(1, kept.message()[0]);
      outbox.settle(kept);
      assertNull(outbox.parcel());
      assertEquals(List.of(new Reading(3, 10, "c", 2)), outbox.oldest(10));
    }
  }

  @Test
  void settling_a_parcel_that_is_not_under_way_deletes_nothing() throws IOException {
    try (Outbox outbox = Outbox.open(file())) {
      outbox.append(10, measured(3));
      outbox.dispatch(parcel(1));
      outbox.settle(parcel(3));
      assertEquals(3, outbox.oldest(10).size());
      assertNotNull(outbox.parcel());
    }
  }

  @Test
  void an_act_under_another_id_is_followed_by_what_names_it() throws IOException {
    String raised = Signer.freshId();
    String other = Signer.freshId();
    try (Outbox outbox = Outbox.open(file())) {
      outbox.alarm("rule", raised, new ClearAlarm(Signer.freshId()), true);
      Outbox.Act act = outbox.oldestAct();
      assertNotNull(act);
      outbox.act(Signer.freshId(), new ClearAlarm(raised));
      Parcel parcel = new Parcel(raised, Parcel.ACTS, new byte[0], 0, act.number());
      outbox.dispatch(parcel);
      outbox.rename(parcel, other);
      assertEquals(other, outbox.openAlarm("rule"));
      Outbox.Act renamed = outbox.oldestAct();
      assertNotNull(renamed);
      assertEquals(other, renamed.id());
      Parcel again = new Parcel(other, Parcel.ACTS, new byte[0], 0, renamed.number());
      outbox.dispatch(again);
      outbox.settle(again);
      Outbox.Act clear = outbox.oldestAct();
      assertNotNull(clear);
      assertEquals(new ClearAlarm(other), clear.action());
    }
  }

  @Test
  void a_second_agent_is_turned_away() throws IOException {
    try (Outbox outbox = Outbox.open(file())) {
      outbox.append(10, measured(1));
      assertThrows(IOException.class, () -> Outbox.open(file()).close());
    }
  }

  @Test
  void a_killed_process_loses_and_doubles_nothing_that_it_said_was_kept() throws Exception {
    long kept = 0;
    long settled = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process scribe =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Scribe.class.getName(),
                  file().toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int lines = 0;
      try (BufferedReader said = scribe.inputReader()) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          long number = Long.parseLong(line.substring(line.indexOf(' ') + 1));
          kept = line.startsWith("kept") ? number : kept;
          settled = line.startsWith("settled") ? number : settled;
          // On Linux this is SIGKILL. What is still in the pipe was durable too, and is read: by
          // the handle, for Process would close the pipe.
          if (++lines == LINES_BEFORE_A_KILL) {
            var _ = scribe.toHandle().destroyForcibly();
          }
        }
      }
      scribe.waitFor();
      assertTrue(lines >= LINES_BEFORE_A_KILL, "it ended by itself after " + lines + " lines");
      isWhole(kept, settled);
    }
  }

  private void isWhole(long kept, long settled) throws IOException {
    try (Outbox outbox = Outbox.open(file())) {
      assertTrue(outbox.last() >= kept, outbox.last() + " is less than " + kept);
      assertEquals(0, outbox.last() % 2, "half of what was measured at a time");
      List<Reading> left = outbox.oldest(Integer.MAX_VALUE);
      assertTrue(left.getFirst().sequence() > settled, "settled readings are back");
      assertTrue(left.getFirst().sequence() <= settled + 10, "unsettled readings are gone");
      assertEquals(outbox.last(), left.getLast().sequence());
      for (int i = 0; i < left.size(); i++) {
        Reading reading = left.get(i);
        assertEquals(left.getFirst().sequence() + i, reading.sequence());
        assertEquals(reading.sequence(), reading.value());
      }
    }
  }
}
