package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;

/// What three nodes publish together, and what one publishes alone.
@Timeout(120)
class CheckpointsTest {
  private static final int[] ALL = {0, 1, 2};

  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  private static long now() {
    return System.currentTimeMillis() / 1_000;
  }

  private static void requireProven(LedgerNode node, Receipt receipt) throws Exception {
    Trio.awaitHeight(node, receipt.height());
    Policy policy = Policy.parse(node.client().policy());
    Receipt proven = receipt.withProof(node.client().proof(receipt.position()));
    ReceiptCheck.Verdict verdict = ReceiptCheck.check(proven, policy, now());
    assertTrue(verdict.valid(), verdict.sentence());
  }

  private static long size(String note) {
    return Checkpoint.parse(Note.parse(note).text()).size();
  }

  @Test
  void a_receipt_is_proven_at_every_node_by_a_majority_within_moments() throws Exception {
    try (Trio trio = new Trio(folder, _ -> Domains.rulebook()).start()) {
      requireProven(trio.node(0), trio.persist(operator.found(), ALL));
      long longest = 0;
      for (int i = 0; i < 12; i++) {
        Receipt receipt = trio.persist(operator.act(new RenamePrincipal("Name " + i)), ALL);
        long began = System.nanoTime();
        requireProven(trio.node(i % 3), receipt);
        longest = Math.max(longest, System.nanoTime() - began);
      }
      System.out.println(
          "the slowest of 12 proofs took " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms");
      assertEquals(
          1, trio.node(1).client().policy().lines().filter(l -> l.startsWith("log")).count());
    }
  }

  @Test
  void two_of_three_nodes_publish_and_one_does_not() throws Exception {
    try (Trio trio = new Trio(folder, _ -> Domains.rulebook()).start()) {
      trio.persist(operator.found(), ALL);
      trio.node(2).close();
      Receipt receipt = trio.persist(operator.act(new RenamePrincipal("Two")), 0, 1);
      requireProven(trio.node(0), receipt);
      requireProven(trio.node(1), receipt);
    }
  }

  @Test
  void what_was_published_is_served_again_after_a_restart() throws Exception {
    try (Trio trio = new Trio(folder, _ -> Domains.rulebook()).start()) {
      Receipt receipt = trio.persist(operator.found(), ALL);
      requireProven(trio.node(0), receipt);
      String before = trio.node(0).client().head().note();
      assertEquals(1, size(before));
      trio.stop();
      trio.start();
      String after = trio.node(0).client().head().note();
      assertTrue(size(after) >= size(before), after);
      requireProven(trio.node(1), trio.persist(operator.act(new RenamePrincipal("On")), ALL));
    }
  }

  @Test
  void one_of_several_without_the_common_key_is_refused_in_one_line() throws Exception {
    try (Trio trio = new Trio(folder, _ -> Domains.rulebook())) {
      Files.delete(trio.config(1).data().resolve("log.key"));
      LedgerFault fault =
          assertThrows(
              LedgerFault.class,
              () -> LedgerNode.start(trio.config(1), Domains.rulebook()).close());
      assertEquals(LedgerFault.KEYS_MISSING, fault.code());
      assertTrue(fault.sentence().contains("./run keys"), fault.sentence());
      Files.write(trio.config(1).data().resolve("log.key"), new byte[31]);
      fault =
          assertThrows(
              LedgerFault.class,
              () -> LedgerNode.start(trio.config(1), Domains.rulebook()).close());
      assertTrue(fault.sentence().contains("31 bytes"), fault.sentence());
    }
  }

  @Test
  void a_node_that_is_alone_makes_its_keys_once_and_publishes_at_once() throws Exception {
    NodeConfig config = TestKeys.alone(folder.resolve("data"));
    Receipt receipt;
    String vkey;
    try (LedgerNode node = LedgerNode.start(config, Domains.rulebook())) {
      receipt = node.client().submit(operator.found()).join().getFirst();
      requireProven(node, receipt);
      vkey = node.client().head().vkey();
      assertEquals(1, size(node.client().head().note()));
    }
    assertEquals(32, Files.size(config.data().resolve("node.key")));
    try (LedgerNode node = LedgerNode.start(config, Domains.rulebook())) {
      assertEquals(vkey, node.client().head().vkey());
      requireProven(node, receipt);
    }
  }

  @Test
  void a_policy_of_another_log_is_refused_in_one_line() throws Exception {
    NodeConfig config = TestKeys.alone(folder.resolve("data"));
    Files.createDirectories(config.data());
    Path file = config.data().resolve("policy");
    Files.writeString(file, "quorum nodes\n");
    LedgerFault fault =
        assertThrows(LedgerFault.class, () -> LedgerNode.start(config, Domains.rulebook()).close());
    assertTrue(fault.sentence().contains("line 1: nothing is called nodes"), fault.sentence());
    Files.writeString(file, "quorum none\n");
    fault =
        assertThrows(LedgerFault.class, () -> LedgerNode.start(config, Domains.rulebook()).close());
    assertTrue(fault.sentence().contains("not of this log"), fault.sentence());
  }

  @Test
  void a_proof_of_what_is_not_in_the_log_is_not_waited_for() throws Exception {
    try (Trio trio = new Trio(folder, _ -> Domains.rulebook()).start()) {
      LedgerFault fault =
          assertThrows(LedgerFault.class, () -> trio.node(0).client().proof(1_000_000));
      assertEquals(LedgerFault.NOT_FOUND, fault.code());
      assertFalse(trio.node(0).client().head().note().isEmpty());
    }
  }
}
