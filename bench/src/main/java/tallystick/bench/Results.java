package tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one run of the bench found.
///
/// @param date of the run, as 2026-11-21
/// @param start null when the venue was not ours to start
record Results(
    String command,
    String date,
    Machine machine,
    String durability,
    List<Peak> peaks,
    List<Latency> latencies,
    @Nullable Start start,
    List<Micro> micro,
    List<Mark> marks) {
  static final String DURABILITY =
      "An answer is sent after its block is forced to disk (fsync) in the Raft log. RocksDB and"
          + " PostgreSQL write behind it, for both can be made again from that log.";

  private static final double PEAK_MARK = 0.30;
  private static final double LIST_MARK = 1.00;
  private static final double LATENCY_MARK_MILLIS = 50;

  /// The most that a closed loop got through.
  ///
  /// @param refused share of the actions, where that is allowed
  /// @param referenceBefore signature checks a second of all processors, right before
  /// @param referenceAfter the same, right after
  /// @param ratio actions a second by the mean of the two
  /// @param viewsSeconds from the last answer until the views showed it
  /// @param microsPerAction processor time, the writing of the views included
  /// @param microsPerCheck processor time of one signature check
  record Peak(
      String scenario,
      String what,
      int connections,
      double seconds,
      double actionsPerSecond,
      double requestsPerSecond,
      double refused,
      double p50Millis,
      double p99Millis,
      double p999Millis,
      double referenceBefore,
      double referenceAfter,
      double ratio,
      double viewsSeconds,
      Cpu microsPerAction,
      double microsPerCheck) {
    /// What the ratio would be if nobody else used the processors and they were the only limit.
    double cpuRatio() {
      return microsPerCheck / microsPerAction.all();
    }
  }

  /// How long answers took at half of a peak, from when each was due.
  record Latency(
      String scenario,
      double actionsPerSecond,
      double seconds,
      double p50Millis,
      double p99Millis,
      double p999Millis,
      double maxMillis,
      double viewsSeconds) {}

  /// Seconds from the start of the process.
  record Start(double emptyPage, double emptyQuery, double againPage, double againQuery) {}

  /// A micro-benchmark.
  record Micro(String name, double score, double error, String unit) {}

  /// A goal, and whether it was reached.
  record Mark(String goal, String found, boolean met) {}

  static List<Mark> marks(List<Peak> peaks, List<Latency> latencies) {
    List<Mark> marks = new ArrayList<>();
    marks.add(ratio("single actions: ratio of b or c >= 0.30", "bc", PEAK_MARK, peaks));
    marks.add(ratio("lists of actions: ratio of d or e >= 1.00", "de", LIST_MARK, peaks));
    for (Latency latency : latencies) {
      marks.add(
          new Mark(
              "p99 < 50 ms at half the peak of " + latency.scenario(),
              "%.1f ms".formatted(latency.p99Millis()),
              latency.p99Millis() < LATENCY_MARK_MILLIS));
    }
    return marks;
  }

  private static Mark ratio(String goal, String letters, double mark, List<Peak> peaks) {
    double best =
        peaks.stream()
            .filter(peak -> letters.contains(peak.scenario()))
            .mapToDouble(Peak::ratio)
            .max()
            .orElse(0);
    return new Mark(goal, "%.2f".formatted(best), best >= mark);
  }
}
