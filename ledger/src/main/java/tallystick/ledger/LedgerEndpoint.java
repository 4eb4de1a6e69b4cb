package tallystick.ledger;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.BlockRequest;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.BodiesRequest;
import tallystick.ledger.v1.ChangeGroupRequest;
import tallystick.ledger.v1.FindRequest;
import tallystick.ledger.v1.FollowRequest;
import tallystick.ledger.v1.GroupReply;
import tallystick.ledger.v1.HeadRequest;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.PolicyReply;
import tallystick.ledger.v1.PolicyRequest;
import tallystick.ledger.v1.ProofReply;
import tallystick.ledger.v1.ProofRequest;
import tallystick.ledger.v1.StateReply;
import tallystick.ledger.v1.StateRequest;
import tallystick.ledger.v1.StatusReply;
import tallystick.ledger.v1.StatusRequest;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.TileReply;
import tallystick.ledger.v1.TileRequest;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireHead;

/// The ledger's gRPC service: the same for this process and for others.
///
/// Calls come on the transport's threads, which must not be held up: submissions go to the intake,
/// reads to a few threads with a bounded queue, and every follower has a thread of its own.
final class LedgerEndpoint extends LedgerGrpc.LedgerImplBase implements AutoCloseable {
  /// Reads that wait for a thread.
  private static final int MAX_READS = 4_000;

  /// Who follows at the same time.
  static final int MAX_FOLLOWERS = 256;

  /// How long a read waits for the height that it wants.
  private static final long BEHIND_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long RETRY_READ_MILLIS = 500;

  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final Intake intake;
  private final RaftNode raft;
  private final Relay relay;
  private final Chain chain;
  private final Vitals vitals;
  private final Membership membership;
  private final ThreadPoolExecutor readers;
  private final Semaphore behind = new Semaphore(MAX_READS);
  private volatile boolean closed;
  private volatile @Nullable LedgerFault refusal;

