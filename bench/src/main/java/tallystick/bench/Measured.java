package tallystick.bench;

import org.HdrHistogram.Histogram;

/// What came of a load.
///
/// @param requests answered, every one with all its actions decided
/// @param refused actions, where that is allowed
/// @param height of the newest block in any answer
/// @param latency in nanoseconds
record Measured(
    long requests, long actions, long refused, double seconds, long height, Histogram latency) {
  double actionsPerSecond() {
    return actions / seconds;
  }

  double requestsPerSecond() {
    return requests / seconds;
  }

  /// A percentile of the latency.
  double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e6;
  }
}
