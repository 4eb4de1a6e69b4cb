package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.kernel.Require;
import tallystick.kernel.Sha256;

class ReadingBatchTest {
  private static final String LINE = "7 1800000000000 temperature -4250";

  @Test
  void a_reading_has_one_line() {
    Reading reading = new Reading(7, 1_800_000_000_000L, "temperature", -4_250);
    assertEquals(LINE, reading.line());
    assertEquals(reading, Reading.of(LINE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7 1800000000000 temperature",
        "7 1800000000000 temperature 1 2",
        " 7 1800000000000 temperature 1",
        "7 1800000000000 temperature 1\n",
        "7  1800000000000 temperature 1",
        "07 1800000000000 temperature 1",
        "7 1800000000000 temperature +1",
        "7 1800000000000 temperature -0",
        "7 1800000000000 temperature 1.5",
        "7 1800000000000 temperature 1e3",
        "7 1800000000000 temperature NaN",
        "7 1800000000000 Temperature 1",
        "7 1800000000000 temperature 9007199254740992",
        "7 1800000000000 temperature 99999999999999999999",
        "0 1800000000000 temperature 1",
        "-1 1800000000000 temperature 1",
        "7 -1 temperature 1",
        "\u0667 1800000000000 temperature 1"
      })
  void nothing_else_is_a_reading(String line) {
    assertThrows(Require.Field.class, () -> Reading.of(line));
  }

  private static List<Reading> readings(long first, int count) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String channel = i % 3 == 0 ? "humidity" : "temperature";
      readings.add(new Reading(first + i, 1_000_000 - i, channel, i * 100L));
    }
    return readings;
  }

  @Test
  void the_root_is_that_of_rfc_6962() {
    List<Reading> three = readings(1, 3);
    byte[][] leaves = new byte[3][];
    for (int i = 0; i < 3; i++) {
      leaves[i] = Sha256.of(new byte[] {0}, three.get(i).line().getBytes(UTF_8));
    }
    byte[] left = Sha256.of(new byte[] {1}, leaves[0], leaves[1]);
    byte[] root = Sha256.of(new byte[] {1}, left, leaves[2]);
    assertEquals(HexFormat.of().formatHex(root), new ReadingBatch(three).root());
  }

  @Test
  void every_reading_of_a_batch_of_any_size_is_proved_and_no_other() {
    for (int count = 1; count <= 70; count++) {
      List<Reading> readings = readings(1_000, count);
      ReadingBatch batch = new ReadingBatch(readings);
      RecordReadings action = batch.action(0);
      for (Reading one : readings) {
        List<String> path = batch.path(one.sequence());
        assertTrue(ReadingBatch.proves(one, path, action), () -> one + " of " + action);
        Reading warmer = new Reading(one.sequence(), one.time(), one.channel(), one.value() + 1);
        assertFalse(ReadingBatch.proves(warmer, path, action));
        Reading next = new Reading(one.sequence() + count, one.time(), one.channel(), one.value());
        assertFalse(ReadingBatch.proves(next, path, action));
      }
    }
  }

  @Test
  void a_batch_says_from_when_until_when_and_what_its_channels_come_to() {
    RecordReadings action = new ReadingBatch(readings(5, 4)).action(2);
    assertEquals(5, action.first());
    assertEquals(4, action.count());
    assertEquals(2, action.missing());
    assertEquals(999_997, action.from());
    assertEquals(1_000_000, action.until());
    assertEquals(
        List.of(
            new ChannelSummary("humidity", 0, 300, 300),
            new ChannelSummary("temperature", 100, 200, 200)),
        action.channels());
  }

  @Test
  void a_batch_has_no_gap_no_repeat_and_not_too_much() {
    List<Reading> gap = new ArrayList<>(readings(1, 2));
    gap.addAll(readings(4, 1));
    refuses("readings", gap);
    List<Reading> repeat = new ArrayList<>(readings(1, 2));
    repeat.addAll(readings(2, 1));
    refuses("readings", repeat);
    refuses("readings", List.of());
    refuses("readings", readings(1, 10_001));
    List<Reading> wide = new ArrayList<>();
    for (int i = 0; i <= DevicesAction.MAX_CHANNELS; i++) {
      wide.add(new Reading(i + 1, 1, "channel-" + i, 1));
    }
    refuses("channels", wide);
    new ReadingBatch(readings(1, 10_000));
  }

  private static void refuses(String field, List<Reading> readings) {
    assertEquals(
        field, assertThrows(Require.Field.class, () -> new ReadingBatch(readings)).field());
  }
}
