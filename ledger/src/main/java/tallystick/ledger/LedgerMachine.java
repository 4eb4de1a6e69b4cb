package tallystick.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SnapshotManagementRequest;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.WireEnvelope;
import tallystick.ledger.v1.WireProposal;

/// What Raft's order is for: every entry is executed by the [Chain], in the order of the log, on
/// Raft's one updating thread.
///
/// There are no snapshot files. RocksDB is the state, and a snapshot is the promise that it is on
/// disk up to an entry, so that Raft may forget what came before ([Retention] says how much of it).
/// A node that needs what the others have forgotten gets a copy of their RocksDB ([Installation]).
/// Whatever fails here is a bug or a broken disk: the node leaves [Evidence], stops, and never goes
/// on to the next entry.
final class LedgerMachine extends BaseStateMachine {
  private static final Logger LOGGER = LoggerFactory.getLogger(LedgerMachine.class);

  /// Entries after which RocksDB is forced to disk, so that a start never has more than these, and
  /// those of a moment, to execute again.
  private static final int ENTRIES_BETWEEN_SYNCS = 200;

  private static final long PURGE_MILLIS = 30_000;

  /// Who this node is to Raft when it proposes. Nobody else's proposals are taken, for nobody else
  /// checks signatures first.
  private final ClientId proposer = ClientId.randomId();

  private final Map<Long, Batch> proposed = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<LedgerFault> stopped = new CompletableFuture<>();
  private final Chain chain;
  private final Doorkeeper doorkeeper;
  private final Executor answerer;
  private final Executor syncer;
  private final Path data;
  private final Retention retention;
  private final Behind behind;
  private final AtomicLong purges = new AtomicLong();
  private final AtomicBoolean syncing = new AtomicBoolean();
  private volatile Consumer<String> onLeader = _ -> {};
  private volatile TermIndex synced = TermIndex.INITIAL_VALUE;
  private volatile long purged = RaftLog.INVALID_LOG_INDEX;

  LedgerMachine(
      Chain chain,
      Doorkeeper doorkeeper,
      Executor answerer,
      Executor syncer,
      Path data,
      Retention retention,
      Behind behind) {
    this.retention = retention;
    this.behind = behind;
    this.chain = chain;
    this.doorkeeper = doorkeeper;
    this.answerer = answerer;
    this.syncer = syncer;
    this.data = data;
  }

  /// Hears that the others have forgotten what this node needs next.
  @FunctionalInterface
  interface Behind {
    /// Begins to get a snapshot from the leader, unless that has begun.
    ///
    /// @param ledger where the leader serves
    /// @return fails when it did not work and the leader shall say it again; never completes
    ///   otherwise, for then this node begins anew
    CompletableFuture<TermIndex> fetch(String ledger);
  }

  /// An entry up to which RocksDB is on disk.
  private record Synced(TermIndex getTermIndex) implements SnapshotInfo {
    @Override
    public List<FileInfo> getFiles() {
      return List.of();
    }
  }

  /// Completes when this node leads and has executed all that was in the log, or follows one that
  /// leads.
  CompletableFuture<Void> ready() {
    return ready;
  }

  /// Completes when this node stopped for good.
  CompletableFuture<LedgerFault> stopped() {
    return stopped;
  }

  /// Whom to tell, with its id, that another leads.
  void onLeader(Consumer<String> listener) {
    onLeader = listener;
  }

  /// The last entry that need not be executed again at a start, -1 if none.
  long snapshotIndex() {
    return synced.getIndex();
  }

  /// The last entry that was executed, -1 if none.
  long executed() {
    return chain.standing().index();
  }

  /// The term of that entry, 0 if there is none.
  long executedTerm() {
    return chain.standing().term();
  }

  ClientId proposer() {
    return proposer;
  }

  /// Announces a batch that is about to be proposed, so that it need not be read again.
  void announce(long call, Batch batch) {
    proposed.put(call, batch);
  }

  /// Forgets a batch that was not taken.
  void withdraw(long call) {
    proposed.remove(call);
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    sync();
    setLastAppliedTermIndex(synced);
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    TermIndex reached = synced;
    return reached.getIndex() > RaftLog.INVALID_LOG_INDEX ? new Synced(reached) : null;
  }

  /// Says what Raft may forget, when [#purge] made it ask.
  @Override
  public long takeSnapshot() {
    return purged;
  }

  @Override
  public CompletableFuture<TermIndex> notifyInstallSnapshotFromLeader(
      RoleInfoProto role, TermIndex firstAvailable) {
    String ledger = role.getFollowerInfo().getLeaderInfo().getId().getClientAddress();
    if (ledger.isEmpty()) {
      return CompletableFuture.failedFuture(
          new IOException("the leader serves no ledger, so that no snapshot can be had from it"));
    }
    return behind.fetch(ledger);
  }

