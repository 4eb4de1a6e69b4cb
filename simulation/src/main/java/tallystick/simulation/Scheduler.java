package tallystick.simulation;

import java.util.PriorityQueue;

/// Simulated time, and what is to happen when. Nothing else in the simulation waits: time passes by
/// going to the next event, and events of one moment happen in the order in which they were asked
/// for.
final class Scheduler {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long numbers;
  private long now;

  private record Event(long at, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /// Milliseconds since the beginning.
  long now() {
    return now;
  }

  /// Has something happen after so many milliseconds.
  void after(long millis, Runnable what) {
    events.add(new Event(now + millis, numbers++, what));
  }

  /// Lets everything happen up to a moment.
  void runUntil(long end) {
    for (Event next = events.peek(); next != null && next.at <= end; next = events.peek()) {
      events.remove();
      now = next.at;
      next.what.run();
    }
    now = end;
  }
}
