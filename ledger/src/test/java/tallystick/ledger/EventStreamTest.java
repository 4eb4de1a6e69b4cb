package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;

class EventStreamTest {
  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private LedgerNode node;

  @BeforeEach
  void start() throws IOException {
    node = LedgerNode.start(TestKeys.alone(data).listening(0), Domains.rulebook());
    node.client().submit(operator.found()).join();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  /// Adds blocks until the log has this height.
  private void growTo(long height) {
    while (node.client().head().height() < height) {
      node.client().submit(operator.act(new RenamePrincipal("Renamed"))).join();
    }
  }

  private static List<Long> heights(BlockingQueue<Block> blocks, int count)
      throws InterruptedException {
    List<Long> heights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Block block = blocks.poll(20, TimeUnit.SECONDS);
      assertNotNull(block, "after " + heights);
      heights.add(block.height());
    }
    return heights;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private void followFromStartAndMiddle(EventStream events) throws Exception {
    growTo(50);
    BlockingQueue<Block> all = new LinkedBlockingQueue<>();
    BlockingQueue<Block> later = new LinkedBlockingQueue<>();
    try (AutoCloseable _ = events.follow(1, all::add);
        AutoCloseable _ = events.follow(31, later::add)) {
      assertEquals(range(1, 50), heights(all, 50));
      assertEquals(range(31, 50), heights(later, 20));
      growTo(60);
      assertEquals(range(51, 60), heights(all, 10));
      assertEquals(range(51, 60), heights(later, 10));
    }
  }

  @Test
  void a_follower_in_the_process_gets_the_kept_blocks_and_then_the_new() throws Exception {
    followFromStartAndMiddle(node.events());
  }

  @Test
  void a_follower_over_a_socket_gets_the_same() throws Exception {
    try (GrpcLedger far = GrpcLedger.at("127.0.0.1:" + node.port())) {
      followFromStartAndMiddle(far);
      assertEquals(node.client().head().note(), far.head().note());
      assertEquals(
          61, far.submit(operator.act(new RenamePrincipal("Far"))).join().getFirst().height());
      LedgerFault fault = assertThrows(LedgerFault.class, () -> far.proof(1_000));
      assertEquals(LedgerFault.NOT_FOUND, fault.code());
    }
  }

  @Test
  void a_follower_goes_on_where_it_was_when_the_node_comes_back() throws Exception {
    growTo(10);
    int port = node.port();
    BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    try (GrpcLedger far = GrpcLedger.at("127.0.0.1:" + port);
        AutoCloseable _ = far.follow(1, blocks::add)) {
      assertEquals(range(1, 10), heights(blocks, 10));
      node.close();
      node = LedgerNode.start(TestKeys.alone(data).listening(port), Domains.rulebook());
      growTo(20);
      assertEquals(range(11, 20), heights(blocks, 10));
    }
  }

  @Test
  void a_slow_follower_holds_up_nobody_and_misses_nothing() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Block> slow = new LinkedBlockingQueue<>();
    BlockingQueue<Block> quick = new LinkedBlockingQueue<>();
    try (AutoCloseable _ =
            node.events()
                .follow(
                    1,
                    block -> {
                      go.await();
                      slow.add(block);
                    });
        AutoCloseable _ = node.events().follow(1, quick::add)) {
      growTo(40);
      assertEquals(range(1, 40), heights(quick, 40));
      assertTrue(slow.isEmpty());
      go.countDown();
      assertEquals(range(1, 40), heights(slow, 40));
    }
  }

  @Test
  void whoever_ends_the_following_or_shuts_the_client_interrupts_the_sink() throws Exception {
    for (boolean shut : List.of(false, true)) {
      CountDownLatch called = new CountDownLatch(1);
      CountDownLatch interrupted = new CountDownLatch(1);
      try (GrpcLedger client = GrpcLedger.at(node.address())) {
        AutoCloseable following =
            client.follow(
                1,
                _ -> {
                  called.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                  }
                });
        assertTrue(called.await(20, TimeUnit.SECONDS));
        (shut ? client : following).close();
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void what_the_sink_throws_ends_the_following() throws Exception {
    BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    CountDownLatch thrown = new CountDownLatch(1);
    try (AutoCloseable _ =
        node.events()
            .follow(
                1,
                block -> {
                  blocks.add(block);
                  thrown.countDown();
                  throw new IOException("planted");
                })) {
      assertTrue(thrown.await(20, TimeUnit.SECONDS));
      growTo(5);
      assertEquals(1, blocks.size());
    }
  }

  @Test
  void there_is_no_block_before_the_first() {
    assertThrows(IllegalArgumentException.class, () -> node.events().follow(0, _ -> {}));
  }
}
