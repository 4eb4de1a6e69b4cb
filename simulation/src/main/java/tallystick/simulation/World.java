package tallystick.simulation;

import java.util.Map;
import java.util.TreeMap;
import tallystick.kernel.Dice;
import tallystick.kernel.Table;

/// What everybody in a simulated cluster shares: time, chance, the network, and those who watch.
/// Chance comes from one seed, so the same seed gives the same world.
final class World {
  private static final long BEGINNING = 1_800_000_000_000L;

  private final Scheduler scheduler = new Scheduler();
  private final Trace trace = new Trace(scheduler);
  private final Tally tally = new Tally();
  private final Map<String, Table<?>> tables = new TreeMap<>();
  private final Dice dice;
  private final int nodes;
  private final Flaw flaw;
  private final Network network;
  private final Door door;
  private final Promises promises;
  private long leapt;

  World(long seed, int nodes, Flaw flaw, Door door) {
    this.dice = new Dice(seed);
    this.nodes = nodes;
    this.flaw = flaw;
    this.door = door;
    this.network = new Network(scheduler, dice, tally, trace);
    this.promises = new Promises(new LogAuditor(new Dice(seed)), door, tally);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Trace trace() {
    return trace;
  }

  Tally tally() {
    return tally;
  }

  Dice dice() {
    return dice;
  }

  Flaw flaw() {
    return flaw;
  }

  Network network() {
    return network;
  }

  Door door() {
    return door;
  }

  Promises promises() {
    return promises;
  }

  /// Seats of the group.
  int nodes() {
    return nodes;
  }

  /// The tables of the state by their names, as the rules name them: which type a row on disk has
  /// is code, which a restart does not lose.
  Map<String, Table<?>> tables() {
    return tables;
  }

  /// Milliseconds that passed, as every process can measure them.
  long now() {
    return scheduler.now();
  }

  /// Milliseconds that passed, those included in which all machines slept: what a clock that nobody
  /// can set shows.
  long monotonic() {
    return leapt + scheduler.now();
  }

  /// What a right wall clock shows, in milliseconds since 1970.
  long wallClock() {
    return BEGINNING + monotonic();
  }

  /// So much time passes without anything happening, as when all machines sleep.
  void leap(long millis) {
    leapt += millis;
  }
}
