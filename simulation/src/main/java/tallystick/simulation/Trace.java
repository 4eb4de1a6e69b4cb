package tallystick.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// What happened lately, for who has to understand a violation, and a digest of all that ever
/// happened, for who has to know that a seed is repeated exactly.
final class Trace {
  private static final int LINES = 80;

  private final Scheduler scheduler;
  private final Deque<String> lines = new ArrayDeque<>(LINES);
  private long digest = 17;

  Trace(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Remembers something that a person would want to read.
  void say(String who, String what) {
    String line = "%,12d ms  %-3s %s".formatted(scheduler.now(), who, what);
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    mix(line.hashCode());
  }

  /// Counts something into the digest only: there are too many messages to read.
  void mix(long value) {
    digest = (digest * 0x9E3779B97F4A7C15L) ^ (value + scheduler.now() + (digest >>> 29));
  }

  /// The last lines, oldest first.
  List<String> tail() {
    return List.copyOf(lines);
  }

  String digest() {
    return HexFormat.of().toHexDigits(digest);
  }
}
