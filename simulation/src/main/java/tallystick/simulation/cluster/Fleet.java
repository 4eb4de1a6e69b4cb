package tallystick.simulation.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Block;
import tallystick.kernel.Policy;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.KeyFolders;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.NodeStatus;

/// The nodes of a ledger as children of this process, with a [Link] between every two.
///
/// All know each other by the same names and ports, for Raft tells everybody the addresses that the
/// leader knows. What differs is where a name leads: node i has a hosts file of its own, in which
/// the name of node j is a loopback address at which the link from i to j listens.
final class Fleet implements AutoCloseable {
  private static final long STEP_MILLIS = 20;
  private static final String CLIENT = "member";

  private final Path folder;
  private final String origin;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> raftPorts = new ArrayList<>();
  private final List<Integer> ledgerPorts = new ArrayList<>();
  private final List<Path> data = new ArrayList<>();
  private final List<Child> children = new ArrayList<>();
  private final List<GrpcLedger> clients = new CopyOnWriteArrayList<>();
  private final List<Wire> wires = new ArrayList<>();

  /// The links from one node to both ports of another.
  private record Wire(int from, int to, Link raft, Link ledger) {}

  /// Prepares the nodes; [#start] starts them.
  ///
  /// @param folder takes each node's data and log
  Fleet(Path folder, int count) throws IOException {
    this.folder = folder;
    for (int i = 0; i < count; i++) {
      names.add("n" + (i + 1));
      data.add(folder.resolve(names.get(i)));
      raftPorts.add(freePort(i));
      ledgerPorts.add(freePort(i));
    }
    makeKeys();
    origin =
        Policy.parse(Files.readString(folder.resolve("keys").resolve("policy")))
            .logs()
            .getFirst()
            .key()
            .name();
    for (int i = 0; i < count; i++) {
      clients.add(connect(i));
    }
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        if (from != to) {
          wires.add(wire(from, to));
        }
      }
      Files.writeString(hosts(from), hostsOf(from, count));
    }
  }

  /// As `./run keys` does: the traffic is encrypted, and nobody else may take part.
  private void makeKeys() throws IOException {
    Map<String, List<String>> hosts = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      hosts.put(names.get(i), List.of(names.get(i), home(i).getHostAddress()));
    }
    new KeyFolders(folder.resolve("keys"), hosts, _ -> {}).make(names, List.of(CLIENT));
  }

  private static int freePort(int node) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, home(node))) {
      return socket.getLocalPort();
    }
  }

  /// Where a node is.
  private static InetAddress home(int node) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (101 + node)});
  }

  /// Where one node believes that another is.
  private static InetAddress seen(int from, int to) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, (byte) (101 + from), (byte) (101 + to)});
  }

  private GrpcLedger connect(int node) throws IOException {
    String address = home(node).getHostAddress() + ":" + ledgerPorts.get(node);
    return GrpcLedger.at(address, folder.resolve("keys").resolve(CLIENT));
  }

  private Wire wire(int from, int to) throws IOException {
    return new Wire(
        from, to, link(from, to, raftPorts.get(to)), link(from, to, ledgerPorts.get(to)));
  }

  private static Link link(int from, int to, int port) throws IOException {
    return new Link(
        new InetSocketAddress(seen(from, to), port), new InetSocketAddress(home(to), port));
  }

  private String hostsOf(int node, int count) throws IOException {
    StringBuilder text = new StringBuilder("127.0.0.1 localhost\n");
    text.append("127.0.0.1 ").append(InetAddress.getLocalHost().getHostName()).append('\n');
    for (int other = 0; other < count; other++) {
      InetAddress address = other == node ? home(node) : seen(node, other);
      text.append(address.getHostAddress()).append(' ').append(names.get(other)).append('\n');
    }
    return text.toString();
  }

  private Path hosts(int node) {
    return folder.resolve(names.get(node) + ".hosts");
  }

  /// Puts a node's data elsewhere, before it is started.
  void moveData(int node, Path elsewhere) {
    data.set(node, elsewhere);
  }

  Path data(int node) {
    return data.get(node);
  }

  /// Starts all and waits until there is a leader.
  void start() throws IOException, InterruptedException {
    for (int i = 0; i < size(); i++) {
      children.add(launch(i));
    }
    for (Child child : children) {
      child.awaitUp();
    }
  }

  private Child launch(int node) throws IOException {
    Path keys = folder.resolve("keys").resolve(names.get(node));
    List<String> arguments =
        new ArrayList<>(List.of(data(node).toString(), keys.toString(), names.get(node)));
    for (int i = 0; i < size(); i++) {
      arguments.add(names.get(i));
      arguments.add(names.get(i) + ":" + raftPorts.get(i));
      arguments.add(names.get(i) + ":" + ledgerPorts.get(i));
    }
    return Child.start(hosts(node), folder.resolve(names.get(node) + ".log"), arguments);
  }

  int size() {
    return names.size();
  }

  String name(int node) {
    return names.get(node);
  }

  Child child(int node) {
    return children.get(node);
  }

  /// The name of the log that the nodes keep together.
  String origin() {
    return origin;
  }

  GrpcLedger client(int node) {
    return clients.get(node);
  }

  /// Starts nodes again that have ended.
  void restart(List<Integer> nodes) throws IOException, InterruptedException {
    for (int node : nodes) {
      children.set(node, launch(node));
    }
    for (int node : nodes) {
      children.get(node).awaitUp();
      // A connection that failed waits ever longer before it is tried again: here, it is news.
      clients.set(node, connect(node)).close();
    }
  }

  /// What a node says of itself, if it answers.
  Optional<NodeStatus> status(int node) {
    try {
      return Optional.of(clients.get(node).status().getFirst());
    } catch (LedgerFault e) {
      return Optional.empty();
    }
  }

  /// The node that leads by its own word, waited for.
  ///
  /// @throws IOException when none does in time
  int awaitLeader(long seconds) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < deadline) {
      for (int i = 0; i < size(); i++) {
        if (children.get(i).isAlive() && leads(i)) {
          return i;
        }
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
    throw new IOException("nobody led for " + seconds + " s");
  }

  /// Waits until every node answers and has what all had when this was asked.
  ///
  /// @throws IOException when one does not in time
  void awaitTogether(long seconds) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long height = 0;
    for (int i = 0; i < size(); i++) {
      height = Math.max(height, status(i).map(NodeStatus::height).orElse(0L));
    }
    for (int i = 0; i < size(); i++) {
      while (status(i).map(NodeStatus::height).orElse(-1L) < height) {
        if (System.nanoTime() > deadline) {
          throw new IOException(names.get(i) + " does not come back within " + seconds + " s");
        }
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      }
    }
  }

  private boolean leads(int node) {
    return status(node).filter(NodeStatus::leads).isPresent();
  }

  /// Sets the links of a node, or between it and one other.
  void behave(int node, Link.Mode mode) {
    for (Wire wire : wires) {
      if (wire.from == node || wire.to == node) {
        wire.raft.behave(mode);
        wire.ledger.behave(mode);
      }
    }
  }

  /// Makes what a node sends and is sent slow, 0 for no longer.
  void delay(int node, long millis) {
    for (Wire wire : wires) {
      if (wire.from == node || wire.to == node) {
        wire.raft.delay(millis);
      }
    }
  }

  /// All blocks of a node up to a height, waited for.
  ///
  /// @throws IOException when it does not have them in time
  List<Block> log(int node, long height, long seconds) throws IOException, InterruptedException {
    List<Block> blocks = new ArrayList<>();
    CountDownLatch there = new CountDownLatch(1);
    try (AutoCloseable _ =
        clients.get(node).follow(1, block -> take(block, height, blocks, there))) {
      if (!there.await(seconds, TimeUnit.SECONDS)) {
        throw new IOException(name(node) + " does not catch up with block " + height);
      }
      return blocks;
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void take(Block block, long height, List<Block> blocks, CountDownLatch there) {
    if (block.height() <= height) {
      blocks.add(block);
    }
    if (block.height() == height) {
      there.countDown();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    clients.forEach(GrpcLedger::close);
    for (Child child : children) {
      child.kill();
    }
    for (Wire wire : wires) {
      wire.raft.close();
      wire.ledger.close();
    }
  }
}
