package tallystick.ledger;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.StatusReply;
import tallystick.ledger.v1.StatusRequest;
import tallystick.ledger.v1.WireNodeStatus;

/// How this node is, and, asking them, how the others of its group are.
final class Vitals {
  /// How long another node has for its answer.
  private static final long ASK_MILLIS = 1_000;

  private static final String VERSION =
      Objects.requireNonNullElse(
          Vitals.class.getPackage().getImplementationVersion(), "unpackaged");

  private final RaftNode raft;
  private final LedgerMachine machine;
  private final CompletableFuture<LedgerFault> stopped;
  private final Chain chain;
  private final Intake intake;
  private final GroupClock clock;
  private final Channels channels;
  private final Path data;

  Vitals(
      RaftNode raft,
      LedgerMachine machine,
      CompletableFuture<LedgerFault> stopped,
      Chain chain,
      Intake intake,
      GroupClock clock,
      Channels channels,
      Path data) {
    this.raft = raft;
    this.machine = machine;
    this.stopped = stopped;
    this.chain = chain;
    this.intake = intake;
    this.clock = clock;
    this.channels = channels;
    this.data = data;
  }

  /// This node alone.
  CompletableFuture<StatusReply> ofThis() {
    return CompletableFuture.completedFuture(
        StatusReply.newBuilder().addNodes(WireStatus.wire(own())).build());
  }

  /// All nodes of the group, this one first. Never fails.
  CompletableFuture<StatusReply> ofAll() {
    List<CompletableFuture<WireNodeStatus>> others = new ArrayList<>();
    for (Peer peer : raft.others()) {
      others.add(ask(peer).exceptionally(_ -> WireStatus.unreachable(peer)));
    }
    StatusReply.Builder reply = StatusReply.newBuilder().addNodes(WireStatus.wire(own()));
    return CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
        .thenApply(_ -> {
          others.forEach(other -> reply.addNodes(other.join()));
          return reply.build();
        });
  }

  /// Asks a node, of this group or not yet, how it is.
  CompletableFuture<WireNodeStatus> ask(Peer peer) {
    try {
      return Channels.answer(
              LedgerGrpc.newFutureStub(channels.to(peer))
                  .withDeadlineAfter(ASK_MILLIS, TimeUnit.MILLISECONDS)
                  .getStatus(StatusRequest.newBuilder().setAlone(true).build()))
          .thenApply(reply -> reply.getNodes(0));
    } catch (LedgerFault | StatusRuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// This node.
  NodeStatus own() {
    Head head = chain.head();
    RaftNode.Place place = raft.place();
    long age = head.height() == 0 ? 0 : clock.estimateMillis() - head.time();
    return new NodeStatus(
        raft.self(),
        true,
        place.leader(),
        place.term(),
        head.height(),
        head.size(),
        head.stateRoot(),
        place.applied(),
        place.committed(),
        machine.snapshotIndex(),
        head.height(),
        Math.max(0, age),
        diskFree(),
        intake.waiting(),
        intake.room(),
        clock.skewMillis(),
        VERSION,
        raft.members(),
        place.lags(),
        stopped.isDone() ? stopped.join().sentence() : "");
  }

  private long diskFree() {
    try {
      return Files.getFileStore(data).getUsableSpace();
    } catch (IOException _) {
      return 0;
    }
  }
}
