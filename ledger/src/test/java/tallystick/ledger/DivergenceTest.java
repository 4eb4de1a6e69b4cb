package tallystick.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;

/// One of three nodes comes to something else than the others, and never serves again.
@Timeout(120)
class DivergenceTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  private static Action bend(Action action) {
    return action instanceof RenamePrincipal rename && rename.name().equals("Straight")
        ? new RenamePrincipal("Bent")
        : action;
  }

  private static void requireStopped(Trio trio, int number) throws Exception {
    LedgerNode node = trio.node(number);
    assertEquals(LedgerFault.DIVERGED, node.stopped().get(60, TimeUnit.SECONDS).code());
    assertEquals(
        LedgerFault.DIVERGED, assertThrows(LedgerFault.class, () -> node.client().head()).code());
    assertEquals(
        LedgerFault.DIVERGED, assertThrows(LedgerFault.class, () -> node.client().block(1)).code());
    CompletionException refused =
        assertThrows(
            CompletionException.class, () -> node.client().submit(new Signer(9).register()).join());
    assertEquals(
        LedgerFault.DIVERGED, assertInstanceOf(LedgerFault.class, refused.getCause()).code());
  }

  private static void requireProven(LedgerNode node, Envelope envelope, Receipt receipt)
      throws Exception {
    Trio.awaitHeight(node, receipt.height());
    Policy policy = Policy.parse(node.client().policy());
    Receipt decided = node.client().receipts(receipt.id()).getFirst();
    Receipt proven = decided.withProof(node.client().proof(decided.position()));
    ReceiptCheck.Verdict verdict =
        ReceiptCheck.check(proven, policy, System.currentTimeMillis() / 1_000);
    assertTrue(verdict.valid(), verdict.sentence());
    assertTrue(decided.accepted());
    assertEquals(envelope.key(), decided.envelope().key());
  }

  private static JsonNode evidence(Path data, long height) throws Exception {
    return Codec.JSON.readTree(Files.readAllBytes(data.resolve("divergence-" + height + ".json")));
  }

  private static void requireNoStart(NodeConfig config) {
    LedgerFault fault =
        assertThrows(
            LedgerFault.class,
            () -> LedgerNode.start(config, StoppingDomain.rulebook(() -> null)).close());
    assertEquals(LedgerFault.DIVERGED, fault.code());
    assertEquals(1, fault.sentence().lines().count());
  }

  @Test
  void a_node_with_another_rule_stops_with_evidence_and_the_others_go_on() throws Exception {
    try (Trio trio =
        new Trio(folder, i -> StoppingDomain.bent(i == 2 ? DivergenceTest::bend : action -> action))
            .start()) {
      trio.persist(operator.found(), 0, 1);
      trio.persist(operator.act(new RenamePrincipal("Harmless")), 0, 1);
      Envelope fatal = operator.act(new RenamePrincipal("Straight"));
      Receipt receipt = trio.persist(fatal, 0, 1);
      requireStopped(trio, 2);

      JsonNode evidence = evidence(trio.config(2).data(), 3);
      assertEquals("n2", evidence.path("node").asString());
      assertTrue(evidence.path("here").path("rows").toString().contains("Bent"));
      assertEquals(2, evidence.path("there").size());
      assertTrue(evidence.path("there").get(0).path("rows").toString().contains("Straight"));
      assertTrue(evidence.path("here").path("outcomes").toString().contains("Bent"));
      String vkey = trio.node(0).client().head().vkey();
      assertTrue(
          evidence.path("reproduce").asString().startsWith("./run audit URL --key '" + vkey + "'"));

      trio.persist(operator.act(new RenamePrincipal("After")), 0, 1);
      requireProven(trio.node(0), fatal, receipt);
      requireProven(trio.node(1), fatal, receipt);
      trio.node(2).close();
      requireNoStart(trio.config(2));
    }
  }

  @Test
  void a_node_whose_rows_were_changed_on_disk_serves_none_of_them_and_comes_back_anew()
      throws Exception {
    try (Trio trio = new Trio(folder, _ -> StoppingDomain.rulebook(() -> null)).start()) {
      Envelope founding = operator.found();
      requireProven(trio.node(1), founding, trio.persist(founding, 0, 1, 2));
      trio.stop();
      Path data = trio.config(1).data();
      removeKeys(data.resolve("state"));
      trio.start();
      List<Path> aside = Disk.find(data, "damaged-.*");
      assertEquals(1, aside.size());
      LedgerFault fault = assertThrows(LedgerFault.class, () -> verify(aside.getFirst()));
      assertEquals(LedgerFault.DAMAGED, fault.code());
      Envelope envelope = operator.act(new RenamePrincipal("Still known"));
      requireProven(trio.node(1), envelope, trio.persist(envelope, 0, 2));
      assertTrue(Disk.find(data, "divergence-.*").isEmpty());
    }
  }

  private static void verify(Path aside) throws Exception {
    SigningKey key = SigningKey.fromSeed(new byte[32]);
    Chain.open(new RocksStore(aside.resolve("state")), StoppingDomain.rulebook(() -> null), key)
        .close();
  }

  /// As if somebody had edited the database: nobody's key is known any more.
  private static void removeKeys(Path state) throws Exception {
    try (RocksStore store = new RocksStore(state);
        WriteBatch batch = new WriteBatch()) {
      try (RocksIterator rows = store.cursor(RocksStore.Family.STATE)) {
        rows.seekToFirst();
        for (; rows.isValid(); rows.next()) {
          if (new String(rows.key(), UTF_8).startsWith("identity.key/")) {
            batch.delete(store.handle(RocksStore.Family.STATE), rows.key());
          }
        }
      }
      assertTrue(batch.count() > 0);
      store.write(batch);
      store.sync();
    }
  }
}
