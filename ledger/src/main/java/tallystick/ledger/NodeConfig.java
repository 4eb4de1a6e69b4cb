package tallystick.ledger;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a node of the ledger is told before it starts.
///
/// @param data the folder that is this node's alone; made if it does not exist
/// @param keys the folder of its keys and certificates, by default the data folder
/// @param id which of the peers this node is
/// @param peers the nodes with which the group begins, this one included; three survive the loss of
///   one. Once it has begun, the group's own log says who belongs to it
/// @param socket where the ledger is served to other processes, port 0 for a free one; empty if
///   only to this one
/// @param joining whether it waits, with an empty folder, to be made a member of a group that there
///   is already
public record NodeConfig(
    Path data,
    Path keys,
    String id,
    List<Peer> peers,
    Optional<InetSocketAddress> socket,
    boolean joining) {
  private static final String FIRST = "n1";

  /// @throws IllegalArgumentException when the node is not one of the peers, or one of several
  ///   cannot be reached by the others
  public NodeConfig {
    peers = List.copyOf(peers);
    String self = id;
    if (peers.stream().filter(peer -> peer.id().equals(self)).count() != 1) {
      throw new IllegalArgumentException("the node " + id + " is not one of the peers, once");
    }
    if (peers.stream().map(Peer::id).distinct().count() < peers.size()) {
      throw new IllegalArgumentException("two of the peers have the same id");
    }
    if ((joining || peers.size() > 1)
        && (socket.isEmpty() || peers.stream().anyMatch(peer -> peer.ledger().isEmpty()))) {
      throw new IllegalArgumentException("the nodes of a group serve the ledger to one another");
    }
  }

  /// A node with its keys in its data folder, one of those with which a group begins.
  public NodeConfig(Path data, String id, List<Peer> peers, Optional<InetSocketAddress> socket) {
    this(data, data, id, peers, socket, false);
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
    return new NodeConfig(data, keys, id, peers, Optional.of(address), joining);
  }

  /// The same with its keys in another folder.
  public NodeConfig withKeys(Path folder) {
    return new NodeConfig(data, folder, id, peers, socket, joining);
  }

  /// The same, but as one that joins.
  public NodeConfig joins() {
    return new NodeConfig(data, keys, id, peers, socket, true);
  }

  /// Where the operator's policy is, if there is one: the file `policy` beside the keys, or one
  /// folder above.
  Optional<Path> policyFile() {
    return Stream.of(keys.resolve("policy"), keys.resolve("..").resolve("policy"))
        .map(file -> file.toAbsolutePath().normalize())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /// This node among the peers.
  Peer self() {
    return peers.stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow();
  }

  /// Whether the node is the whole group and stays so, for no other can reach it.
  boolean isAlone() {
    return peers.size() == 1 && !joining && self().raft().endsWith(":0");
  }
}
