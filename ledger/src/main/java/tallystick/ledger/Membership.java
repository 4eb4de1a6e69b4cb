package tallystick.ledger;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.AdmitRequest;
import tallystick.ledger.v1.ChangeGroupRequest;
import tallystick.ledger.v1.GroupReply;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.LedgerGrpc.LedgerFutureStub;
import tallystick.ledger.v1.PeersGrpc;
import tallystick.ledger.v1.PeersGrpc.PeersFutureStub;
import tallystick.ledger.v1.RejoinRequest;
import tallystick.ledger.v1.StatusRequest;
import tallystick.ledger.v1.WireMember;
import tallystick.ledger.v1.WireNodeStatus;

/// Who belongs to the group: nodes are added, removed, and let in again, one at a time, by the
/// leader. Raft's log keeps the result, so that every step may be repeated.
final class Membership {
  private static final Logger LOGGER = LoggerFactory.getLogger(Membership.class);

  /// A node that was not heard for longer does not count as one that helps to decide.
  private static final long SILENT_MILLIS = 3_000;

  /// How long a new node may take to catch up before the asker is told to ask again.
  static final long CHANGE_SECONDS = 600;

  private static final long ADMIT_SECONDS = 5;

  private final AtomicBoolean changing = new AtomicBoolean();

  /// Whom this leader has removed to let it in again, which may take more than one attempt.
  private final Set<String> removed = ConcurrentHashMap.newKeySet();

  private final RaftNode raft;
  private final Channels channels;

  Membership(RaftNode raft, Channels channels) {
    this.raft = raft;
    this.channels = channels;
  }

  /// Adds or removes a node, here or at the leader. The future fails with [LedgerFault] only.
  CompletableFuture<GroupReply> change(ChangeGroupRequest request) {
    Optional<Peer> leader = request.getRelayed() ? Optional.empty() : raft.otherLeader();
    if (leader.isPresent()) {
      return relayed(() ->
          LedgerGrpc.newFutureStub(channels.to(leader.get()))
              .withDeadlineAfter(CHANGE_SECONDS, TimeUnit.SECONDS)
              .changeGroup(request.toBuilder().setRelayed(true).build()));
    }
    return alone(() ->
        switch (request.getChangeCase()) {
          case ADD -> add(peer(request.getAdd()), Membership::requireEmpty);
          case REMOVE -> {
            removed.remove(request.getRemove());
            yield remove(request.getRemove());
          }
          case CHANGE_NOT_SET -> throw refused("Neither a node to add nor one to remove is named.");
        });
  }

  /// Lets a member that lost its disk in again, here or at the leader.
  CompletableFuture<GroupReply> rejoin(RejoinRequest request) {
    Optional<Peer> leader = request.getRelayed() ? Optional.empty() : raft.otherLeader();
    if (leader.isPresent()) {
      return relayed(() ->
          PeersGrpc.newFutureStub(channels.to(leader.get()))
              .withDeadlineAfter(CHANGE_SECONDS, TimeUnit.SECONDS)
              .rejoin(request.toBuilder().setRelayed(true).build()));
    }
    Peer peer = peer(request.getMember());
    return alone(() -> ask(peer).thenCompose(status -> letIn(peer, status)));
  }

  /// A node that lost its disk runs no Raft until a leader has removed and admitted it. If it does
  /// and asks all the same, it missed the answer, or did not come to have a vote: the leader was
  /// lost, or the node did not catch up in time. What it has by then is what the group sent.
  private CompletableFuture<Void> letIn(Peer peer, WireNodeStatus status) {
    boolean member = find(raft.members(), peer.id()).isPresent();
    boolean admitted = status.getTerm() > 0;
    if (member && admitted) {
      return CompletableFuture.completedFuture(null);
    }
    if (!member && !admitted && !removed.contains(peer.id())) {
      throw refused("The node " + peer.id() + " is no member: the operator adds it.");
    }
    removed.add(peer.id());
    return remove(peer.id())
        .thenCompose(_ -> add(peer, Membership::requireName))
        .thenRun(() -> removed.remove(peer.id()));
  }

  private static Peer peer(WireMember wire) {
    try {
      return WireStatus.peer(wire);
    } catch (IllegalArgumentException e) {
      throw refused("The node cannot be: " + e.getMessage() + ".");
    }
  }

