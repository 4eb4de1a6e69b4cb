package tallystick.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Block;
import tallystick.kernel.Domain;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Outcome;
import tallystick.kernel.State;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;

/// Sees everything that any node does, knows what it did before, and says which [Promise] is
/// broken. The first node to execute a block makes it history; every other must do the same.
final class Promises {
  /// How far log time may be ahead of a right clock.
  static final long AHEAD_MILLIS = 100;

  /// How far it may be behind while all clocks can be heard: pauses and slow messages count.
  static final long BEHIND_MILLIS = 10_000;

  private static final int BLOCKS_BETWEEN_AUDITS = 10;

  private final List<Known> history = new ArrayList<>();
  private final Map<String, Answer.Receipt> decisions = new TreeMap<>();
  private final Map<Long, Integer> leaders = new TreeMap<>();
  private final Map<String, TreeMap<Long, Posted>> balances = new TreeMap<>();
  private final Books books = new Books();
  private final LogAuditor log;
  private final Door door;
  private final Tally tally;
  private @Nullable BiConsumer<Block, List<List<Event>>> audience;
  private List<Domain> rooms = List.of();

  private record Known(Block block, byte[] logRoot) {}

  Promises(LogAuditor log, Door door, Tally tally) {
    this.log = log;
    this.door = door;
    this.tally = tally;
  }

  /// Has somebody shown every block once, and the invariants of these rooms checked.
  void watch(List<Domain> ofRooms, BiConsumer<Block, List<List<Event>>> shown) {
    rooms = ofRooms;
    audience = shown;
  }

  /// A node executed a proposal.
  void executed(String node, Executed done, Proposal proposal, Replica replica) {
    if (done.block().isPresent()) {
      Block block = done.block().get();
      oneOrder(node, block, replica.logRoot());
      if (block.height() > history.size()) {
        becomes(block, done, proposal, replica);
      }
    }
  }

  /// ONE_ORDER, ROOTS_EQUAL: a block is the one that is known at its height.
  private void oneOrder(String node, Block block, byte[] logRoot) {
    String what = "block " + block.height() + " of " + node;
    unless(block.height() <= history.size() + 1, Promise.ONE_ORDER, what + " follows no other");
    if (block.height() <= history.size()) {
      Known known = history.get((int) block.height() - 1);
      unless(ids(block).equals(ids(known.block)), Promise.ONE_ORDER, what + " is another one");
      unless(
          Arrays.equals(block.stateRoot(), known.block.stateRoot())
              && Arrays.equals(logRoot, known.logRoot),
          Promise.ROOTS_EQUAL,
          what + " leads to other roots");
    }
  }

  private static List<String> ids(Block block) {
    return block.entries().stream().map(Entry::id).toList();
  }

  private void becomes(Block block, Executed done, Proposal proposal, Replica replica) {
    timeNeverFalls(block);
    for (int i = 0; i < done.results().size(); i++) {
      if (done.results().get(i) instanceof Executed.Decided result) {
        decidedOnce(Intake.answer(done, result, proposal.envelopes().get(i).payload()));
      }
    }
    logGrowsOnly(block, replica);
    history.add(new Known(block, replica.logRoot()));
    List<List<Event>> events = new ArrayList<>();
    for (Entry entry : block.entries()) {
      Outcome outcome = door.codec().outcome(entry.outcome());
      events.add(outcome.events());
      tally.count(Tally.Deed.ACTIONS);
      if (outcome.accepted()) {
        tally.count(Tally.Deed.ACCEPTED);
      }
    }
    tally.count(Tally.Deed.BLOCKS);
    soundRooms(block, events, replica.state());
    if (audience != null) {
      audience.accept(block, events);
    }
  }

  private void timeNeverFalls(Block block) {
    unless(
        history.isEmpty() || block.time() >= history.getLast().block.time(),
        Promise.TIME_NEVER_FALLS,
        "block " + block.height());
  }

  private void decidedOnce(Answer answer) {
    if (answer instanceof Answer.Receipt receipt) {
      Answer before = decisions.put(receipt.id(), receipt);
      unless(before == null, Promise.DECIDED_ONCE, before + " and " + receipt);
    }
  }

  private void logGrowsOnly(Block block, Replica replica) {
    try {
      log.saw(block);
    } catch (Violation e) {
      throw new Violation(Promise.LOG_GROWS_ONLY, String.valueOf(e.getMessage()));
    }
    unless(
        Arrays.equals(log.root(), replica.logRoot()),
        Promise.ROOTS_EQUAL,
        "the leaves of block " + block.height() + " give another root");
  }

  private void soundRooms(Block block, List<List<Event>> events, State state) {
    for (List<Event> ofEntry : events) {
      for (Event event : ofEntry) {
        if (event instanceof Posted posted) {
          balances
              .computeIfAbsent(posted.owner() + "/" + posted.asset(), a -> new TreeMap<>())
              .put(block.height(), posted);
        }
      }
    }
    try {
      books.saw(events);
      if (block.height() % BLOCKS_BETWEEN_AUDITS == 0) {
        books.audit(state);
        for (Domain room : rooms) {
          for (Invariant invariant : room.invariants()) {
            String violation = invariant.check().violation(state);
            unless(violation == null, Promise.SOUND_ROOMS, room.name() + ": " + violation);
          }
        }
      }
    } catch (Violation e) {
      throw new Violation(Promise.SOUND_ROOMS, String.valueOf(e.getMessage()));
    }
  }

