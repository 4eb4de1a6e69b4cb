package tallystick.ledger;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.AdmitRequest;
import tallystick.ledger.v1.ClockReply;
import tallystick.ledger.v1.ClockRequest;
import tallystick.ledger.v1.GroupReply;
import tallystick.ledger.v1.PeersGrpc;
import tallystick.ledger.v1.RejoinRequest;
import tallystick.ledger.v1.SnapshotChunk;
import tallystick.ledger.v1.SnapshotRequest;
import tallystick.ledger.v1.WireNodeStatus;

/// The service between nodes. Who may call it is for [Callers] to say.
final class PeersEndpoint extends PeersGrpc.PeersImplBase {
  private final RaftNode raft;
  private final GroupClock clock;
  private final Vitals vitals;
  private final Membership membership;
  private final Shipments shipments;
  private volatile @Nullable LedgerFault refusal;

  PeersEndpoint(
      RaftNode raft, GroupClock clock, Vitals vitals, Membership membership, Shipments shipments) {
    this.shipments = shipments;
    this.raft = raft;
    this.clock = clock;
    this.vitals = vitals;
    this.membership = membership;
  }

  /// Answers nothing any more but what time it is.
  void refuse(LedgerFault fault) {
    refusal = fault;
  }

  private void requireServing() {
    LedgerFault fault = refusal;
    if (fault != null) {
      throw fault;
    }
  }

  @Override
  public void clock(ClockRequest request, StreamObserver<ClockReply> out) {
    out.onNext(ClockReply.newBuilder().setMillis(clock.ownMillis()).build());
    out.onCompleted();
  }

  @Override
  public void admit(AdmitRequest request, StreamObserver<WireNodeStatus> out) {
    answer(
        out,
        () ->
            CompletableFuture.supplyAsync(() -> {
              requireServing();
              try {
                raft.admit();
              } catch (IOException e) {
                throw new LedgerFault(
                    LedgerFault.UNAVAILABLE, "Raft cannot be started here: " + e.getMessage());
              }
              return WireStatus.wire(vitals.own());
            }));
  }

  @Override
  public void rejoin(RejoinRequest request, StreamObserver<GroupReply> out) {
    answer(
        out,
        () -> {
          requireServing();
          if (!request.getRelayed()) {
            Callers.requireNode(request.getMember().getId());
          }
          return membership.rejoin(request);
        });
  }

  @Override
  public void snapshot(SnapshotRequest request, StreamObserver<SnapshotChunk> out) {
    LedgerFault fault = refusal;
    if (fault == null) {
      shipments.send(request, out);
    } else {
      out.onError(Faults.sent(fault));
    }
  }

  /// Answers when it is known what; the caller may be gone by then.
  static <T> void answer(StreamObserver<T> out, Supplier<CompletableFuture<T>> work) {
    ((ServerCallStreamObserver<?>) out).setOnCancelHandler(() -> {});
    CompletableFuture<T> answer;
    try {
      answer = work.get();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    var _ =
        answer.whenComplete((value, failure) -> {
          if (failure == null) {
            out.onNext(value);
            out.onCompleted();
          } else {
            out.onError(Faults.sent(failure));
          }
        });
  }
}
