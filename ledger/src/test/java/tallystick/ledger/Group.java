package tallystick.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tallystick.domains.Domains;
import tallystick.kernel.Rulebook;

/// A group of nodes in this process, for tests.
final class Group implements AutoCloseable {
  private final Map<String, Peer> peers = new TreeMap<>();
  private final Map<String, LedgerNode> nodes = new TreeMap<>();
  private final Map<String, InstantSource> clocks = new TreeMap<>();
  private final Path folder;
  private final Map<String, Rulebook> rules = new TreeMap<>();
  private Optional<Path> keys = Optional.empty();

  /// Addresses for nodes, none of which is started.
  Group(Path folder, String... ids) throws IOException {
    this.folder = folder;
    for (String id : ids) {
      List<Integer> ports = Ports.next(2);
      peers.put(id, new Peer(id, "127.0.0.1:" + ports.getFirst(), "127.0.0.1:" + ports.getLast()));
    }
  }

  /// With keys in a folder per node.
  Group withKeys(Path keyFolder) {
    keys = Optional.of(keyFolder);
    return this;
  }

  /// With other rules for a node, from its next start on.
  Group withRules(String id, Rulebook rulebook) {
    rules.put(id, rulebook);
    return this;
  }

  /// With another clock for a node.
  Group withClock(String id, InstantSource clock) {
    clocks.put(id, clock);
    return this;
  }

  /// Starts the nodes that begin the group together, and waits until each knows who leads.
  Group begin(String... ids) throws Exception {
    List<Peer> first = List.of(ids).stream().map(this::peer).toList();
    for (String id : ids) {
      start(config(id, first));
    }
    for (String id : ids) {
      node(id).ready().get(30, TimeUnit.SECONDS);
    }
    return this;
  }

  NodeConfig config(String id, List<Peer> first) {
    String ledger = peer(id).ledger();
    int port = Integer.parseInt(ledger.substring(ledger.lastIndexOf(':') + 1));
    InetSocketAddress socket = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    NodeConfig config = new NodeConfig(folder.resolve(id), id, first, Optional.of(socket));
    NodeConfig whole = keys.map(k -> config.withKeys(k.resolve(id))).orElse(config);
    try {
      if (!Files.exists(whole.keys().resolve("log.key"))) {
        Trio.writeKeys(whole.keys());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return whole;
  }

  LedgerNode start(NodeConfig config) throws IOException {
    LedgerNode node =
        LedgerNode.start(
            config,
            rules.getOrDefault(config.id(), Domains.rulebook()),
            clocks.getOrDefault(config.id(), InstantSource.system()));
    nodes.put(config.id(), node);
    return node;
  }

  /// Starts a node that waits to be added.
  LedgerNode join(String id) throws IOException {
    return start(config(id, List.of(peer(id))).joins());
  }

  Peer peer(String id) {
    Peer peer = peers.get(id);
    if (peer == null) {
      throw new IllegalArgumentException(id);
    }
    return peer;
  }

  LedgerNode node(String id) {
    LedgerNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException(id);
    }
    return node;
  }

  /// Ends a node, as far as a process can end a part of itself.
  void stop(String id) {
    LedgerNode node = nodes.remove(id);
    if (node != null) {
      node.close();
    }
  }

  /// The running node that leads, as soon as there is one.
  String leader() {
    while (true) {
      for (Map.Entry<String, LedgerNode> entry : nodes.entrySet()) {
        if (entry.getValue().client().status().getFirst().leads()) {
          return entry.getKey();
        }
      }
      pause();
    }
  }

  /// Leaves the processor to what is waited for, and ends with the test's time limit.
  static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    if (Thread.interrupted()) {
      throw new IllegalStateException("what was waited for did not come");
    }
  }

  /// The addresses of these nodes for a client.
  String addresses(String... ids) {
    return String.join(",", List.of(ids).stream().map(id -> peer(id).ledger()).toList());
  }

  /// Asks until it is so; the test's own time limit ends it if it never is.
  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      pause();
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(LedgerNode::close);
    nodes.clear();
  }
}
