package tallystick.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServer.Division;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node's place in the Raft group, which puts batches into one order and on disk.
final class RaftNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RaftNode.class);
  private static final RaftGroupId GROUP =
      RaftGroupId.valueOf(
          UUID.nameUUIDFromBytes("tallystick.ledger/v1".getBytes(StandardCharsets.UTF_8)));

  private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong calls = new AtomicLong();
  private final NodeConfig config;
  private final LedgerMachine machine;
  private final Path folder;
  private final RaftServer server;
  private final boolean hasBegun;
  private volatile @Nullable Division division;

  RaftNode(
      NodeConfig config, Path folder, LedgerMachine machine, Parameters parameters, DiskPolicy disk)
      throws IOException {
    this.config = config;
    this.machine = machine;
    this.folder = folder;
    this.hasBegun = Files.exists(folder.resolve(GROUP.getUuid().toString()));
    this.server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(config.id()))
            .setGroup(RaftGroup.valueOf(GROUP, beginning(config)))
            .setStateMachine(machine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .setProperties(RaftTuning.of(config, folder, disk))
            .setParameters(parameters)
            .build();
  }

  /// With whom a group begins. One that joins begins with nobody: it stands for no election and has
  /// no vote until a leader has brought it up to date and made it a member.
  private static List<RaftPeer> beginning(NodeConfig config) {
    return config.joining() ? List.of() : config.peers().stream().map(RaftNode::raftPeer).toList();
  }

  private static RaftPeer raftPeer(Peer peer) {
    return RaftPeer.newBuilder()
        .setId(peer.id())
        .setAddress(peer.raft())
        .setClientAddress(peer.ledger())
        .build();
  }

  private static Peer peer(RaftPeer peer) {
    String ledger = Objects.requireNonNullElse(peer.getClientAddress(), "");
    return new Peer(peer.getId().toString(), peer.getAddress(), ledger);
  }

  /// Starts, unless this node joins and has not been admitted yet: an earlier node of its name may
  /// still be a member, and with an empty log it must not vote in its place.
  void start() throws IOException {
    if (!config.joining() || hasBegun) {
      admit();
    }
  }

  /// Starts if that has not happened yet. The leader asks for it when no member has this name.
  ///
  /// @throws LedgerFault `damaged` when the log is not as it was written, or begins too late
  synchronized void admit() throws IOException {
    if (division != null) {
      return;
    }
    new RaftSegments(folder).requireFrom(machine.executed());
    new RaftMeta(folder).requireFrom(machine.executedTerm(), config.isAlone());
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw RaftDamage.of(e);
    }
    Division here = server.getDivision(GROUP);
    if (config.isAlone() && here.getRaftConf().getPeer(server.getId()) == null) {
      throw Inspection.damaged("the Raft group on disk has not this node in it", null);
    }
    division = here;
  }

  /// The last entry that is in the log here, executed or not; -1 if none is.
  long lastIndex() {
    TermIndex last = division == null ? null : division.getRaftLog().getLastEntryTermIndex();
    return last == null ? -1 : last.getIndex();
  }

  /// This node, whether it is a member or not.
  Peer self() {
    return config.self();
  }

  /// The members as Raft's own log has them, empty before this node joined.
  List<Peer> members() {
    return division == null
        ? List.of()
        : division.getRaftConf().getCurrentPeers().stream()
            .map(RaftNode::peer)
            .sorted(Comparator.comparing(Peer::id))
            .toList();
  }

  /// The members without this node.
  List<Peer> others() {
    return members().stream().filter(peer -> !peer.id().equals(config.id())).toList();
  }

  /// Where this node stands in the group.
  ///
  /// @param leader id, empty if unknown
  /// @param lags of the others, if this node leads
  record Place(String leader, long term, long applied, long committed, List<NodeStatus.Lag> lags) {}

  Place place() {
    if (division == null) {
      return new Place("", 0, -1, -1, List.of());
    }
    DivisionInfo info = division.getInfo();
    String leader = info.getLeaderId() == null ? "" : info.getLeaderId().toString();
    long committed = division.getRaftLog().getLastCommittedIndex();
    return new Place(
        leader, info.getCurrentTerm(), info.getLastAppliedIndex(), committed, lags(committed));
  }

  /// How far the others are behind, as far as this node leads and knows.
  List<NodeStatus.Lag> lags() {
    return place().lags();
  }

  private List<NodeStatus.Lag> lags(long committed) {
    Division here = Objects.requireNonNull(division);
    if (!here.getInfo().isLeader()) {
      return List.of();
    }
    Map<String, Long> known = new HashMap<>();
    for (CommitInfoProto info : here.getCommitInfos()) {
      known.put(info.getServer().getId().toStringUtf8(), info.getCommitIndex());
    }
    return here.getInfo().getRoleInfoProto().getLeaderInfo().getFollowerInfoList().stream()
        .map(follower -> {
          String id = follower.getId().getId().toStringUtf8();
          long behind = Math.max(0, committed - known.getOrDefault(id, -1L));
          return new NodeStatus.Lag(id, behind, follower.getLastRpcElapsedTimeMs());
        })
        .toList();
  }

  /// Whether this node leads.
  boolean leads() {
    return division != null && division.getInfo().isLeader();
  }

  /// Makes the group another one, at the leader. Whoever is new catches up before it has a vote.
  /// The future fails with [LedgerFault] only.
  ///
  /// @param before the group that is meant; another change that came first is not undone
  CompletableFuture<Void> change(List<Peer> before, List<Peer> after) {
    SetConfigurationRequest.Arguments arguments =
        SetConfigurationRequest.Arguments.newBuilder()
            .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
            .setServersInCurrentConf(before.stream().map(RaftNode::raftPeer).toList())
            .setServersInNewConf(after.stream().map(RaftNode::raftPeer).toList())
            .build();
    SetConfigurationRequest request =
        new SetConfigurationRequest(
            machine.proposer(), server.getId(), GROUP, calls.incrementAndGet(), arguments);
    try {
      return server
          .setConfigurationAsync(request)
          .handle((reply, failure) -> {
            if (failure != null) {
              throw refusedChange(failure);
            }
            if (!reply.isSuccess()) {
              throw refusedChange(reply.getException());
            }
            return null;
          });
    } catch (IOException | RuntimeException e) {
      return CompletableFuture.failedFuture(refusedChange(e));
    }
  }

  private static LedgerFault refusedChange(@Nullable Throwable why) {
    String reason = why == null ? "no reason was given" : String.valueOf(why.getMessage());
    LedgerFault fault =
        new LedgerFault(LedgerFault.UNAVAILABLE, "The group was not changed: " + reason);
    fault.initCause(why);
    return fault;
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
    if (leader == null || leader.equals(server.getId())) {
      return Optional.empty();
    }
    return Optional.ofNullable(division.getRaftConf().getPeer(leader)).map(RaftNode::peer);
  }

  /// Takes part no more, so that the others elect a leader if it was this node.
  void leave() {
    try {
      server.close();
    } catch (IOException e) {
      LOGGER.warn("This node did not leave the group well.", e);
    }
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
