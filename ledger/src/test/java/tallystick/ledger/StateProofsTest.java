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
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.kernel.Overlay;
import tallystick.kernel.Receipt;
import tallystick.kernel.StateProofs;
import tallystick.kernel.VerifierKey;

class StateProofsTest {
  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private final Overlay.Cell balance =
      new Overlay.Cell("accounts.balance", operator.principal() + "/USD");
  private final Overlay.Cell issuance = new Overlay.Cell("accounts.balance", "issuance/USD");

  @Test
  void rows_of_one_checkpoint_are_proven_while_the_ledger_goes_on() throws Exception {
    try (LedgerNode node = LedgerNode.start(NodeConfig.alone(data), Domains.rulebook())) {
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
    try (LedgerNode node = LedgerNode.start(NodeConfig.alone(data), Domains.rulebook())) {
      VerifierKey key = VerifierKey.parse(node.client().head().vkey());
      StateProofs.Proven proven = node.client().prove(List.of(balance)).verify(key);
      assertEquals("{\"available\":300,\"held\":0}", proven.rows().getFirst().json());
      assertEquals(node.client().head().height(), proven.height());
    }
  }

  @Test
  void that_there_is_no_such_row_is_proven() throws Exception {
    try (LedgerNode node = LedgerNode.start(NodeConfig.alone(data), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      ledger.submit(operator.found()).join();
      VerifierKey key = VerifierKey.parse(ledger.head().vkey());
      assertNull(ledger.prove(List.of(balance)).verify(key).rows().getFirst().json());
    }
  }

  @Test
  void too_many_rows_and_what_is_none_are_refused() throws Exception {
    try (LedgerNode node = LedgerNode.start(NodeConfig.alone(data), Domains.rulebook())) {
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