  /// Forcing RocksDB to disk takes a while, during which nothing would be executed, so another
  /// thread does that.
  private void syncSometimes(long index) {
    if (index - synced.getIndex() >= ENTRIES_BETWEEN_SYNCS && syncing.compareAndSet(false, true)) {
      syncer.execute(this::syncBeside);
    }
  }

  private void syncBeside() {
    try {
      sync();
      purge();
    } catch (RuntimeException e) {
      LOGGER.error("The state cannot be forced to disk: the ledger stops.", e);
      stopped.complete(
          new LedgerFault(
              LedgerFault.UNAVAILABLE, "The ledger stopped: its state cannot be written."));
    } finally {
      syncing.set(false);
    }
  }

  private void sync() {
    BlockWrite.Standing standing = chain.sync();
    if (standing.index() > RaftLog.INVALID_LOG_INDEX) {
      synced = TermIndex.valueOf(standing.term(), standing.index());
    }
  }

  /// Has Raft forget what nobody needs. It does so after a snapshot only, so we have one taken.
  private void purge() {
    long upTo = retention.purgeable(synced.getIndex());
    if (upTo <= purged) {
      return;
    }
    purged = upTo;
    RaftServer server = getServer().join();
    var request =
        SnapshotManagementRequest.newCreate(
            proposer, server.getId(), getGroupId(), purges.incrementAndGet(), PURGE_MILLIS);
    var _ =
        server
            .snapshotManagementAsync(request)
            .exceptionally(e -> {
              LOGGER.warn("The Raft log was not shortened: {}", e.toString());
              return null;
            });
  }

  @Override
  public void notifyLeaderReady() {
    ready.complete(null);
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId self, RaftPeerId leader) {
    onLeader.accept(leader.toString());
    if (!self.getPeerId().equals(leader)) {
      ready.complete(null);
    }
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
    Batch batch =
        request.getClientId().equals(proposer) ? proposed.remove(request.getCallId()) : null;
    TransactionContext transaction =
        TransactionContext.newBuilder()
            .setStateMachine(this)
            .setClientRequest(request)
            .setStateMachineContext(batch)
            .build();
    return batch == null
        ? transaction.setException(new IOException("Entries are proposed by the ledger alone."))
        : transaction;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = Objects.requireNonNull(transaction.getLogEntry());
    if (stopped.isDone()) {
      return CompletableFuture.failedFuture(stopped.join());
    }
    try {
      Batch batch =
          transaction.getStateMachineContext() instanceof Batch own ? own : foreign(entry);
      Chain.Applied applied =
          chain.apply(entry.getTerm(), entry.getIndex(), batch.proposal(), batch.envelopes());
      updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
      retention.executed(entry.getIndex(), entry.getSerializedSize());
      syncSometimes(entry.getIndex());
      answerer.execute(() -> batch.answer(chain, applied));
      return CompletableFuture.completedFuture(Message.EMPTY);
    } catch (RuntimeException | Error e) {
      stop(entry, e);
      // Not thrown: Ratis' updating thread may then spin for ever while the node closes.
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void notifyLogFailed(Throwable cause, LogEntryProto entry) {
    LOGGER.error("The Raft log cannot be written: the ledger stops.", cause);
    stopped.complete(
        new LedgerFault(LedgerFault.UNAVAILABLE, "The ledger stopped: its log cannot be written."));
  }

  /// An entry that another node proposed, or this one before it was started: what it did not check
  /// then, it checks now.
  private Batch foreign(LogEntryProto entry) {
    try {
      WireProposal wire =
          WireProposal.parseFrom(
              entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
      List<WireEnvelope> envelopes = wire.getEnvelopesList();
      return new Batch(
          new Execution.Proposal(wire.getTime(), doorkeeper.check(envelopes)),
          envelopes,
          List.of());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the entry " + entry.getIndex() + " is not a proposal", e);
    }
  }

  private void stop(LogEntryProto entry, Throwable failure) {
    if (failure instanceof UnknownRules unknown) {
      // No bug, and so no evidence: this program is too old, and nothing went wrong.
      LOGGER.error("The ledger stops: {}.", unknown.getMessage());
      stopped.complete(
          new LedgerFault(
              LedgerFault.UNAVAILABLE, "The ledger stopped: " + unknown.getMessage() + "."));
      return;
    }
    if (failure instanceof LedgerFault fault && fault.isDamage()) {
      Damage.found(data, fault.sentence());
    }
    Evidence evidence = Evidence.of(chain.standing().past(), entry, failure);
    String kept = keep(evidence);
    LOGGER.error("The ledger stops before block {}. {}", evidence.height(), kept, failure);
    stopped.complete(
        new LedgerFault(
            LedgerFault.UNAVAILABLE, "The ledger stopped before block " + evidence.height() + "."));
  }

  private String keep(Evidence evidence) {
    try {
      return "Evidence is in " + evidence.write(data) + ".";
    } catch (IOException e) {
      LOGGER.error("The evidence cannot be written: {}", evidence, e);
      return "The evidence could not be written.";
    }
  }
}
