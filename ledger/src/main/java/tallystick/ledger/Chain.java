package tallystick.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Payload;
import tallystick.kernel.Policy;
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
  private final Cosigner cosigner;
  private final VenuePolicy policy;
  private final Checkpoints checkpoints;
  private final RecentRows recentRows = new RecentRows();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();

  /// Held while a block is being written, so that what is frozen is what one block left.
  private final ReentrantLock writing = new ReentrantLock();

  private final Published published;
  private volatile Tip tip;

  /// A chain whose node needs nobody's consent to publish, for tests and tools.
  static Chain open(RocksStore store, Rulebook rulebook, SigningKey logKey) {
    return open(
        store, rulebook, new Keys(logKey, logKey), "n1", new VenuePolicy(Optional.empty(), true));
  }

  /// Closes the store in the end, or now if it cannot be read.
  ///
  /// @param id of this node
  /// @throws LedgerFault `damaged` when the rows are not those that the last block left
  static Chain open(RocksStore store, Rulebook rulebook, Keys keys, String id, VenuePolicy policy) {
    try {
      return new Chain(store, rulebook, keys, id, policy);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Chain(RocksStore store, Rulebook rulebook, Keys keys, String id, VenuePolicy policy) {
    this.store = store;
    this.state = new RocksState(store);
    this.write = new BlockWrite(store);
    this.rulebook = rulebook;
    this.execution = new Execution(rulebook);
    this.key = new LogKey(keys.log(), write.origin(LogKey.originOf(keys.log())));
    this.policy = policy;
    this.published = new Published(this, policy.isAtOnce());
    this.cosigner = Cosigner.of(key.origin(), id, keys.node());
    BlockWrite.Standing standing = write.standing();
    this.tree = new TileTree(write, standing.past().size());
    this.tip = new Tip(standing, tree.root());
    Policy first = policy.of(key, cosigner, Map.of(), 1);
    Position nothing = new Position(0, 0, Merkle.emptyRoot(), new byte[Sha256.BYTES]);
    this.checkpoints =
        new Checkpoints(
            store,
            new Checkpoints.Newest(key.sign(nothing), first),
            policy.isAtOnce()
                ? () -> new Checkpoints.Newest(cosigner.cosign(key.sign(position())), first)
                : null);
  }

  /// The last block and what follows from it.
  private record Tip(BlockWrite.Standing standing, byte[] logRoot) {
    Execution.Past past() {
      return standing.past();
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
        recentRows.keep(wire.getHeight(), executed.rows());
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

  /// What this node came to at its last block.
  Position position() {
    Tip now = tip;
    Execution.Past past = now.past();
    return new Position(past.height(), past.size(), now.logRoot(), past.stateRoot());
  }

  /// What this node came to at a height, or null if it has not come that far.
  @Nullable Position position(long height) {
    WireBlock block = block(height);
    if (block == null) {
      return null;
    }
    long size = block.getFirstPosition() + Wire.count(block);
    byte[] root = new TileTree(store.tiles(), size).root();
    return new Position(height, size, root, block.getStateRoot().toByteArray());
  }

  /// What a block changed, as long as it is among the newest.
  List<Executed.Row> changedRows(long height) {
    return recentRows.of(height);
  }

  LogKey key() {
    return key;
  }

  Cosigner cosigner() {
    return cosigner;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /// The checkpoint that is served now.
  Checkpoints.Newest newest() {
    return checkpoints.newest(tip.past().size());
  }

  /// By which checkpoints of this log are to be judged.
  Policy policy() {
    return policy.file().orElseGet(() -> newest().policy());
  }

  /// The checkpoint that covers a leaf, as soon as there is one.
  CompletableFuture<Checkpoints.Newest> covering(long leaf) {
    long size = tip.past().size();
    return leaf < 0 || leaf >= size
        ? CompletableFuture.failedFuture(
            Faults.notFound("The log has " + size + " leaves, and none at " + leaf + "."))
        : checkpoints.covering(leaf + 1, size);
  }

  Head head() {
    Execution.Past past = tip.past();
    return new Head(
        past.height(),
        past.time(),
        past.size(),
        past.stateRoot().clone(),
        newest().note().format(),
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
    return new LogPages(store, tip.past().size());
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

  /// The checkpoint of a place that the log has reached, signed in its name.
  Note sign(Position at) {
    return key.sign(at);
  }

  /// Where rows of the state are proven.
  Published published() {
    return published;
  }

  /// What was signed and decided, as it is published.
  BodyPages bodies() {
    return new BodyPages(store, tip.past().size());
  }

  /// Checks what can be checked quickly: the newest files, and the last block.
  ///
  /// @throws LedgerFault `damaged`
  void verify() {
    try {
      Scrub.start(store);
      Inspection.lastBlock(store, tip.standing);
    } catch (IllegalStateException e) {
      throw Inspection.damaged(String.valueOf(e.getMessage()), e);
    }
  }

  /// Checks all files again and again, beside the work.
  Scrub scrub(Consumer<String> damaged) {
    return new Scrub(store, damaged);
  }

  /// Makes a folder with a copy of the store as of one block.
  void copyTo(Path folder) {
    store.copyTo(folder);
  }

  /// The log's name.
  String origin() {
    return key.origin();
  }

  /// What verifies the log's checkpoints.
  String vkey() {
    return key.vkey();
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
