package tallystick.ledger;

/// A node of the group that keeps the ledger. Its Raft address is for the other nodes alone:
/// whoever reaches it can disturb the order, though not forge a signature.
///
/// @param id 1 to 40 characters, unique in the group, for ever the same
/// @param raft `host:port` at which the nodes speak to one another; port 0 takes a free one, which
///   only a node that is alone can do
/// @param ledger `host:port` at which it serves the ledger to others; empty if it does not
public record Peer(String id, String raft, String ledger) {}