  LedgerEndpoint(
      Intake intake,
      RaftNode raft,
      Relay relay,
      Chain chain,
      Vitals vitals,
      Membership membership) {
    this.intake = intake;
    this.raft = raft;
    this.relay = relay;
    this.chain = chain;
    this.vitals = vitals;
    this.membership = membership;
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    this.readers =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_READS),
            Thread.ofPlatform().name("ledger-read-", 0).daemon().factory());
  }

  @Override
  public void submit(SubmitRequest request, StreamObserver<Answer> out) {
    LedgerFault fault = refusal;
    if (fault != null) {
      out.onError(Faults.sent(fault));
      return;
    }
    Optional<Peer> leader = request.getRelayed() ? Optional.empty() : raft.otherLeader();
    PeersEndpoint.answer(
        out,
        () ->
            leader
                .map(peer -> relay.submit(peer, request.getEnvelope()))
                .orElseGet(() -> intake.submit(request.getEnvelope())));
  }

  @Override
  public void getStatus(StatusRequest request, StreamObserver<StatusReply> out) {
    PeersEndpoint.answer(
        out,
        () ->
            CompletableFuture.supplyAsync(() -> request, readers)
                .thenCompose(_ -> request.getAlone() ? vitals.ofThis() : vitals.ofAll()));
  }

  @Override
  public void changeGroup(ChangeGroupRequest request, StreamObserver<GroupReply> out) {
    PeersEndpoint.answer(out, () -> membership.change(request));
  }

  @Override
  public void find(FindRequest request, StreamObserver<Answer> out) {
    read(
        out,
        () ->
            Optional.of(request.getId())
                .filter(id -> id.length() == GrpcLedger.ID_CHARS)
                .flatMap(chain::find)
                .orElseThrow(() -> Faults.notFound("Nothing was decided under that id.")));
  }

  @Override
  public void getHead(HeadRequest request, StreamObserver<WireHead> out) {
    read(out, () -> Wire.wire(chain.head()));
  }

  @Override
  public void getBlock(BlockRequest request, StreamObserver<WireBlock> out) {
    read(
        out,
        () -> {
          WireBlock block = chain.block(request.getHeight());
          if (block == null) {
            throw Faults.notFound("There is no block " + request.getHeight() + ".");
          }
          return block;
        });
  }

  @Override
  public void getTile(TileRequest request, StreamObserver<TileReply> out) {
    read(
        out,
        () -> {
          byte[] tile =
              chain
                  .pages()
                  .tile(request.getLevel(), request.getIndex(), request.getWidth())
                  .orElseThrow(() -> Faults.notFound("The log has no such tile."));
          return TileReply.newBuilder().setTile(Wire.bytes(tile)).build();
        });
  }

  @Override
  public void getBodies(BodiesRequest request, StreamObserver<Bodies> out) {
    readInto(
        out,
        () -> {
          BodyPages bodies = chain.bodies();
          if (!bodies.has(request.getIndex(), request.getWidth())) {
            throw Faults.notFound("The log has no such bodies.");
          }
          bodies.read(request.getIndex(), request.getWidth(), out::onNext);
        });
  }

  @Override
  public void getProof(ProofRequest request, StreamObserver<ProofReply> out) {
    tolerateCancelling(out);
    if (request.getOthersCount() >= LedgerClient.MAX_PROOFS) {
      out.onError(
          Faults.sent(
              new LedgerFault(
                  "invalid-field",
                  "/positions",
                  "At most " + LedgerClient.MAX_PROOFS + " leaves are proven at once.")));
      return;
    }
    long last =
        request.getOthersList().stream()
            .mapToLong(Long::longValue)
            .reduce(request.getPosition(), Math::max);
    at(
        MinHeight.wanted(),
        out,
        () -> {
          var _ =
              chain
                  .covering(last)
                  .whenComplete((newest, failure) -> {
                    if (failure == null) {
                      readNow(out, () -> out.onNext(proof(request, newest)));
                    } else {
                      out.onError(Faults.sent(failure));
                    }
                  });
        });
  }

  private ProofReply proof(ProofRequest request, Checkpoints.Newest newest) {
    LogPages pages = chain.pages();
    ProofReply.Builder reply =
        ProofReply.newBuilder().setProof(pages.proof(request.getPosition(), newest.note()));
    request.getOthersList().forEach(at -> reply.addOthers(pages.proof(at, newest.note())));
    return reply.build();
  }

  @Override
  public void getPolicy(PolicyRequest request, StreamObserver<PolicyReply> out) {
    read(out, () -> PolicyReply.newBuilder().setPolicy(chain.policy().format()).build());
  }

  @Override
  public void getState(StateRequest request, StreamObserver<StateReply> out) {
    LedgerFault fault = refusal;
    Optional<Peer> leader = request.getRelayed() ? Optional.empty() : raft.otherLeader();
    if (fault == null && leader.isPresent()) {
      PeersEndpoint.answer(out, () -> relay.prove(leader.get(), request));
    } else {
      read(out, () -> Wire.wire(chain.published().prove(Wire.cells(request))));
    }
  }

  @Override
  public void follow(FollowRequest request, StreamObserver<WireBlock> out) {
    LedgerFault fault = refusal;
    if (fault != null) {
      out.onError(Faults.sent(fault));
      return;
    }
    followers.removeIf(Follower::isOver);
    if (followers.size() >= MAX_FOLLOWERS) {
      out.onError(Faults.sent(new LedgerFault(LedgerFault.OVERLOADED, "Too many follow already.")));
      return;
    }
    Follower follower =
        new Follower(
            chain, Math.max(1, request.getHeight()), (ServerCallStreamObserver<WireBlock>) out);
    followers.add(follower);
    follower.start();
    if (closed) {
      // It came while the others were being sent away.
      close();
    }
  }

  private <T> void read(StreamObserver<T> out, Supplier<T> reading) {
    readInto(out, () -> out.onNext(reading.get()));
  }

  private void readInto(StreamObserver<?> out, Runnable reading) {
    tolerateCancelling(out);
    at(MinHeight.wanted(), out, () -> readNow(out, reading));
  }

  /// Goes on when this node has come to a height.
  private void at(long wanted, StreamObserver<?> out, Runnable next) {
    if (chain.height() >= wanted) {
      next.run();
    } else if (behind.tryAcquire()) {
      var _ = Thread.ofVirtual().start(() -> awaited(wanted, out, next));
    } else {
      out.onError(Faults.sent(tooManyReads()));
    }
  }

  /// The asker has seen a newer block than there is here: it comes soon, or another node has it.
  private void awaited(long height, StreamObserver<?> out, Runnable next) {
    try {
      if (chain.awaitHeight(height, BEHIND_NANOS)) {
        next.run();
      } else {
        out.onError(
            Faults.sent(
                new LedgerFault(
                    LedgerFault.UNAVAILABLE, "This node has not come to block " + height + ".")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      behind.release();
    }
  }

  private void readNow(StreamObserver<?> out, Runnable reading) {
    try {
      readers.execute(() -> answer(out, reading));
    } catch (RejectedExecutionException e) {
      out.onError(Faults.sent(closed ? Faults.closed() : tooManyReads()));
    }
  }

  private static LedgerFault tooManyReads() {
    return new LedgerFault(
        LedgerFault.OVERLOADED, "", "Too many reads wait already.", RETRY_READ_MILLIS);
  }

  private void answer(StreamObserver<?> out, Runnable reading) {
    try {
      LedgerFault fault = refusal;
      if (fault != null) {
        throw fault;
      }
      reading.run();
      out.onCompleted();
    } catch (RuntimeException e) {
      out.onError(Faults.sent(e));
    }
  }

  /// Without a handler, gRPC throws at whoever answers a caller that has gone.
  private static void tolerateCancelling(StreamObserver<?> out) {
    ((ServerCallStreamObserver<?>) out).setOnCancelHandler(() -> {});
  }

  /// Answers everything with a fault from now on: what this node has may be wrong.
  void refuse(LedgerFault fault) {
    refusal = fault;
    followers.forEach(Follower::interrupt);
  }

  /// Sends everybody away, and waits until nobody reads any more.
  @Override
  public void close() {
    closed = true;
    readers.shutdown();
    try {
      for (Follower follower : followers) {
        follower.close();
      }
      var _ = readers.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
