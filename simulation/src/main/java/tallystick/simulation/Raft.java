package tallystick.simulation;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One member's part in keeping one order: Raft (Ongaro and Ousterhout, "In Search of an
/// Understandable Consensus Algorithm", 2014), with its single-member changes and snapshots, as
/// small as it can be. It stands in for Apache Ratis, whose threads no seed can order. It is here
/// to give the ledger's code every order of events that the real one might.
final class Raft {
  private static final long TICK_MILLIS = 50;
  private static final int ELECTION_MILLIS = 300;

  private final Set<Integer> votes = new TreeSet<>();
  private final Host host;
  private final RaftLog log;
  private final World world;
  private final int self;
  private @Nullable Leadership leading;
  private int leader = RaftLog.NOBODY;
  private long commit;
  private long onDisk;
  private long rewrites;
  private long deadline;

  /// What a member needs around it.
  interface Host {
    void send(Message.OfGroup message);

    void later(long millis, Runnable what);

    /// Forces the journal to disk and then goes on.
    void force(Runnable then);

    /// The member's own wall clock, right or wrong.
    long clock();

    /// Entries up to the commit index may be executed.
    void decided();

    /// Everything that was executed so far.
    Snapshot snapshot();

    /// Takes that over from another.
    void install(Snapshot snapshot);
  }

  /// What was executed up to an entry.
  record Snapshot(long index, Store store) {}

  /// @param applied the last entry whose effects are on disk
  Raft(World world, Host host, RaftLog log, int self, long applied) {
    this.world = world;
    this.host = host;
    this.log = log;
    this.self = self;
    this.commit = applied;
  }

  void start() {
    postpone();
    // What a process before this one wrote may not be on disk yet.
    forced(this::tick);
  }

  private void tick() {
    if (leading != null) {
      leading.tick();
    } else if (world.now() >= deadline && log.members().contains(self)) {
      campaign();
    }
    host.later(TICK_MILLIS, this::tick);
  }

  private void postpone() {
    deadline = world.now() + ELECTION_MILLIS + world.dice().below(ELECTION_MILLIS);
  }

  /// Goes on when all that is written now is on disk.
  private void forced(Runnable then) {
    long upTo = log.last();
    long before = rewrites;
    host.force(() -> {
      if (before == rewrites) {
        onDisk = Math.max(onDisk, upTo);
      }
      then.run();
    });
  }

  private void campaign() {
    long term = log.term() + 1;
    world.tally().count(Tally.Deed.ELECTIONS);
    log.vote(term, self);
    leader = RaftLog.NOBODY;
    votes.clear();
    postpone();
    forced(() -> {
      if (isCandidate(term)) {
        counted(self);
        long last = log.last();
        log.members().stream()
            .filter(member -> member != self)
            .forEach(to -> host.send(new Message.AskVote(self, to, term, last, log.termAt(last))));
      }
    });
  }

  private boolean isCandidate(long term) {
    return leading == null && log.term() == term && log.votedFor() == self;
  }

  private void counted(int voter) {
    votes.add(voter);
    if (leading == null && isMajority(votes)) {
      leader = self;
      leading = new Leadership(world, host, this, log, self);
      votes.clear();
      world.promises().leads(log.term(), self);
      world.trace().say(Members.name(self), "leads in term " + log.term());
      leading.begin();
    }
  }

  /// Whether more than half of the group is among them.
  boolean isMajority(Set<Integer> some) {
    return 2 * log.members().stream().filter(some::contains).count() > log.members().size();
  }

  void receive(Message.OfGroup message) {
    if (message.term() > log.term()) {
      log.vote(message.term(), RaftLog.NOBODY);
      resign();
    }
    switch (message) {
      case Message.AskVote m -> asked(m);
      case Message.Voted m -> {
        if (m.granted() && isCandidate(m.term())) {
          counted(m.from());
        }
      }
      case Message.Append m -> append(m);
      case Message.Install m -> install(m);
      case Message.Appended m -> {
        if (leading != null && m.term() == log.term()) {
          leading.appended(m);
        }
      }
    }
  }

