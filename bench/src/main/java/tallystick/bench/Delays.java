package tallystick.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// How long it takes until subscribers hear what came of requests: from when a request was due, and
/// from its answer. Requests are told by the thread that sends, messages by the thread that hears;
/// the rest is read when both are done.
final class Delays implements Journal {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Histogram sinceDue = new Histogram(LONGEST_NANOS, 3);
  private final Histogram sinceAnswer = new Histogram(LONGEST_NANOS, 3);
  private volatile @Nullable String failure;

  @Override
  public void due(String id, long nanos) {
    due.put(id, nanos);
  }

  @Override
  public void answered(String id, long nanos) {
    answered.put(id, nanos);
  }

  /// A message about an action of an envelope has come. What nobody here sent is not counted.
  void heard(String id, long nanos) {
    Long since = due.get(id);
    if (since != null) {
      sinceDue.recordValue(Math.clamp(nanos - since, 0, LONGEST_NANOS));
      // Before the answer is as good as with it.
      long answer = answered.getOrDefault(id, nanos);
      sinceAnswer.recordValue(Math.clamp(nanos - answer, 0, LONGEST_NANOS));
    }
  }

  void fail(String why) {
    failure = why;
  }

  /// What was measured.
  ///
  /// @throws IllegalStateException when a subscriber was lost
  Times times() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    return new Times(
        sinceDue.getTotalCount(), Percentiles.of(sinceDue), Percentiles.of(sinceAnswer));
  }

  /// @param messages that were heard, by all subscribers together
  record Times(long messages, Percentiles sinceDue, Percentiles sinceAnswer) {}

  /// Of a delay, in milliseconds.
  record Percentiles(double p50Millis, double p99Millis, double p999Millis, double maxMillis) {
    static Percentiles of(Histogram nanos) {
      return new Percentiles(
          nanos.getValueAtPercentile(50) / 1e6,
          nanos.getValueAtPercentile(99) / 1e6,
          nanos.getValueAtPercentile(99.9) / 1e6,
          nanos.getMaxValue() / 1e6);
    }
  }
}