  /// ONE_ORDER, ROOTS_EQUAL: what a node took over is what is known at its height.
  void installed(String node, Replica replica) {
    Past past = replica.past();
    if (past.height() > 0) {
      Known known = history.get((int) past.height() - 1);
      unless(
          Arrays.equals(past.stateRoot(), known.block.stateRoot())
              && Arrays.equals(replica.logRoot(), known.logRoot),
          Promise.ROOTS_EQUAL,
          "the snapshot of block " + past.height() + " at " + node + " has other roots");
    }
  }

  /// NOTHING_LOST: a client was told this.
  void acknowledges(Answer.Receipt receipt) {
    Answer.Receipt known = decisions.get(receipt.id());
    unless(
        receipt.equals(known),
        Promise.NOTHING_LOST,
        "acknowledged was " + receipt + ", decided is " + known);
  }

  /// TIME_IS_RIGHT: a leader proposes for this time.
  ///
  /// @param right what a right clock shows
  /// @param heard whether the leader heard all clocks just now
  void proposes(long time, long right, boolean heard) {
    unless(
        time - right <= AHEAD_MILLIS && (!heard || right - time <= BEHIND_MILLIS),
        Promise.TIME_IS_RIGHT,
        "it is off by " + (time - right) + " ms");
  }

  /// ONE_LEADER: a member begins to lead in a term.
  void leads(long term, int member) {
    Integer other = leaders.put(term, member);
    unless(
        other == null || other == member,
        Promise.ONE_LEADER,
        Members.name(member) + " leads in the term " + term + " of another");
  }

  /// DECIDED_STAYS: a member replaces an entry.
  void mayReplace(String member, long index, long commit) {
    unless(index > commit, Promise.DECIDED_STAYS, "entry " + index + " of " + member);
  }

  /// READS_CURRENT: views answered about a balance.
  void shows(Message.Read question, Message.Shown answer) {
    unless(
        answer.height() >= question.minHeight(),
        Promise.READS_CURRENT,
        "height " + answer.height() + " was shown for " + question);
    TreeMap<Long, Posted> changes = balances.getOrDefault(question.account(), new TreeMap<>());
    Map.Entry<Long, Posted> last = changes.floorEntry(answer.height());
    boolean right =
        last == null
            ? answer.row().isEmpty()
            : ((Number) answer.row().getOrDefault("available", -1)).longValue()
                    == last.getValue().available()
                && ((Number) answer.row().getOrDefault("held", -1)).longValue()
                    == last.getValue().held();
    unless(right, Promise.READS_CURRENT, answer + " was shown for " + question + ", not " + last);
  }

  /// ONLY_GOOD_BYTES: somebody was given a block to read.
  void served(Block block) {
    Block known = history.get((int) block.height() - 1).block;
    unless(
        known.time() == block.time()
            && known.firstPosition() == block.firstPosition()
            && Arrays.equals(known.stateRoot(), block.stateRoot())
            && sameLeaves(known, block),
        Promise.ONLY_GOOD_BYTES,
        "block " + block.height() + " is not what was decided");
  }

  private static boolean sameLeaves(Block one, Block other) {
    List<Entry> entries = one.entries();
    if (entries.size() != other.entries().size()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      byte[] leaf = entries.get(i).leaf(one.height(), one.time());
      if (!Arrays.equals(leaf, other.entries().get(i).leaf(other.height(), other.time()))) {
        return false;
      }
    }
    return true;
  }

  /// NOTHING_LOST, ROOTS_EQUAL: when all is quiet, a node has all of history and nothing else.
  void complete(String node, Replica replica) {
    unless(
        replica.past().height() == history.size(),
        Promise.NOTHING_LOST,
        node + " has " + replica.past().height() + " of " + history.size() + " blocks");
    if (!history.isEmpty()) {
      oneOrder(node, replica.block(history.size()), replica.logRoot());
    }
    for (Known known : history) {
      served(replica.block(known.block.height()));
    }
    for (Answer.Receipt receipt : decisions.values()) {
      unless(
          replica
              .seen(receipt.id())
              .map(seen -> seen.position() == receipt.position())
              .orElse(false),
          Promise.NOTHING_LOST,
          node + " does not know " + receipt);
    }
  }

  /// SOUND_DISKS: a node believes that its disk is damaged.
  void setsAside(String node, boolean damaged) {
    unless(damaged, Promise.SOUND_DISKS, node + " finds damage on its disk that nobody did");
  }

  /// SERVICE_RESUMES: the last fault is long enough ago.
  void resumed(boolean has, String otherwise) {
    unless(has, Promise.SERVICE_RESUMES, otherwise);
  }

  private static void unless(boolean holds, Promise promise, String otherwise) {
    if (!holds) {
      throw new Violation(promise, otherwise);
    }
  }

  long height() {
    return history.size();
  }

  byte[] logRoot() {
    return log.root();
  }
}
