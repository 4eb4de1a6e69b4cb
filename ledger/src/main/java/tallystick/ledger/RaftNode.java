package tallystick.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/// This node's place in the Raft group, which puts batches into one order and on disk.
final class RaftNode implements AutoCloseable {
  private static final RaftGroupId GROUP =
      RaftGroupId.valueOf(
          UUID.nameUUIDFromBytes("tallystick.ledger/v1".getBytes(StandardCharsets.UTF_8)));

  private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong calls = new AtomicLong();
  private final NodeConfig config;
  private final LedgerMachine machine;
  private final RaftServer server;
  private RaftServer.@Nullable Division division;

  RaftNode(NodeConfig config, Path folder, LedgerMachine machine) throws IOException {
    this.config = config;
    this.machine = machine;
    this.server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(config.id()))
            .setGroup(
                RaftGroup.valueOf(GROUP, config.peers().stream().map(RaftNode::peer).toList()))
            .setStateMachine(machine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setProperties(RaftTuning.of(config, folder))
            .build();
  }

  private static RaftPeer peer(Peer peer) {
    return RaftPeer.newBuilder().setId(peer.id()).setAddress(peer.raft()).build();
  }

  void start() throws IOException {
    server.start();
    division = server.getDivision(GROUP);
  }

  /// Puts a batch into the log. Returns when it has its place there; the future completes when it
  /// was executed, and fails with [LedgerFault] when nobody knows what becomes of it.
  CompletableFuture<Void> propose(Batch batch) {
    long call = calls.incrementAndGet();
    machine.announce(call, batch);
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(machine.proposer())
            .setServerId(server.getId())
            .setGroupId(GROUP)
            .setCallId(call)
            .setType(RaftClientRequest.writeRequestType())
            .setMessage(Message.valueOf(UnsafeByteOperations.unsafeWrap(batch.toBytes())))
            .build();
    return submit(request)
        .handle((reply, failure) -> {
          machine.withdraw(call);
          if (failure != null || !reply.isSuccess()) {
            throw new LedgerFault(
                LedgerFault.UNAVAILABLE, "The ledger has no leader here at the moment.");
          }
          return null;
        });
  }

  private CompletableFuture<RaftClientReply> submit(RaftClientRequest request) {
    try {
      return server.submitClientRequestAsync(request);
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// The leader, if it is known and another node.
  Optional<Peer> otherLeader() {
    if (config.isAlone() || division == null) {
      return Optional.empty();
    }
    RaftPeerId leader = division.getInfo().getLeaderId();
    return config.peers().stream()
        .filter(peer -> leader != null && peer.id().equals(leader.toString()))
        .filter(peer -> !peer.id().equals(config.id()))
        .findFirst();
  }

  /// A node that stopped at a bug closes itself, on a thread of its own. Its lock on the log is
  /// gone only when that is over.
  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
    long deadline = System.nanoTime() + CLOSING_NANOS;
    while (division != null
        && division.getInfo().getLifeCycleState() != LifeCycle.State.CLOSED
        && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
