package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;

@Timeout(120)
class GroupTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);
  private final List<LedgerNode> nodes = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    List<Peer> peers = new ArrayList<>();
    List<Integer> ports = Ports.next(6);
    for (int i = 0; i < 3; i++) {
      peers.add(new Peer("n" + i, "127.0.0.1:" + ports.get(i), "127.0.0.1:" + ports.get(3 + i)));
    }
    for (int i = 0; i < 3; i++) {
      Trio.writeKeys(folder.resolve("n" + i));
      InetSocketAddress socket =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(3 + i));
      nodes.add(
          LedgerNode.start(
              new NodeConfig(folder.resolve("n" + i), "n" + i, peers, Optional.of(socket)),
              Domains.rulebook()));
    }
    for (LedgerNode node : nodes) {
      node.ready().get(30, TimeUnit.SECONDS);
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(LedgerNode::close);
  }

  private static void awaitHeight(LedgerNode node, long height) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    try (AutoCloseable _ = node.events().follow(height, _ -> there.countDown())) {
      assertTrue(there.await(30, TimeUnit.SECONDS));
    }
  }

  /// What a client does while a leader is being elected: the same envelope again.
  private static Receipt persist(LedgerNode node, Envelope envelope) {
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

  @Test
  void any_of_three_nodes_takes_an_action_and_all_come_to_the_same_state() throws Exception {
    persist(nodes.getFirst(), operator.found());
    for (int i = 0; i < 30; i++) {
      Receipt receipt = persist(nodes.get(i % 3), operator.act(new RenamePrincipal("Name " + i)));
      assertTrue(receipt.accepted());
      assertEquals(i + 2, receipt.height());
    }
    for (LedgerNode node : nodes) {
      awaitHeight(node, 31);
    }
    Head first = nodes.getFirst().client().head();
    for (LedgerNode node : nodes) {
      Head head = node.client().head();
      assertEquals(first.size(), head.size());
      assertArrayEquals(first.stateRoot(), head.stateRoot());
    }
  }

  @Test
  void two_of_three_nodes_go_on_without_the_third() throws Exception {
    persist(nodes.getFirst(), operator.found());
    Envelope envelope = operator.act(new RenamePrincipal("Before"));
    Receipt before = persist(nodes.getFirst(), envelope);
    LedgerNode lost = nodes.removeFirst();
    lost.close();
    for (int i = 0; i < 10; i++) {
      assertTrue(
          persist(nodes.get(i % 2), operator.act(new RenamePrincipal("Name " + i))).accepted());
    }
    Receipt again = persist(nodes.getLast(), envelope);
    assertEquals(before.position(), again.position());
    assertEquals(before.height(), again.height());
  }
}
