package tallystick.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tallystick.kernel.Dice;

/// From what 50 sensors say to an alarm that is on the disk, with a model of all of them in
/// between. Not a test, for it measures the disk too: run it by hand. Arguments: an empty folder,
/// and how often if not 2,000 times.
final class Pulse {
  private static final int SENSORS = 50;
  private static final String DEVICE = "cd".repeat(16);

  private Pulse() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    List<String> channels = IntStream.range(0, SENSORS).mapToObj(i -> "c" + i).toList();
    Dice dice = new Dice(1);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(row(dice, 0));
    }
    long[] scored = new long[rounds];
    long[] decided = new long[rounds];
    int[] alarms = new int[1];
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"));
        Model model = Model.of("unusual", Gaussian.of(channels, rows))) {
      Watch watch = new Watch(outbox, DEVICE, (rule, reading, raised) -> alarms[0]++);
      watch.rules(List.of(new Rule("ab".repeat(16), "unusual", 0, 10_000, 0)));
      for (int round = 0; round < rounds; round++) {
        List<Measurement> measured = new ArrayList<>();
        float[] row = row(dice, round % 2 * 20);
        Map<String, Long> values = new HashMap<>();
        for (int i = 0; i < SENSORS; i++) {
          measured.add(new Measurement(channels.get(i), (long) (row[i] * 1_000)));
          values.put(channels.get(i), measured.getLast().value());
        }
        long began = System.nanoTime();
        Measurement score = model.score(values);
        scored[round] = System.nanoTime() - began;
        if (score != null) {
          measured.add(score);
        }
        outbox.append(1_800_000_000_000L + round, measured).forEach(one -> watch.see(one, 0));
        decided[round] = System.nanoTime() - began;
      }
    }
    say("model", scored);
    say("readings to alarm", decided);
    System.out.println("alarms raised and cleared: " + alarms[0]);
  }

  private static float[] row(Dice dice, int off) {
    float[] row = new float[SENSORS];
    for (int i = 0; i < SENSORS; i++) {
      row[i] = 4 + off + dice.between(-1_000, 1_000) / 1_000f;
    }
    return row;
  }

  private static void say(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.3f ms, p99 %.3f ms%n",
        what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }
}
