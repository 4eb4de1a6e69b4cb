package tallystick.ledger;

import java.util.List;
import tallystick.ledger.v1.WireLag;
import tallystick.ledger.v1.WireMember;
import tallystick.ledger.v1.WireNodeStatus;

/// Members and their status between Java and protobuf.
final class WireStatus {
  private WireStatus() {}

  static WireMember wire(Peer peer) {
    return WireMember.newBuilder()
        .setId(peer.id())
        .setRaft(peer.raft())
        .setLedger(peer.ledger())
        .build();
  }

  static Peer peer(WireMember wire) {
    return new Peer(wire.getId(), wire.getRaft(), wire.getLedger());
  }

  static List<Peer> peers(List<WireMember> wire) {
    return wire.stream().map(WireStatus::peer).toList();
  }

  /// What is told of a node that does not answer.
  static WireNodeStatus unreachable(Peer peer) {
    return WireNodeStatus.newBuilder().setMember(wire(peer)).build();
  }

  static WireNodeStatus wire(NodeStatus status) {
    WireNodeStatus.Builder wire =
        WireNodeStatus.newBuilder()
            .setMember(wire(status.member()))
            .setReachable(status.reachable())
            .setLeader(status.leader())
            .setTerm(status.term())
            .setHeight(status.height())
            .setSize(status.size())
            .setStateRoot(Wire.bytes(status.stateRoot()))
            .setAppliedIndex(status.appliedIndex())
            .setCommittedIndex(status.committedIndex())
            .setSnapshotIndex(status.snapshotIndex())
            .setCheckpointHeight(status.checkpointHeight())
            .setCheckpointAgeMillis(status.checkpointAgeMillis())
            .setDiskFreeBytes(status.diskFreeBytes())
            .setWaiting(status.waiting())
            .setRoom(status.room())
            .setClockSkewMillis(status.clockSkewMillis())
            .setVersion(status.version())
            .setStopped(status.stopped());
    status.group().forEach(peer -> wire.addGroup(wire(peer)));
    for (NodeStatus.Lag lag : status.lags()) {
      wire.addLags(
          WireLag.newBuilder()
              .setId(lag.id())
              .setEntries(lag.entries())
              .setSilentMillis(lag.silentMillis()));
    }
    return wire.build();
  }

  static NodeStatus status(WireNodeStatus wire) {
    return new NodeStatus(
        peer(wire.getMember()),
        wire.getReachable(),
        wire.getLeader(),
        wire.getTerm(),
        wire.getHeight(),
        wire.getSize(),
        wire.getStateRoot().toByteArray(),
        wire.getAppliedIndex(),
        wire.getCommittedIndex(),
        wire.getSnapshotIndex(),
        wire.getCheckpointHeight(),
        wire.getCheckpointAgeMillis(),
        wire.getDiskFreeBytes(),
        wire.getWaiting(),
        wire.getRoom(),
        wire.getClockSkewMillis(),
        wire.getVersion(),
        peers(wire.getGroupList()),
        wire.getLagsList().stream()
            .map(lag -> new NodeStatus.Lag(lag.getId(), lag.getEntries(), lag.getSilentMillis()))
            .toList(),
        wire.getStopped());
  }
}
