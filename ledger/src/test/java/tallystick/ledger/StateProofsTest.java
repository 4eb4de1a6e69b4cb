package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.kernel.Overlay;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.kernel.VerifierKey;

@Timeout(120)
class StateProofsTest {
  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private final Overlay.Cell balance =
      new Overlay.Cell("accounts.balance", operator.principal() + "/USD");
  private final Overlay.Cell issuance = new Overlay.Cell("accounts.balance", "issuance/USD");

  @Test
  void rows_of_one_checkpoint_are_proven_while_the_ledger_goes_on() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      VerifierKey key = VerifierKey.parse(ledger.head().vkey());
      ledger.submit(operator.found()).join();
      ledger.submit(operator.act(new DefineAsset("USD", "Dollar", 2))).join();
      List<CompletableFuture<List<Receipt>>> answers = new ArrayList<>();
      long before = 0;
      for (int i = 0; i < 300; i++) {
        answers.add(ledger.submit(operator.act(new Issue(operator.principal(), "USD", 1, ""))));
        StateProofs.Proven proven = ledger.prove(List.of(balance, issuance)).verify(key);
        String mine = proven.rows().getFirst().json();
        String theirs = proven.rows().getLast().json();
        assertTrue(proven.height() >= before);
        before = proven.height();
        if (mine != null) {
          // What one has is what was issued: rows of two blocks would not fit.
          assertEquals(
              mine.replaceAll("[^0-9]", ""), String.valueOf(theirs).replaceAll("[^0-9]", ""));
        }
      }
      answers.forEach(CompletableFuture::join);
    }
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      VerifierKey key = VerifierKey.parse(node.client().head().vkey());
      StateProofs.Proven proven = node.client().prove(List.of(balance)).verify(key);
      assertEquals("{\"available\":300,\"held\":0}", proven.rows().getFirst().json());
      assertEquals(node.client().head().height(), proven.height());
    }
  }

  @Test
  void every_node_of_a_group_proves_rows_under_a_checkpoint_that_a_majority_cosigned()
      throws Exception {
    try (Group group = new Group(data, "n1", "n2", "n3").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      client.submit(operator.act(new DefineAsset("USD", "Dollar", 2))).join();
      Receipt issued =
          client
              .submit(operator.act(new Issue(operator.principal(), "USD", 7, "")))
              .join()
              .getFirst();
      for (String id : List.of("n1", "n2", "n3")) {
        // Each node learns of a block, of its checkpoint, and of who cosigned it, by itself.
        Trio.awaitHeight(group.node(id), issued.height());
        var _ = group.node(id).client().proof(issued.position());
        requireProven(group.node(id).client(), "{\"available\":7,\"held\":0}", issued.height());
      }
      String leader = group.leader();
      group.stop(leader);
      // Nothing is decided any more, and yet the new leader has something to prove rows against.
      for (String id : List.of("n1", "n2", "n3")) {
        if (!id.equals(leader)) {
          LedgerClient ledger = group.node(id).client();
          Group.await(() -> proves(ledger));
          requireProven(ledger, "{\"available\":7,\"held\":0}", issued.height());
        }
      }
    }
  }

  private void requireProven(LedgerClient ledger, String json, long height) {
    Policy policy = Policy.parse(ledger.policy());
    long now = System.currentTimeMillis() / 1_000;
    StateProofs.Proven proven = ledger.prove(List.of(balance)).verify(policy, now);
    assertEquals(json, proven.rows().getFirst().json());
    assertEquals(height, proven.height());
  }

  /// While the group elects a leader, it proves nothing, and says that one may ask again.
  private boolean proves(LedgerClient ledger) {
    try {
      ledger.prove(List.of(balance));
      return true;
    } catch (LedgerFault fault) {
      assertTrue(fault.retryable(), fault::sentence);
      return false;
    }
  }

  @Test
  void that_there_is_no_such_row_is_proven() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      ledger.submit(operator.found()).join();
      VerifierKey key = VerifierKey.parse(ledger.head().vkey());
      assertNull(ledger.prove(List.of(balance)).verify(key).rows().getFirst().json());
    }
  }

  @Test
  void too_many_rows_and_what_is_none_are_refused() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      for (List<Overlay.Cell> bad :
          List.of(
              Collections.nCopies(501, balance),
              List.of(new Overlay.Cell("ledger.seen", "a")),
              List.of(new Overlay.Cell("", "a")),
              List.of(new Overlay.Cell("accounts.balance", "")),
              List.of(new Overlay.Cell("a/b", "c")),
              List.of(new Overlay.Cell("a", "b\nc")),
              List.of(new Overlay.Cell("a", "b".repeat(257))))) {
        LedgerFault fault = assertThrows(LedgerFault.class, () -> ledger.prove(bad));
        assertEquals("invalid-field", fault.code());
      }
    }
  }
}
