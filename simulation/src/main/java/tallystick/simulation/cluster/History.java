package tallystick.simulation.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// What all clients saw, in no order but that of their clocks, which are one.
final class History {
  private final ConcurrentLinkedQueue<Op> ops = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> oddities = new ConcurrentLinkedQueue<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong highest = new AtomicLong();

  /// @param height of the block in which it stands, 0 if it was not answered
  void add(Op op, long height) {
    ops.add(op);
    highest.accumulateAndGet(height, Math::max);
    if (op.isAnswered()) {
      answered.incrementAndGet();
    }
  }

  void add(Read read) {
    reads.add(read);
    highest.accumulateAndGet(read.height(), Math::max);
  }

  /// Notes what must never be answered, whatever the faults.
  void odd(String what) {
    oddities.add(what);
  }

  /// How many actions were answered so far.
  long answered() {
    return answered.get();
  }

  /// The highest block that anybody was told of.
  long highest() {
    return highest.get();
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }

  List<Read> reads() {
    return List.copyOf(reads);
  }

  List<String> oddities() {
    return List.copyOf(oddities);
  }

  /// The longest time between two answers, to whomever, that overlaps a span; in milliseconds.
  long longestSilence(long from, long to) {
    List<Long> times = new ArrayList<>();
    for (Op op : ops) {
      if (op.isAnswered() && op.returned() >= from && op.returned() <= to) {
        times.add(op.returned());
      }
    }
    times.add(to);
    times.sort(null);
    long longest = 0;
    long before = from;
    for (long time : times) {
      longest = Math.max(longest, time - before);
      before = time;
    }
    return longest / 1_000_000;
  }
}
