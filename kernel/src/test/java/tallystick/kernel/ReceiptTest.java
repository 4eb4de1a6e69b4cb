package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  private static final Envelope ENVELOPE =
      new Envelope("payload".getBytes(UTF_8), "ed25519:key", new byte[] {1, 2, 3});
  private static final byte[] ACCEPTED =
      Codec.outcome(Outcome.accepted(List.of(new Shelf.BookTaken("b"))));
  private static final byte[] REFUSED = Codec.outcome(Outcome.refused(Shelf.Reason.NO_SUCH_BOOK));
  private static final Block BLOCK =
      new Block(
          7,
          1234,
          100,
          new byte[32],
          List.of(new Entry("a-0", ENVELOPE, 0, ACCEPTED), new Entry("a-1", ENVELOPE, 1, REFUSED)));

  @Test
  void the_receipt_of_an_accepted_action_has_no_reason() {
    Receipt receipt = Receipt.of(BLOCK, 0);
    assertTrue(receipt.accepted());
    assertEquals("", receipt.reason());
    assertEquals(
        """
        {"accepted":true,"events":[{"type":"kernel.BookTaken","body":{"book":"b"}}]}\
        """,
        receipt.outcome());
  }

  @Test
  void the_receipt_of_a_refused_action_has_the_reason_of_its_outcome() {
    Receipt receipt = Receipt.of(BLOCK, 1);
    assertFalse(receipt.accepted());
    assertEquals("kernel.NO_SUCH_BOOK", receipt.reason());
  }

  @Test
  void a_receipt_says_where_in_the_log_it_stands() {
    Receipt receipt = Receipt.of(BLOCK, 1);
    assertEquals("a-1", receipt.id());
    assertEquals(7, receipt.height());
    assertEquals(1234, receipt.time());
    assertEquals(101, receipt.position());
    assertEquals(1, receipt.part());
    assertSame(ENVELOPE, receipt.envelope());
    assertEquals("", receipt.proof());
    assertEquals(102, BLOCK.size());
  }

  @Test
  void a_proof_changes_nothing_else() {
    Receipt bare = Receipt.of(BLOCK, 1);
    Receipt proven = bare.withProof("proof");
    assertEquals("proof", proven.proof());
    assertEquals(bare, proven.withProof(""));
  }

  @Test
  void the_leaf_can_be_made_again_from_the_receipt() {
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(
          BLOCK.entries().get(i).leaf(7, 1234), Receipt.of(BLOCK, i).entry().leaf(7, 1234));
    }
  }

  @Test
  void a_reason_hidden_in_an_event_is_not_taken_for_one() {
    byte[] outcome =
        Codec.outcome(
            Outcome.accepted(List.of(new Shelf.BookTaken("{\"accepted\":false,\"reason\":\"x\""))));
    Receipt receipt = Receipt.of(new Entry("a", ENVELOPE, 0, outcome), 1, 2, 3);
    assertTrue(receipt.accepted());
    assertEquals("", receipt.reason());
  }
}