  private void asked(Message.AskVote m) {
    long lastTerm = log.termAt(log.last());
    boolean upToDate =
        m.lastTerm() > lastTerm || (m.lastTerm() == lastTerm && m.lastIndex() >= log.last());
    boolean free = log.votedFor() == RaftLog.NOBODY || log.votedFor() == m.from();
    boolean granted = m.term() == log.term() && free && upToDate;
    if (granted && log.votedFor() == RaftLog.NOBODY) {
      log.vote(m.term(), m.from());
      postpone();
    }
    long term = log.term();
    forced(() -> host.send(new Message.Voted(self, m.from(), term, granted)));
  }

  private void append(Message.Append m) {
    if (m.term() < log.term()) {
      refuse(m.from(), 0);
      return;
    }
    follow(m.from());
    long previous = m.previousIndex();
    if (previous > log.last()
        || (previous >= log.base() && log.termAt(previous) != m.previousTerm())) {
      refuse(m.from(), Math.max(log.base(), Math.min(log.last(), previous - 1)));
      return;
    }
    long index = previous;
    for (RaftLog.Entry entry : m.entries()) {
      index++;
      if (index > log.last() || (index > log.base() && log.termAt(index) != entry.term())) {
        put(index, entry);
      }
    }
    long match = index;
    Runnable acknowledge = () -> acknowledge(m.term(), m.from(), match, m.commit());
    if (world.flaw() == Flaw.ACKNOWLEDGES_BEFORE_DISK) {
      forced(() -> {});
      acknowledge.run();
    } else {
      forced(acknowledge);
    }
  }

  private void put(long index, RaftLog.Entry entry) {
    if (index <= log.last()) {
      world.promises().mayReplace(Members.name(self), index, commit);
      rewrites++;
      onDisk = Math.min(onDisk, index - 1);
    }
    log.put(index, entry);
  }

  private void refuse(int to, long match) {
    host.send(new Message.Appended(self, to, log.term(), false, match, host.clock()));
  }

  private void acknowledge(long term, int to, long match, long decided) {
    if (log.term() == term && leading == null) {
      commitTo(Math.min(decided, match));
      host.send(new Message.Appended(self, to, term, true, match, host.clock()));
    }
  }

  private void install(Message.Install m) {
    if (m.term() < log.term()) {
      refuse(m.from(), 0);
      return;
    }
    follow(m.from());
    if (m.index() > commit) {
      world.tally().count(Tally.Deed.SNAPSHOTS);
      world.trace().say(Members.name(self), "takes a snapshot up to entry " + m.index());
      host.install(new Snapshot(m.index(), m.store()));
      log.beginAfter(m.index(), m.indexTerm(), m.members());
      rewrites++;
      onDisk = m.index();
      commit = m.index();
    }
    acknowledge(m.term(), m.from(), m.index(), m.index());
  }

  private void follow(int other) {
    leading = null;
    leader = other;
    postpone();
  }

  /// Leads no longer.
  void resign() {
    leading = null;
    leader = RaftLog.NOBODY;
    postpone();
  }

  /// Writes an entry at the end of the log of this leader.
  void extend(RaftLog.Kind kind, byte[] bytes) {
    log.put(log.last() + 1, new RaftLog.Entry(log.term(), kind, bytes));
    long term = log.term();
    forced(() -> {
      if (leading != null && log.term() == term) {
        leading.advance();
      }
    });
  }

  void commitTo(long index) {
    if (index > commit) {
      commit = index;
      host.decided();
    }
  }

  void forget(long upTo) {
    log.purge(upTo);
    onDisk = log.last();
  }

  @Nullable Leadership leading() {
    return leading;
  }

  int leader() {
    return leader;
  }

  long commit() {
    return commit;
  }

  long onDisk() {
    return onDisk;
  }
}
