package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tallystick.kernel.Dice;

/// A network that loses, delays, doubles and overtakes. It is worse than TCP, which would at least
/// keep the order of what it delivers.
final class Network {
  private static final int USUAL_MILLIS = 8;
  private static final int LONG_MILLIS = 400;

  private final List<Party> parties = new ArrayList<>();
  private final Set<Integer> cut = new TreeSet<>();
  private final Scheduler scheduler;
  private final Dice dice;
  private final Tally tally;
  private final Trace trace;
  private Wire wire = (from, to, message) -> {};
  private int lossPercent;
  private int delayPercent = 1;
  private int doublePercent = 1;

  /// One who takes part.
  @FunctionalInterface
  interface Party {
    void receive(int from, Message message);
  }

  /// One who sees everything as it is sent.
  @FunctionalInterface
  interface Wire {
    void passes(int from, int to, Message message);
  }

  Network(Scheduler scheduler, Dice dice, Tally tally, Trace trace) {
    this.scheduler = scheduler;
    this.dice = dice;
    this.tally = tally;
    this.trace = trace;
  }

  /// Connects somebody, and gives the address: 0 to the first.
  int connect(Party party) {
    parties.add(party);
    return parties.size() - 1;
  }

  /// Has everything seen before it is sent, or lost.
  void tap(Wire by) {
    wire = by;
  }

  void send(int from, int to, Message message) {
    wire.passes(from, to, message);
    if (cut.contains(link(from, to)) || dice.chance(lossPercent)) {
      tally.count(Fault.LOSS);
      return;
    }
    long delay = 1L + dice.below(USUAL_MILLIS);
    if (dice.chance(delayPercent)) {
      tally.count(Fault.DELAY);
      delay += dice.below(LONG_MILLIS);
    }
    deliver(delay, from, to, message);
    if (dice.chance(doublePercent)) {
      tally.count(Fault.DUPLICATE);
      deliver(delay + dice.below(LONG_MILLIS), from, to, message);
    }
  }

  private void deliver(long delay, int from, int to, Message message) {
    scheduler.after(
        delay,
        () -> {
          trace.mix(link(from, to));
          parties.get(to).receive(from, message);
        });
  }

  private static int link(int from, int to) {
    return from * 1_000 + to;
  }

  /// Nothing goes from one to the other any more.
  void cut(int from, int to) {
    cut.add(link(from, to));
  }

  void join(int from, int to) {
    cut.remove(link(from, to));
  }

  void bad(int loss, int delay, int doubled) {
    lossPercent = loss;
    delayPercent = delay;
    doublePercent = doubled;
  }

  /// As a network should be.
  void heal() {
    cut.clear();
    bad(0, 1, 1);
  }
}
