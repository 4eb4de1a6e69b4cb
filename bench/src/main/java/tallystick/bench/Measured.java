package tallystick.bench;

import org.HdrHistogram.Histogram;

/// What came of a load.
///
/// @param requests answered, every one with all its actions accepted
/// @param height of the newest block in any answer
/// @param latency in nanoseconds
record Measured(long requests, long actions, double seconds, long height, Histogram latency) {
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