  private static CompletableFuture<GroupReply> relayed(
      Supplier<ListenableFuture<GroupReply>> call) {
    try {
      return Channels.answer(call.get());
    } catch (LedgerFault | StatusRuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// One change at a time: two at once could each leave a majority and together none.
  private CompletableFuture<GroupReply> alone(Supplier<CompletableFuture<Void>> change) {
    if (!raft.leads()) {
      return CompletableFuture.failedFuture(
          new LedgerFault(LedgerFault.UNAVAILABLE, "The group has no leader here at the moment."));
    }
    if (!changing.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          new LedgerFault(LedgerFault.UNAVAILABLE, "The group is being changed already."));
    }
    CompletableFuture<Void> done;
    try {
      done = change.get();
    } catch (RuntimeException e) {
      done = CompletableFuture.failedFuture(e);
    }
    return done.whenComplete((_, _) -> changing.set(false))
        .thenApply(_ -> {
          GroupReply.Builder reply = GroupReply.newBuilder();
          raft.members().forEach(member -> reply.addMembers(WireStatus.wire(member)));
          return reply.build();
        });
  }

  /// @param check refuses what the admitted node says of itself
  private CompletableFuture<Void> add(Peer peer, BiConsumer<Peer, WireNodeStatus> check) {
    List<Peer> members = raft.members();
    Optional<Peer> known = find(members, peer.id());
    if (known.isPresent()) {
      if (known.get().equals(peer)) {
        return CompletableFuture.completedFuture(null);
      }
      throw refused(
          "The node %s is a member at other addresses: remove it first.".formatted(peer.id()));
    }
    List<Peer> after = new ArrayList<>(members);
    after.add(peer);
    requireMajority(after);
    return admit(peer)
        .thenAccept(status -> check.accept(peer, status))
        .thenCompose(_ -> {
          LOGGER.info("The node {} is added; it catches up before it votes.", peer.id());
          return raft.change(members, after);
        });
  }

  private CompletableFuture<WireNodeStatus> ask(Peer peer) {
    LedgerFutureStub node = LedgerGrpc.newFutureStub(channels.to(peer)).withWaitForReady();
    channels.hurry(peer);
    return Channels.answer(
            node.withDeadlineAfter(ADMIT_SECONDS, TimeUnit.SECONDS)
                .getStatus(StatusRequest.newBuilder().setAlone(true).build()))
        .thenApply(reply -> reply.getNodes(0));
  }

  private CompletableFuture<WireNodeStatus> admit(Peer peer) {
    PeersFutureStub node = PeersGrpc.newFutureStub(channels.to(peer)).withWaitForReady();
    channels.hurry(peer);
    return Channels.answer(
        node.withDeadlineAfter(ADMIT_SECONDS, TimeUnit.SECONDS)
            .admit(AdmitRequest.getDefaultInstance()));
  }

  private static void requireName(Peer peer, WireNodeStatus status) {
    if (!status.getMember().getId().equals(peer.id())) {
      throw refused(
          "At %s is the node %s, not %s."
              .formatted(peer.ledger(), status.getMember().getId(), peer.id()));
    }
  }

  /// A node that has entries of its own, or another's name, would not be what it seems.
  private static void requireEmpty(Peer peer, WireNodeStatus status) {
    requireName(peer, status);
    if (status.getGroupCount() > 0 || status.getHeight() > 0) {
      throw refused(
          "The node %s has data already: it joins with an empty folder and --join."
              .formatted(peer.id()));
    }
  }

  private CompletableFuture<Void> remove(String id) {
    List<Peer> members = raft.members();
    if (find(members, id).isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    List<Peer> after = members.stream().filter(member -> !member.id().equals(id)).toList();
    if (after.isEmpty()) {
      throw refused("The last node cannot be removed.");
    }
    requireMajority(after);
    LOGGER.info("The node {} is removed from the group.", id);
    return raft.change(members, after);
  }

  /// Refuses a group in which too few would answer to decide anything.
  private void requireMajority(List<Peer> after) {
    List<String> silent =
        raft.lags().stream()
            .filter(lag -> lag.silentMillis() > SILENT_MILLIS)
            .map(NodeStatus.Lag::id)
            .filter(id -> find(after, id).isPresent())
            .toList();
    if (after.size() - silent.size() <= after.size() / 2) {
      throw refused(
          "That would leave no majority: of %s, %s %s silent."
              .formatted(names(after), silent, silent.size() == 1 ? "is" : "are"));
    }
  }

  private static List<String> names(List<Peer> peers) {
    return peers.stream().map(Peer::id).toList();
  }

  private static Optional<Peer> find(List<Peer> peers, String id) {
    return peers.stream().filter(peer -> peer.id().equals(id)).findFirst();
  }

  private static LedgerFault refused(String sentence) {
    return new LedgerFault(LedgerFault.REFUSED, sentence);
  }
}
