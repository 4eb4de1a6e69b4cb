package tallystick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.TileTree;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireEnvelope;

/// The chain of blocks of one node: executes proposals one after the other, and tells what is
/// there. One thread calls [#apply]; any thread may read.
final class Chain implements AutoCloseable {
  private final RocksStore store;
  private final RocksState state;
  private final BlockWrite write;
  private final TileTree tree;
  private final Rulebook rulebook;
  private final Execution execution;
  private final LogKey key;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /// Held while a block is being written, so that what is frozen is what one block left.
  private final ReentrantLock writing = new ReentrantLock();

  private final Published published = new Published(this);
  private volatile Tip tip;

  /// Closes the store, now or in the end.
  ///
  /// @throws LedgerFault `state-damaged` when the rows are not those that the last block left
  Chain(RocksStore store, Rulebook rulebook, SigningKey nodeKey) {
    this.store = store;
    this.state = new RocksState(store);
    this.write = new BlockWrite(store);
    this.rulebook = rulebook;
    this.execution = new Execution(rulebook);
    this.key = new LogKey(nodeKey, write.origin(LogKey.originOf(nodeKey)));
    BlockWrite.Standing standing;
    try {
      standing = write.standing();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    this.tree = new TileTree(write, standing.past().size());
    this.tip = new Tip(standing, tree.root());
  }

  /// The last block and what follows from it. The checkpoint is signed when somebody first asks:
  /// most blocks are superseded before anybody does.
  private final class Tip {
    private final BlockWrite.Standing standing;
    private final byte[] logRoot;
    private @Nullable Note note;

    Tip(BlockWrite.Standing standing, byte[] logRoot) {
      this.standing = standing;
      this.logRoot = logRoot;
    }

    Execution.Past past() {
      return standing.past();
    }

    synchronized Note note() {
      Note signed = note;
      if (signed == null) {
        signed = key.sign(past(), logRoot);
        note = signed;
      }
      return signed;
    }
  }

  /// What an entry of the Raft log led to.
  ///
  /// @param block null when nothing in the entry was new
  record Applied(Executed executed, @Nullable WireBlock block) {
    /// The block, when something in the entry is known to be new.
    WireBlock decidedBlock() {
      return Objects.requireNonNull(block, "what is decided stands in a block");
    }
  }

  /// Executes a proposal and writes what came of it.
  Applied apply(long term, long index, Execution.Proposal proposal, List<WireEnvelope> envelopes) {
    Executed executed = execution.execute(state, tip.past(), proposal);
    WireBlock wire = executed.block().map(b -> wire(b, executed, proposal, envelopes)).orElse(null);
    executed.block().ifPresent(this::extendLog);
    BlockWrite.Standing standing = new BlockWrite.Standing(term, index, executed.next());
    if (wire != null) {
      write.rows(executed.rows());
      write.block(wire);
      tree.flush();
    }
    writing.lock();
    try {
      write.write(standing);
      state.changed(executed.rows());
      if (wire != null) {
        store.remember(wire);
      }
      publish(new Tip(standing, tree.root()));
    } finally {
      writing.unlock();
    }
    return new Applied(executed, wire);
  }

  private static WireBlock wire(
      Block block, Executed executed, Execution.Proposal proposal, List<WireEnvelope> envelopes) {
    List<WireEnvelope> fresh = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < envelopes.size(); i++) {
      if (executed.results().get(i) instanceof Executed.Decided) {
        fresh.add(envelopes.get(i));
        ids.add(proposal.envelopes().get(i).payload().id());
      }
    }
    return Wire.wire(block, fresh, ids);
  }

  private void extendLog(Block block) {
    byte[] payloadHash = {};
    for (Entry entry : block.entries()) {
      // The actions of an envelope stand together and share its payload.
      if (entry.part() == 0) {
        payloadHash = Sha256.of(entry.envelope().payload());
      }
      tree.append(Merkle.leafHash(entry.leaf(block.height(), block.time(), payloadHash)));
    }
  }

  private void publish(Tip next) {
    lock.lock();
    try {
      tip = next;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until there is a block at this height.
  void awaitHeight(long height) throws InterruptedException {
    if (height() >= height) {
      return;
    }
    lock.lockInterruptibly();
    try {
      while (height() < height) {
        grown.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The same for a limited time; says whether there is one.
  boolean awaitHeight(long height, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (height() < height && left > 0) {
        left = grown.awaitNanos(left);
      }
      return height() >= height;
    } finally {
      lock.unlock();
    }
  }

  /// The time of the last block in milliseconds since 1970, 0 before the first.
  long time() {
    return tip.past().time();
  }

  long height() {
    return tip.past().height();
  }

  BlockWrite.Standing standing() {
    return tip.standing;
  }

  Head head() {
    Tip now = tip;
    Execution.Past past = now.past();
    return new Head(
        past.height(),
        past.time(),
        past.size(),
        past.stateRoot().clone(),
        now.note().format(),
        key.vkey(),
        key.origin());
  }

  @Nullable WireBlock block(long height) {
    return height < 1 || height > height() ? null : store.block(height);
  }

  /// The decision on an envelope, if there was one.
  Optional<Answer> find(String envelopeId) {
    Rulebook.Seen seen = state.get(Rulebook.SEEN, envelopeId);
    return seen == null ? Optional.empty() : Optional.of(answer(seen.height(), seen.position()));
  }

  /// Refuses what may not be proposed yet, see [Rulebook#admit].
  void admit(Payload payload) {
    rulebook.admit(state, height() + 1, payload);
  }

  /// What was decided before under this id, if anything.
  Rulebook.@Nullable Seen seen(String envelopeId) {
    return state.get(Rulebook.SEEN, envelopeId);
  }

  /// The decision on the envelope whose first leaf stands at a position of a block.
  Answer answer(long height, long position) {
    WireBlock block = store.block(height);
    if (block == null) {
      throw new IllegalStateException("block " + height + " is missing");
    }
    return Wire.answer(block, position);
  }

  /// The published form of the log.
  LogPages pages() {
    Tip now = tip;
    return new LogPages(store, now.past().size(), now::note);
  }

  /// The state after the newest block, held still. The caller owns it, and has to leave it.
  Frozen freeze() {
    writing.lock();
    try {
      Tip now = tip;
      return new Frozen(store, now.past(), now.logRoot);
    } finally {
      writing.unlock();
    }
  }

  /// The signed checkpoint of what was frozen.
  Note sign(Frozen frozen) {
    return key.sign(frozen.past(), frozen.logRoot());
  }

  /// Where rows of the state are proven.
  Published published() {
    return published;
  }

  /// What was signed and decided, as it is published.
  BodyPages bodies() {
    return new BodyPages(store, tip.past().size());
  }

  /// Forces everything to disk and says up to which Raft entry.
  BlockWrite.Standing sync() {
    BlockWrite.Standing reached = tip.standing;
    store.sync();
    return reached;
  }

  @Override
  public void close() {
    published.close();
    write.close();
    store.close();
  }
}
