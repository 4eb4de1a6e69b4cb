package tallystick.ledger;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a node of the ledger is told before it starts.
///
/// @param data the folder that is this node's alone; made if it does not exist
/// @param id which of the peers this node is
/// @param peers all nodes of the group, this one included; three survive the loss of one
/// @param socket where the ledger is served to other processes, port 0 for a free one; empty if
///   only to this one
public record NodeConfig(
    Path data, String id, List<Peer> peers, Optional<InetSocketAddress> socket) {
  private static final String FIRST = "n1";

  /// @throws IllegalArgumentException when the node is not one of the peers
  public NodeConfig {
    peers = List.copyOf(peers);
    String self = id;
    if (peers.stream().filter(peer -> peer.id().equals(self)).count() != 1) {
      throw new IllegalArgumentException("the node " + id + " is not one of the peers, once");
    }
  }

  /// A node that is the whole ledger, served to its own process only.
  public static NodeConfig alone(Path data) {
    List<Peer> peers = List.of(new Peer(FIRST, "127.0.0.1:0", ""));
    return new NodeConfig(data, FIRST, peers, Optional.empty());
  }

  /// The same, also served at a port of the loopback interface, 0 for a free one.
  public NodeConfig listening(int port) {
    return listening(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /// The same, also served at an address. Whoever reaches it may read all and submit what is
  /// signed.
  public NodeConfig listening(InetSocketAddress address) {
    return new NodeConfig(data, id, peers, Optional.of(address));
  }

  /// This node among the peers.
  Peer self() {
    return peers.stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow();
  }

  /// Whether one node is the whole group.
  boolean isAlone() {
    return peers.size() == 1;
  }
}
