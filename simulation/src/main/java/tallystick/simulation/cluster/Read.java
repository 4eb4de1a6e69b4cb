package tallystick.simulation.cluster;

/// What a client saw at a node after it had waited for the height that it knew.
///
/// @param client who
/// @param node which
/// @param known the highest block that the client had seen before, at any node
/// @param height of the node's head
/// @param root of the state at that height
/// @param wrote the client's last acknowledged action, empty if there is none
/// @param position at which the node has it, -1 if it has not
record Read(
    int client, String node, long known, long height, byte[] root, String wrote, long position) {}
