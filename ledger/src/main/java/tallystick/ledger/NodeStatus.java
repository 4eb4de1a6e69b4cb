package tallystick.ledger;

import java.util.List;

/// How a node of the ledger is, as it says itself. Indices are those of the Raft log, -1 for none.
///
/// @param member which node
/// @param reachable whether it answered; if not, nothing but the member is known
/// @param leader id of the leader it knows, empty if none
/// @param term of that leader
/// @param height of its newest block
/// @param size leaves in its log
/// @param stateRoot digest of its state, 32 bytes
/// @param appliedIndex last entry that it executed
/// @param committedIndex last entry that it knows to be decided
/// @param snapshotIndex last entry that it need not execute again at a start
/// @param checkpointHeight height of the newest checkpoint that it serves
/// @param checkpointAgeMillis how long ago that block was made
/// @param diskFreeBytes room left where its data is
/// @param waiting envelopes that wait for a decision
/// @param room envelopes that may wait besides
/// @param clockSkewMillis how far its own clock is before the group's
/// @param version of the program
/// @param group the members as it knows them, empty before it joined a group
/// @param lags how far the others are behind; told by the leader only
/// @param stopped why it decides nothing any more, empty if it does
public record NodeStatus(
    Peer member,
    boolean reachable,
    String leader,
    long term,
    long height,
    long size,
    byte[] stateRoot,
    long appliedIndex,
    long committedIndex,
    long snapshotIndex,
    long checkpointHeight,
    long checkpointAgeMillis,
    long diskFreeBytes,
    int waiting,
    int room,
    long clockSkewMillis,
    String version,
    List<Peer> group,
    List<Lag> lags,
    String stopped) {

  /// How far a node is behind the leader.
  ///
  /// @param entries that are decided and that it is not known to know of
  /// @param silentMillis since it was last heard
  public record Lag(String id, long entries, long silentMillis) {}

  /// Lists are kept as they are now.
  public NodeStatus {
    group = List.copyOf(group);
    lags = List.copyOf(lags);
  }

  /// Whether it leads, by its own account.
  public boolean leads() {
    return reachable && leader.equals(member.id());
  }
}
