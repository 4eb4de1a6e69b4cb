package tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import tallystick.bench.Delays.Percentiles;
import tallystick.bench.Results.Mark;
import tallystick.bench.Results.Peak;

/// Everything that one run of `./run bench exchange` found.
///
/// @param peaks transfers and orders, in turns
/// @param half how long one subscriber waits for differences at half of the peak
/// @param crowded how long each of many subscribers waits at a moderate rate
record ExchangeResults(
    String command,
    String date,
    Machine machine,
    List<Pair> peaks,
    Profile profile,
    Told half,
    Told crowded,
    List<Mark> marks) {
  private static final double RATE_MARK = 1;
  private static final double HALF_MARK_MILLIS = 10;
  private static final double CROWDED_MARK_MILLIS = 50;

  /// The same scenario with transfers and with orders.
  record Pair(Peak transfers, Peak orders) {
    double ratio() {
      return orders.actionsPerSecond() / transfers.actionsPerSecond();
    }

    /// What the ratio would be if processors were the only limit and nobody else used them.
    double cpuRatio() {
      return transfers.microsPerAction().all() / orders.microsPerAction().all();
    }
  }

  /// How long differences of the book took to be heard.
  ///
  /// @param messages that were heard, by all subscribers together
  /// @param perSecond the same in every second of the load
  /// @param microsPerMessage processor time, that of the orders included
  record Told(
      int subscribers,
      double ordersPerSecond,
      double seconds,
      long messages,
      double perSecond,
      Percentiles sinceDue,
      Percentiles sinceAnswer,
      Cpu microsPerMessage) {}

  static List<Mark> marks(List<Pair> peaks, Told half, Told crowded) {
    List<Mark> marks = new ArrayList<>();
    for (Pair pair : peaks) {
      marks.add(
          new Mark(
              "orders at the rate of transfers, " + pair.orders().what() + ": ratio >= 1",
              "%.2f".formatted(pair.ratio()),
              pair.ratio() >= RATE_MARK));
    }
    marks.add(mark("sending to difference at half of the peak", half.sinceDue(), HALF_MARK_MILLIS));
    marks.add(
        mark("answer to difference at half of the peak", half.sinceAnswer(), HALF_MARK_MILLIS));
    marks.add(
        mark(
            "sending to difference, each of %,d subscribers".formatted(crowded.subscribers()),
            crowded.sinceDue(),
            CROWDED_MARK_MILLIS));
    return marks;
  }

  private static Mark mark(String what, Percentiles found, double millis) {
    return new Mark(
        "p99 < %.0f ms, %s".formatted(millis, what),
        "%.1f ms".formatted(found.p99Millis()),
        found.p99Millis() < millis);
  }
}
