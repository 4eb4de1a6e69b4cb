package tallystick.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.Rulebook;
import tallystick.kernel.SigningKey;

/// Three nodes of one group in this process, each with rules of its own choice.
final class Trio implements AutoCloseable {
  private final List<NodeConfig> configs = new ArrayList<>();
  private final List<LedgerNode> nodes = new ArrayList<>();
  private final IntFunction<Rulebook> rules;

  Trio(Path folder, IntFunction<Rulebook> rules) throws IOException {
    this.rules = rules;
    List<Integer> ports = Ports.next(6);
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      peers.add(new Peer("n" + i, "127.0.0.1:" + ports.get(i), "127.0.0.1:" + ports.get(3 + i)));
    }
    for (int i = 0; i < 3; i++) {
      Path data = folder.resolve("n" + i);
      writeKeys(data);
      InetSocketAddress socket =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(3 + i));
      configs.add(new NodeConfig(data, "n" + i, peers, Optional.of(socket)));
    }
  }

  /// The key of the log is the one for which the tests sign.
  static void writeKeys(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("log.key"), TestKeys.LOG.seed());
    Files.write(folder.resolve("node.key"), SigningKey.generate().seed());
  }

  Trio start() throws Exception {
    for (int i = 0; i < 3; i++) {
      nodes.add(LedgerNode.start(configs.get(i), rules.apply(i)));
    }
    for (LedgerNode node : nodes) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
    return this;
  }

  void stop() {
    nodes.forEach(LedgerNode::close);
    nodes.clear();
  }

  LedgerNode node(int number) {
    return nodes.get(number);
  }

  NodeConfig config(int number) {
    return configs.get(number);
  }

  /// What a client does while a leader is being elected: the same envelope again, elsewhere.
  Receipt persist(Envelope envelope, int... asked) {
    for (int round = 0; ; round++) {
      try {
        return nodes.get(asked[round % asked.length]).client().submit(envelope).join().getFirst();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof LedgerFault fault) || !fault.retryable()) {
          throw e;
        }
        Group.pause();
      }
    }
  }

  /// Waits until a node has come to a block.
  static void awaitHeight(LedgerNode node, long height) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    try (AutoCloseable _ = node.events().follow(height, _ -> there.countDown())) {
      if (!there.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the node did not come to block " + height);
      }
    }
  }

  @Override
  public void close() {
    stop();
  }
}
