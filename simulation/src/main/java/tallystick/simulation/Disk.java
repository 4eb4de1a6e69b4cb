package tallystick.simulation;

import java.util.List;
import tallystick.kernel.Dice;

/// The disk of a node: what outlives the process, and how it fails.
final class Disk {
  private static final int USUAL_MILLIS = 2;

  private final Flaw flaw;
  private final List<Integer> beginners;
  private Journal journal = new Journal();
  private Store store;
  private int member;
  private int slowMillis;
  private boolean full;
  private boolean flipped;

  Disk(int member, List<Integer> beginners, Flaw flaw) {
    this.member = member;
    this.beginners = beginners;
    this.flaw = flaw;
    this.store = new Store(flaw);
  }

  /// Moves everything aside and begins as another member, who was promised nothing.
  void replace() {
    journal = new Journal();
    store = new Store(flaw);
    member = Members.successor(member);
    flipped = false;
  }

  void replace(Store other) {
    store = other;
  }

  /// @throws Frame.Damaged when it does not read as it was written
  RaftLog openLog() {
    return new RaftLog(journal, beginners.contains(member) ? beginners : List.of(), flaw);
  }

  int forceMillis(Dice dice) {
    return 1 + dice.below(USUAL_MILLIS + slowMillis);
  }

  void cutPower(Dice dice, Tally tally) {
    journal.cutPower(dice, tally);
    store.cutPower(dice, tally);
  }

  boolean flip(Dice dice) {
    boolean changed = dice.chance(50) ? journal.flip(dice) : store.flip(dice);
    flipped |= changed;
    return changed;
  }

  /// Whether anything on it was changed since it was empty.
  boolean isFlipped() {
    return flipped;
  }

  Journal journal() {
    return journal;
  }

  Store store() {
    return store;
  }

  int member() {
    return member;
  }

  void slow(int millis) {
    slowMillis = millis;
  }

  void full(boolean now) {
    full = now;
  }

  boolean isFull() {
    return full;
  }
}
