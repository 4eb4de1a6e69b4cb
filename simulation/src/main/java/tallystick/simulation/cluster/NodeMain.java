package tallystick.simulation.cluster;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tallystick.domains.Domains;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;
import tallystick.ledger.Peer;

/// The main class of a child: one node of the ledger and nothing else. It ends when its standard
/// input does, so that no node outlives the one who started it.
final class NodeMain {
  /// What it says when it serves.
  static final String UP = "up";

  /// How a line begins that tells why it gave up.
  static final String STOPPED = "stopped: ";

  private NodeMain() {}

  /// @param args data folder, folder of keys, own id, and for every peer its id, Raft address,
  ///   ledger address
  public static void main(String[] args) throws Exception {
    List<Peer> peers = new ArrayList<>();
    for (int i = 3; i + 2 < args.length; i += 3) {
      peers.add(new Peer(args[i], args[i + 1], args[i + 2]));
    }
    Peer self = peers.stream().filter(peer -> peer.id().equals(args[2])).findFirst().orElseThrow();
    NodeConfig config =
        new NodeConfig(Path.of(args[0]), self.id(), peers, Optional.of(address(self.ledger())))
            .withKeys(Path.of(args[1]));
    try (LedgerNode node = LedgerNode.start(config, Domains.rulebook())) {
      var _ = node.stopped().thenAccept(fault -> System.out.println(STOPPED + fault.sentence()));
      System.out.println(UP);
      while (System.in.read() >= 0) {
        // Whoever started it says nothing, but is there.
      }
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
