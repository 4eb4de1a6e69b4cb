package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a leader does while it leads: brings the others' logs to its own, says what is decided, and
/// replaces members whose disks were lost.
final class Leadership {
  private static final int ENTRIES_PER_MESSAGE = 32;
  private static final long RESEND_MILLIS = 100;
  private static final long RESEND_SNAPSHOT_MILLIS = 600;
  private static final long SILENCE_MILLIS = 1_500;

  private final Map<Integer, Progress> progress = new TreeMap<>();
  private final Set<Integer> joining = new TreeSet<>();
  private final World world;
  private final Raft.Host host;
  private final Raft raft;
  private final RaftLog log;
  private final int self;
  private final long term;
  private final long since;
  private final long first;

  /// How far another member is.
  private static final class Progress {
    private long next;
    private long match;
    private long waitUntil;
    private long heard;

    Progress(long next, long heard) {
      this.next = next;
      this.heard = heard;
    }
  }

  Leadership(World world, Raft.Host host, Raft raft, RaftLog log, int self) {
    this.world = world;
    this.host = host;
    this.raft = raft;
    this.log = log;
    this.self = self;
    this.term = log.term();
    this.since = world.now();
    this.first = log.last() + 1;
  }

  void begin() {
    world.tally().count(Tally.Deed.LEADERS);
    raft.extend(RaftLog.Kind.LEADS, new byte[0]);
    tick();
  }

  void tick() {
    Set<Integer> near = new TreeSet<>(Set.of(self));
    for (int peer : peers()) {
      Progress of = progress(peer);
      if (world.now() - of.heard < SILENCE_MILLIS) {
        near.add(peer);
      }
      if (world.now() >= of.waitUntil) {
        send(peer, of);
      }
    }
    if (!raft.isMajority(near)) {
      world.trace().say(Members.name(self), "hears no majority and leads no longer");
      raft.resign();
      return;
    }
    admit();
  }

  private List<Integer> peers() {
    Set<Integer> all = new TreeSet<>(joining);
    all.addAll(log.members());
    all.remove(self);
    return List.copyOf(all);
  }

  private Progress progress(int peer) {
    return progress.computeIfAbsent(peer, p -> new Progress(log.last() + 1, since));
  }

  private void send(int peer, Progress of) {
    if (of.next <= log.base()) {
      Raft.Snapshot all = host.snapshot();
      long index = all.index();
      of.waitUntil = world.now() + RESEND_SNAPSHOT_MILLIS;
      List<Integer> members = log.membersAt(index);
      host.send(
          new Message.Install(self, peer, term, index, log.termAt(index), members, all.store()));
      return;
    }
    long previous = of.next - 1;
    of.waitUntil = world.now() + RESEND_MILLIS;
    host.send(
        new Message.Append(
            self,
            peer,
            term,
            previous,
            log.termAt(previous),
            log.entries(of.next, ENTRIES_PER_MESSAGE),
            raft.commit(),
            host.clock()));
  }

  void appended(Message.Appended m) {
    Progress of = progress(m.from());
    of.heard = world.now();
    of.waitUntil = 0;
    if (m.fits()) {
      of.match = Math.max(of.match, m.match());
      of.next = Math.max(of.next, of.match + 1);
      advance();
    } else {
      of.next = Math.max(of.match, Math.min(of.next - 1, m.match())) + 1;
    }
    if (of.next <= log.last()) {
      send(m.from(), of);
    }
  }

  /// Takes for decided what a majority has on disk; of earlier terms only with one of this term.
  void advance() {
    boolean alone = world.flaw() == Flaw.ACKNOWLEDGES_BEFORE_MAJORITY;
    for (long index = log.last(); index > raft.commit() && log.termAt(index) == term; index--) {
      if (alone ? raft.onDisk() >= index : raft.isMajority(having(index))) {
        raft.commitTo(index);
        return;
      }
    }
  }

  private Set<Integer> having(long index) {
    Set<Integer> having = new TreeSet<>();
    if (raft.onDisk() >= index) {
      having.add(self);
    }
    progress.forEach((peer, of) -> {
      if (of.match >= index) {
        having.add(peer);
      }
    });
    return having;
  }

  /// Whether everything of earlier terms is decided, so that this leader's state is the newest.
  boolean isReady() {
    return raft.commit() >= first;
  }

  long term() {
    return term;
  }

  /// Somebody comes with an empty disk.
  void rejoin(int fresh) {
    joining.add(fresh);
  }

  /// Changes the group by one member at a time: first the lost one goes, then the new one comes,
  /// when it knows what is decided.
  private void admit() {
    if (!isReady() || log.membersIndex(log.last()) > raft.commit()) {
      return;
    }
    List<Integer> members = log.members();
    joining.removeIf(fresh -> members.stream().anyMatch(m -> sameSeat(m, fresh) && m >= fresh));
    for (int fresh : joining) {
      List<Integer> next = new ArrayList<>(members);
      if (next.removeIf(m -> sameSeat(m, fresh))) {
        raft.extend(RaftLog.Kind.MEMBERS, RaftLog.bytes(next));
        return;
      }
      if (progress(fresh).match >= raft.commit()) {
        next.add(fresh);
        raft.extend(RaftLog.Kind.MEMBERS, RaftLog.bytes(next));
        world.tally().count(Tally.Deed.REJOINED);
        world.trace().say(Members.name(fresh), "joins");
        return;
      }
    }
  }

  private static boolean sameSeat(int one, int other) {
    return Members.seat(one) == Members.seat(other);
  }
}
