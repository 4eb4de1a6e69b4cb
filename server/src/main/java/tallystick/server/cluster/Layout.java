package tallystick.server.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the nodes are. It is fixed when a cluster begins, for its members know one another by
/// their addresses, and kept in the file `peers` of its folder, in the form of `--peers`.
///
/// @param peers in the form of `--peers`, one each
record Layout(List<String> peers) {
  private static final int FIRST_PORT = 7101;
  private static final int LAST_PORT = 7999;

  /// Reads the layout of a folder, or makes it with the next free ports.
  ///
  /// @throws IOException when a port that belongs to the cluster is taken, or the number of nodes
  ///   is another than the one it began with
  static Layout of(Path folder, int nodes) throws IOException {
    Path file = folder.resolve("peers");
    if (!Files.exists(file)) {
      Layout made = new Layout(choose(nodes));
      Files.write(file, made.peers);
      return made;
    }
    Layout kept = new Layout(Files.readAllLines(file));
    if (nodes != kept.peers.size()) {
      throw new IOException(
          folder
              + " keeps a cluster of "
              + kept.peers.size()
              + " nodes; choose another with --data");
    }
    for (String peer : kept.peers) {
      requireFree(peer, port(peer, 1));
      requireFree(peer, port(peer, 2));
    }
    return kept;
  }

  private static List<String> choose(int nodes) throws IOException {
    List<String> peers = new ArrayList<>();
    int port = FIRST_PORT;
    for (int i = 1; i <= nodes; i++) {
      int raft = free(port);
      int ledger = free(raft + 1);
      port = ledger + 1;
      peers.add("n" + i + "=127.0.0.1:" + raft + ":" + ledger);
    }
    return peers;
  }

  private static int free(int from) throws IOException {
    for (int port = from; port <= LAST_PORT; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no port between " + FIRST_PORT + " and " + LAST_PORT + " is free");
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void requireFree(String peer, int port) throws IOException {
    if (!isFree(port)) {
      throw new IOException(
          "port " + port + ", which is that of " + name(peer) + ", is taken by another process");
    }
  }

  private static String name(String peer) {
    return peer.substring(0, peer.indexOf('='));
  }

  private static int port(String peer, int part) {
    return Integer.parseInt(peer.substring(peer.indexOf('=') + 1).split(":")[part]);
  }

  List<String> names() {
    return peers.stream().map(Layout::name).toList();
  }

  int raftPort(int node) {
    return port(peers.get(node), 1);
  }

  int ledgerPort(int node) {
    return port(peers.get(node), 2);
  }

  /// All nodes' addresses in the form of `--ledger`.
  String ledgers() {
    return String.join(",", peers.stream().map(peer -> "127.0.0.1:" + port(peer, 2)).toList());
  }

  /// All nodes in the form of `--peers`.
  String text() {
    return String.join(",", peers);
  }
}
