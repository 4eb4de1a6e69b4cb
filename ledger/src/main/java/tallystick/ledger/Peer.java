package tallystick.ledger;

/// A node of the group that keeps the ledger.
///
/// @param id 1 to 40 characters, unique in the group, for ever the same
/// @param raft `host:port` at which the nodes speak to one another; port 0 takes a free one, which
///   only a node that is alone can do
/// @param ledger `host:port` at which it serves the ledger to others; empty if it does not
public record Peer(String id, String raft, String ledger) {}
