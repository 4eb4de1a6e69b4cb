package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Rulebook;
import tallystick.ledger.BrokenInvariant;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution.Proposal;

/// What runs in a process: the member of the group, the replica, the intake, and the two questions
/// that others may ask.
final class Member implements Raft.Host {
  private static final int BLOCKS_PER_MESSAGE = 64;
  private static final int ENTRIES_BEFORE_PURGE = 60;
  private static final int ENTRIES_KEPT = 20;
  private static final long REJOIN_MILLIS = 500;

  private final GroupClock groupClock = new GroupClock();
  private final World world;
  private final Node node;
  private final Disk disk;
  private final Rulebook rulebook;
  private final RaftLog log;
  private final Raft raft;
  private final Intake intake;
  private final int self;
  private Replica replica;
  private boolean executing;

  /// @throws Frame.Damaged when the disk does not hold what was written
  Member(World world, Node node, Disk disk, Rulebook rulebook) {
    this.world = world;
    this.node = node;
    this.disk = disk;
    this.rulebook = rulebook;
    this.self = disk.member();
    this.log = disk.openLog();
    this.replica = new Replica(world, rulebook, disk.store());
    this.raft = new Raft(world, this, log, self, replica.index());
    this.intake = new Intake(world, node, this);
  }

  void start() {
    raft.start();
    rejoin();
  }

  private void rejoin() {
    if (!log.members().contains(self)) {
      for (int seat = 0; seat < world.nodes(); seat++) {
        node.send(seat, new Message.Rejoin(self));
      }
      later(REJOIN_MILLIS, this::rejoin);
    }
  }

  void receive(int from, Message message) {
    switch (message) {
      case Message.OfGroup m -> {
        if (m.to() == self) {
          hear(m);
          raft.receive(m);
        }
      }
      case Message.Rejoin m -> {
        Leadership leading = raft.leading();
        if (leading != null) {
          leading.rejoin(m.fresh());
        }
      }
      case Message.Submit m -> intake.submit(from, m);
      case Message.Answered m -> intake.relayed(m);
      case Message.Follow m -> follow(from, m.fromHeight());
      case Message.Blocks _, Message.Read _, Message.Shown _ ->
          throw new IllegalStateException("not for a node: " + message);
    }
  }

  private void hear(Message.OfGroup message) {
    long now = world.monotonic();
    switch (message) {
      case Message.Append m -> groupClock.heard(Members.seat(m.from()), m.clock(), now);
      case Message.Appended m -> groupClock.heard(Members.seat(m.from()), m.clock(), now);
      case Message.AskVote _, Message.Voted _, Message.Install _ -> {}
    }
  }

  private void follow(int from, long fromHeight) {
    List<Block> blocks = new ArrayList<>();
    long last = Math.min(replica.past().height(), fromHeight + BLOCKS_PER_MESSAGE - 1);
    for (long height = fromHeight; height <= last; height++) {
      blocks.add(replica.block(height));
    }
    node.send(from, new Message.Blocks(blocks));
  }

  /// Whether it may propose: it leads, and knows what time it is.
  boolean mayPropose() {
    return raft.leading() != null && groupClock.isKnown(world.nodes());
  }

  /// Proposes envelopes at the time of the group.
  ///
  /// @return the place in Raft's log
  long propose(Sealed.Batch batch) {
    long now = world.monotonic();
    boolean believes = world.flaw() == Flaw.BELIEVES_ITS_CLOCK;
    long own = node.clock();
    long time = believes ? own : groupClock.now(own, now, replica.past().time());
    world.promises().proposes(time, world.wallClock(), groupClock.hears(world.nodes() - 1, now));
    raft.extend(RaftLog.Kind.PROPOSAL, Sealed.bytes(time, batch));
    return log.last();
  }

  @Override
  public void decided() {
    if (!executing) {
      executing = true;
      later(0, this::executeNext);
    }
  }

  private void executeNext() {
    executing = false;
    if (replica.index() < raft.commit()) {
      if (disk.isFull()) {
        node.stop("cannot write its state");
        return;
      }
      execute(replica.index() + 1);
      decided();
    }
  }

  private void execute(long index) {
    RaftLog.Entry entry = log.entry(index);
    if (entry.kind() != RaftLog.Kind.PROPOSAL) {
      replica.pass(index);
      return;
    }
    Proposal proposal = Sealed.read(entry.bytes(), world.door());
    Executed done;
    try {
      done = replica.apply(index, proposal);
    } catch (BrokenInvariant e) {
      throw new Violation(Promise.SOUND_ROOMS, String.valueOf(e.getMessage()));
    }
    world.promises().executed(node.name(), done, proposal, replica);
    intake.decided(index, entry.term(), proposal, done);
    if (replica.index() - log.base() >= ENTRIES_BEFORE_PURGE) {
      disk.store().force();
      raft.forget(replica.index() - ENTRIES_KEPT);
    }
  }

  @Override
  public Raft.Snapshot snapshot() {
    return new Raft.Snapshot(replica.index(), disk.store().copy());
  }

  @Override
  public void install(Raft.Snapshot snapshot) {
    disk.replace(snapshot.store().copy());
    replica = new Replica(world, rulebook, disk.store());
    world.promises().installed(node.name(), replica);
  }

  @Override
  public void send(Message.OfGroup message) {
    node.send(Members.seat(message.to()), message);
  }

  @Override
  public void later(long millis, Runnable what) {
    node.later(millis, what);
  }

  @Override
  public void force(Runnable then) {
    node.force(then);
  }

  @Override
  public long clock() {
    return node.clock();
  }

  Rulebook rulebook() {
    return rulebook;
  }

  Raft raft() {
    return raft;
  }

  Replica replica() {
    return replica;
  }

  /// The seat of another member that leads, or nobody.
  int otherLeader() {
    int leader = raft.leader();
    return leader == RaftLog.NOBODY || leader == self ? RaftLog.NOBODY : Members.seat(leader);
  }

  /// Whether it belongs to the group, as far as it knows.
  boolean belongs() {
    return log.members().contains(self);
  }
}
