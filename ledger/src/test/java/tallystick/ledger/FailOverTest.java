package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;

@Timeout(180)
class FailOverTest {
  private static final int CLIENTS = 8;
  private static final int EACH = 25;

  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  @Test
  void every_envelope_gets_one_receipt_while_the_leader_dies() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3").begin("n1", "n2", "n3");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String all = group.addresses("n1", "n2", "n3");
      try (GrpcLedger client = GrpcLedger.at(all)) {
        client.submit(operator.found()).join();
      }
      CountDownLatch half = new CountDownLatch(CLIENTS * EACH / 2);
      List<Future<List<Receipt>>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Signer somebody = new Signer(100 + i);
        answers.add(threads.submit(() -> submitAll(all, somebody, half)));
      }
      assertTrue(half.await(60, TimeUnit.SECONDS));
      String dead = group.leader();
      group.stop(dead);

      Set<String> told = new HashSet<>();
      long highest = 0;
      for (Future<List<Receipt>> answer : answers) {
        for (Receipt receipt : answer.get(90, TimeUnit.SECONDS)) {
          assertTrue(told.add(receipt.id()), "two receipts for " + receipt.id());
          highest = Math.max(highest, receipt.height());
        }
      }
      assertEquals(CLIENTS * EACH, told.size());
      try (GrpcLedger client = GrpcLedger.at(all)) {
        // Who has seen nothing yet may be answered by a node that is a block behind.
        awaitHeight(client, highest);
        List<String> logged = ids(client);
        assertEquals(logged.size(), new HashSet<>(logged).size(), "an id stands in the log twice");
        assertTrue(logged.containsAll(told));
        assertEquals(CLIENTS * EACH + 1, logged.size());
      }
    }
  }

  private static List<Receipt> submitAll(String all, Signer somebody, CountDownLatch half) {
    List<Receipt> receipts = new ArrayList<>();
    try (GrpcLedger client = GrpcLedger.at(all)) {
      for (int i = 0; i < EACH; i++) {
        Envelope envelope =
            i == 0 ? somebody.register() : somebody.act(new RenamePrincipal("Name " + i));
        receipts.addAll(client.submit(envelope).join());
        half.countDown();
      }
    }
    return receipts;
  }

  private static void awaitHeight(GrpcLedger client, long height) {
    Group.await(() -> client.head().height() >= height);
  }

  private static List<String> ids(GrpcLedger client) {
    List<String> ids = new ArrayList<>();
    long height = client.head().height();
    for (long at = 1; at <= height; at++) {
      for (Entry entry : client.block(at).orElseThrow().entries()) {
        ids.add(entry.id());
      }
    }
    return ids;
  }

  @Test
  void who_follows_goes_on_at_another_node_and_misses_nothing() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      ConcurrentLinkedQueue<Long> heights = new ConcurrentLinkedQueue<>();
      CountDownLatch there = new CountDownLatch(31);
      try (AutoCloseable _ =
          client.follow(
              1,
              (Block block) -> {
                heights.add(block.height());
                there.countDown();
              })) {
        for (int i = 0; i < 30; i++) {
          if (i == 10) {
            group.stop(group.leader());
          }
          client.submit(operator.act(new RenamePrincipal("Name " + i))).join();
        }
        assertTrue(there.await(60, TimeUnit.SECONDS));
      }
      long expected = 1;
      for (long height : heights) {
        assertEquals(expected++, height);
      }
    }
  }

  @Test
  void what_a_client_has_seen_is_there_whichever_node_answers_next() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      for (int i = 0; i < 50; i++) {
        CompletableFuture<List<Receipt>> answer =
            client.submit(operator.act(new RenamePrincipal("Name " + i)));
        long height = answer.join().getFirst().height();
        assertTrue(client.head().height() >= height);
        assertTrue(client.block(height).isPresent());
      }
    }
  }
}
