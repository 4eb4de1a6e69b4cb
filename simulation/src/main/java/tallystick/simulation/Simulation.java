package tallystick.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.kernel.Block;
import tallystick.kernel.Dice;
import tallystick.kernel.Domain;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Outcome;
import tallystick.kernel.Rulebook;
import tallystick.ledger.BrokenInvariant;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;

/// One life of a venue, as a seed says: two nodes are given the same proposals, and auditors look
/// at every block. The same seed gives the same life on every machine.
final class Simulation {
  private static final long BEGINNING = 1_800_000_000_000L;
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int LARGEST_BLOCK = 25;
  private static final int BLOCKS_BETWEEN_AUDITS = 5;

  private final Map<String, List<String>> decided = new TreeMap<>();
  private final Books books = new Books();
  private final Rulebook rulebook;
  private final Dice dice;
  private final Crowd crowd;
  private final LogAuditor log;
  private final BareNode first;
  private final BareNode second;
  private Counts counts = new Counts(0, 0, 0, 0, 0, 0);
  private long time = BEGINNING;

  Simulation(Rulebook rulebook, long seed) {
    this.rulebook = rulebook;
    this.dice = new Dice(seed);
    this.crowd = new Crowd(dice, rulebook.domains(), rulebook.codec());
    this.log = new LogAuditor(dice);
    this.first = new BareNode(rulebook);
    this.second = new BareNode(rulebook);
  }

  /// What happened in a life.
  ///
  /// @param actions that the rules decided
  record Counts(
      long blocks, long actions, long accepted, long repeated, long reused, long crashes) {
    Counts plus(Counts other) {
      return new Counts(
          blocks + other.blocks,
          actions + other.actions,
          accepted + other.accepted,
          repeated + other.repeated,
          reused + other.reused,
          crashes + other.crashes);
    }
  }

  /// Lives until at least so many actions were decided.
  ///
  /// @throws Violation when an auditor found something
  Counts live(int acts) {
    decide(time, crowd.opening(time));
    while (counts.actions < acts) {
      time += dice.chance(5) ? dice.below(80) * HOUR_MILLIS : dice.below(600_000);
      // The clock of a leader may go back; log time may not.
      long proposed = dice.chance(3) ? time - dice.below(60_000) : time;
      List<Envelope> batch = batch();
      if (dice.chance(3)) {
        crash(proposed, batch);
      }
      decide(proposed, batch);
    }
    auditAll();
    return counts;
  }

  private List<Envelope> batch() {
    List<Envelope> batch = new ArrayList<>();
    int size = 1 + dice.below(LARGEST_BLOCK);
    while (batch.size() < size) {
      Envelope next = crowd.next(time);
      if (next != null) {
        batch.add(next);
        if (dice.chance(2)) {
          batch.add(next);
        }
      }
    }
    return batch;
  }

  private void crash(long proposed, List<Envelope> unfinished) {
    counts = counts.plus(new Counts(0, 0, 0, 0, 0, 1));
    (dice.chance(50) ? first : second).crash(proposed, unfinished);
    log.crash();
  }

  private void decide(long proposed, List<Envelope> batch) {
    Executed one;
    Executed two;
    try {
      one = first.take(proposed, batch);
      two = second.take(proposed, batch);
    } catch (BrokenInvariant e) {
      throw new Violation(String.valueOf(e.getMessage()));
    }
    Violation.unless(
        Arrays.equals(one.next().stateRoot(), two.next().stateRoot()),
        "two nodes came to different states at height " + one.next().height());
    Violation.unless(one.results().equals(two.results()), "two nodes gave different answers");
    one.block().ifPresent(this::look);
    answers(one, BareNode.admit(rulebook.codec(), batch));
  }

  private void look(Block block) {
    List<List<Event>> events = new ArrayList<>();
    for (Entry entry : block.entries()) {
      Outcome outcome = rulebook.codec().outcome(entry.outcome());
      events.add(outcome.events());
      counts = counts.plus(new Counts(0, 1, outcome.accepted() ? 1 : 0, 0, 0, 0));
    }
    counts = counts.plus(new Counts(1, 0, 0, 0, 0, 0));
    log.saw(block);
    books.saw(events);
    crowd.saw(block, events);
    if (block.height() % BLOCKS_BETWEEN_AUDITS == 0) {
      auditAll();
    }
  }

  /// A repeat is answered with what was decided first, and an id is decided on once.
  private void answers(Executed executed, List<Execution.Signed> asked) {
    for (int i = 0; i < asked.size(); i++) {
      String id = asked.get(i).payload().id();
      String digest = asked.get(i).payload().digest();
      switch (executed.results().get(i)) {
        case Executed.Decided(int at, int count) -> {
          long position = executed.block().orElseThrow().firstPosition() + at;
          List<String> before = decided.put(id, List.of(digest, position + "+" + count));
          Violation.unless(before == null, "the id " + id + " was decided twice");
        }
        case Executed.Repeated(long height, long position, int count) -> {
          Violation.unless(
              List.of(digest, position + "+" + count).equals(decided.get(id)),
              "a repeat of " + id + " was answered with another decision, at height " + height);
          counts = counts.plus(new Counts(0, 0, 0, 1, 0, 0));
        }
        case Executed.Reused() -> {
          List<String> before = decided.get(id);
          Violation.unless(
              before != null && !before.getFirst().equals(digest),
              "an id that was not used before was answered as used: " + id);
          counts = counts.plus(new Counts(0, 0, 0, 0, 1, 0));
        }
      }
    }
  }

  private void auditAll() {
    for (Domain room : rulebook.domains()) {
      for (Invariant invariant : room.invariants()) {
        String violation = invariant.check().violation(first.state());
        Violation.unless(
            violation == null, room.name() + ": " + invariant.name() + ": " + violation);
      }
    }
    books.audit(first.state());
    books.audit(second.state());
  }

  /// Everything that came of a life, in a few digits.
  String fingerprint() {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(log.root(), 0, 8) + "/" + hex.formatHex(first.past().stateRoot(), 0, 8);
  }
}
