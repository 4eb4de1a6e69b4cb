package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tallystick.domains.Domains;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;

/// Three nodes of one log in this process, with a Raft log that is short.
final class ForgetfulGroup implements AutoCloseable {
  private static final long SEGMENT = 64 << 10;
  private static final long KEPT = 64 << 10;
  private static final int AT_ONCE = 20;

  private final Path folder;
  private final List<Peer> peers = new ArrayList<>();
  private final Map<String, LedgerNode> nodes = new TreeMap<>();

  ForgetfulGroup(Path folder) throws IOException {
    this.folder = folder;
    List<Integer> ports = Ports.next(6);
    for (int i = 0; i < 3; i++) {
      String raft = "127.0.0.1:" + ports.get(i);
      peers.add(new Peer("n" + i, raft, "127.0.0.1:" + ports.get(3 + i)));
    }
  }

  Path data(String id) {
    return folder.resolve(id);
  }

  NodeConfig config(String id) throws IOException {
    Path key = Files.createDirectories(data(id)).resolve("log.key");
    if (!Files.exists(key)) {
      Files.write(key, TestKeys.LOG.seed());
      Files.write(data(id).resolve("node.key"), SigningKey.generate().seed());
    }
    Peer self = peers.stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow();
    int port = Integer.parseInt(self.ledger().substring(self.ledger().lastIndexOf(':') + 1));
    InetSocketAddress socket = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new NodeConfig(data(id), id, peers, Optional.of(socket));
  }

  LedgerNode start(String id) throws IOException {
    NodeConfig config = config(id);
    LedgerNode node =
        LedgerNode.start(
            config,
            Domains.rulebook(),
            InstantSource.system(),
            new DiskPolicy(SEGMENT, KEPT, DiskPolicy.of(config).space()));
    nodes.put(id, node);
    return node;
  }

  void stop(String id) {
    Objects.requireNonNull(nodes.remove(id)).close();
  }

  LedgerNode node(String id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  /// Who leads, as far as one of them knows.
  String leader() {
    while (true) {
      for (LedgerNode node : nodes.values()) {
        String known = node.client().status().getFirst().leader();
        if (nodes.containsKey(known)) {
          return known;
        }
      }
      Group.pause();
    }
  }

  String ledger(String id) {
    return peers.stream().filter(peer -> peer.id().equals(id)).findFirst().orElseThrow().ledger();
  }

  void awaitReady() throws Exception {
    for (LedgerNode node : nodes.values()) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
  }

  /// What a client does while a leader is being elected: the same envelope again.
  static Receipt persist(LedgerNode node, Envelope envelope) {
    while (true) {
      try {
        return node.client().submit(envelope).join().getFirst();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof LedgerFault fault) || !fault.retryable()) {
          throw e;
        }
        Group.pause();
      }
    }
  }

  /// Has all of them decided, a few hundred at a time.
  static void persistAll(LedgerNode node, List<Envelope> envelopes) {
    for (int from = 0; from < envelopes.size(); from += AT_ONCE) {
      List<Envelope> some = envelopes.subList(from, Math.min(from + AT_ONCE, envelopes.size()));
      List<CompletableFuture<List<Receipt>>> answers =
          some.stream().map(node.client()::submit).toList();
      for (int i = 0; i < some.size(); i++) {
        try {
          answers.get(i).join();
        } catch (CompletionException e) {
          persist(node, some.get(i));
        }
      }
    }
  }

  static void awaitHeight(LedgerNode node, long height) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    try (AutoCloseable _ = node.events().follow(height, _ -> there.countDown())) {
      assertTrue(there.await(60, TimeUnit.SECONDS), "no block " + height + " came");
    }
  }

  /// The head of a node that may be about to begin anew.
  static Head head(LedgerNode node) {
    while (true) {
      try {
        return node.client().head();
      } catch (LedgerFault fault) {
        if (!fault.retryable()) {
          throw fault;
        }
        Group.pause();
      }
    }
  }

  /// Whether all that run have the same log and state at the height of the first.
  void requireAlike() throws Exception {
    long height = 0;
    for (LedgerNode node : nodes.values()) {
      height = Math.max(height, head(node).height());
    }
    for (LedgerNode node : nodes.values()) {
      awaitHeight(node, height);
    }
    Head first = head(nodes.values().iterator().next());
    for (LedgerNode node : nodes.values()) {
      Head head = head(node);
      assertEquals(first.size(), head.size());
      assertArrayEquals(first.stateRoot(), head.stateRoot());
    }
  }

  @Override
  public void close() {
    nodes.values().forEach(LedgerNode::close);
  }
}
