package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;
import tallystick.kernel.Merkle;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.TlogProof;
import tallystick.kernel.VerifierKey;

class LedgerNodeTest {
  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private LedgerNode node;

  @BeforeEach
  void start() throws IOException {
    node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private List<Receipt> submit(Envelope envelope) {
    return node.client().submit(envelope).join();
  }

  private LedgerFault refusedAtTheDoor(Envelope envelope) {
    return faultOf(node.client(), envelope);
  }

  private static LedgerFault faultOf(LedgerClient client, Envelope envelope) {
    CompletionException e =
        assertThrows(CompletionException.class, () -> client.submit(envelope).join());
    return assertInstanceOf(LedgerFault.class, e.getCause());
  }

  @Test
  void an_action_gets_a_receipt_that_the_logs_key_proves() {
    Receipt receipt = submit(operator.found()).getFirst();
    assertTrue(receipt.accepted(), receipt.outcome());
    assertEquals(1, receipt.height());
    assertEquals(0, receipt.position());
    submit(new Signer(2).register());

    Head head = node.client().head();
    assertEquals(2, head.height());
    assertEquals(2, head.size());
    Receipt proven = node.client().receipt(receipt.id()).orElseThrow();
    TlogProof proof = TlogProof.parse(proven.proof());
    byte[] leaf = Merkle.leafHash(proven.entry().leaf(proven.height(), proven.time()));
    assertTrue(proof.verify(leaf, VerifierKey.parse(head.vkey())));
    assertEquals(head.size(), proof.head().size());
    assertEquals("height 2", proof.head().extensions().getFirst());
    assertEquals(proven.position(), proof.index());
  }

  @Test
  void leaves_are_proved_together_in_one_checkpoint() {
    Receipt first = submit(operator.found()).getFirst();
    Receipt second = submit(new Signer(2).register()).getFirst();
    List<Receipt> both = List.of(second, first);
    List<String> proofs = node.client().proofs(both.stream().map(Receipt::position).toList());
    VerifierKey key = VerifierKey.parse(node.client().head().vkey());
    for (int i = 0; i < both.size(); i++) {
      assertTrue(ReceiptCheck.check(both.get(i).withProof(proofs.get(i)), key).valid());
      assertEquals(2, TlogProof.parse(proofs.get(i)).head().size());
    }
    LedgerFault many =
        assertThrows(
            LedgerFault.class,
            () -> node.client().proofs(Collections.nCopies(LedgerClient.MAX_PROOFS + 1, 0L)));
    assertEquals("invalid-field", many.code());
  }

  @Test
  void a_repeat_is_answered_with_the_first_receipt() {
    Envelope envelope = operator.found();
    Receipt first = submit(envelope).getFirst();
    submit(operator.act(new RenamePrincipal("Renamed")));
    Receipt second = submit(envelope).getFirst();
    assertEquals(first.height(), second.height());
    assertEquals(first.position(), second.position());
    assertEquals(first.outcome(), second.outcome());
    assertEquals(2, node.client().head().height());
  }

  @Test
  void repeats_that_meet_on_the_way_are_decided_once() {
    submit(operator.found());
    Envelope envelope = operator.act(new RenamePrincipal("Renamed"));
    List<Long> positions =
        Stream.generate(() -> node.client().submit(envelope)).limit(50).toList().stream()
            .map(answer -> answer.join().getFirst().position())
            .distinct()
            .toList();
    assertEquals(List.of(1L), positions);
    assertEquals(2, node.client().head().size());
  }

  @Test
  void another_payload_under_the_same_id_is_a_fault() {
    submit(operator.found());
    String id = operator.freshId();
    submit(operator.act(id, new RenamePrincipal("One")));
    LedgerFault fault = refusedAtTheDoor(operator.act(id, new RenamePrincipal("Two")));
    assertEquals(LedgerFault.ID_REUSED, fault.code());
    assertEquals("/id", fault.pointer());
    assertFalse(fault.retryable());
  }

  @Test
  void a_signature_by_another_key_is_a_fault() {
    Envelope good = operator.found();
    Envelope other = new Signer(2).found();
    Envelope bad = new Envelope(good.payload(), good.key(), other.signature());
    assertEquals(LedgerFault.BAD_SIGNATURE, refusedAtTheDoor(bad).code());
    assertEquals(0, node.client().head().height());
  }

  @Test
  void what_was_signed_for_another_venue_is_refused_and_not_recorded() {
    submit(operator.found());
    LedgerFault fault = refusedAtTheDoor(new Signer(1, "tallystick/elsewhere").register());
    assertEquals("wrong-log", fault.code());
    assertEquals("/log", fault.pointer());
    assertFalse(fault.retryable());
    assertEquals(1, node.client().head().size());
  }

  @Test
  void what_is_no_action_is_a_fault_that_points_at_the_place() {
    LedgerFault json = refusedAtTheDoor(operator.sign(utf8("{not json")));
    assertEquals("malformed", json.code());
    String start =
        "{\"v\":1,\"log\":\"%s\",\"id\":\"%s\",\"by\":\"%s"
            .formatted(TestKeys.ORIGIN, operator.freshId(), operator.principal());
    LedgerFault type =
        refusedAtTheDoor(
            operator.sign(utf8(start + "\",\"until\":9,\"type\":\"no.Such\",\"body\":{}}")));
    assertEquals("unknown-type", type.code());
    assertEquals("/type", type.pointer());
    LedgerFault field =
        refusedAtTheDoor(
            operator.sign(
                utf8(
                    start
                        + "\",\"until\":9,\"type\":\"identity.FoundVenue\","
                        + "\"body\":{\"name\":\"\"}}")));
    assertEquals("invalid-field", field.code());
    assertEquals("/body/name", field.pointer());
    LedgerFault size = refusedAtTheDoor(operator.sign(new byte[600_000]));
    assertEquals("payload-too-large", size.code());
  }

  @Test
  void a_refusal_is_a_receipt() {
    submit(operator.found());
    Receipt again = submit(operator.act(new FoundVenue("Again"))).getFirst();
    assertFalse(again.accepted());
    assertEquals("identity.VENUE_FOUNDED", again.reason());
  }

  @Test
  void an_all_or_nothing_list_is_refused_whole_and_a_list_of_each_is_not() {
    submit(operator.found());
    List<Receipt> all =
        submit(operator.act(true, List.of(new RenamePrincipal("A"), new FoundVenue("B"))));
    assertEquals(
        List.of("ledger.BATCH_REFUSED", "identity.VENUE_FOUNDED"),
        all.stream().map(Receipt::reason).toList());
    List<Receipt> each =
        submit(operator.act(false, List.of(new RenamePrincipal("A"), new FoundVenue("B"))));
    assertEquals(List.of(true, false), each.stream().map(Receipt::accepted).toList());
    assertEquals(List.of(3L, 4L), each.stream().map(Receipt::position).toList());
    String second = each.get(1).id();
    assertTrue(second.endsWith("-1"));
    assertEquals(second, node.client().receipt(second).orElseThrow().id());
    assertEquals(2, node.client().receipts(second.substring(0, 32)).size());
  }

  @Test
  void what_was_never_decided_is_not_found() {
    assertTrue(node.client().receipt(operator.freshId()).isEmpty());
    assertTrue(node.client().receipt("short").isEmpty());
    assertTrue(node.client().receipts(operator.freshId()).isEmpty());
    assertTrue(node.client().block(1).isEmpty());
    assertTrue(node.client().tile(0, 0, 1).isEmpty());
    LedgerFault fault = assertThrows(LedgerFault.class, () -> node.client().proof(0));
    assertEquals(LedgerFault.NOT_FOUND, fault.code());
  }

  @Test
  void a_restart_keeps_everything_and_goes_on() throws IOException {
    Envelope founding = operator.found();
    submit(founding);
    for (int i = 0; i < 20; i++) {
      submit(operator.act(new RenamePrincipal("Name " + i)));
    }
    Head before = node.client().head();
    node.close();
    node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook());
    Head after = node.client().head();
    assertEquals(before.height(), after.height());
    assertEquals(before.size(), after.size());
    assertEquals(before.vkey(), after.vkey());
    assertEquals(before.note(), after.note());
    assertArrayEquals(before.stateRoot(), after.stateRoot());
    assertEquals(1, submit(founding).getFirst().height());
    assertEquals(
        after.height() + 1, submit(operator.act(new RenamePrincipal("On"))).getFirst().height());
  }

  @Test
  void the_key_is_for_the_owner_alone_and_its_verifier_for_everybody() throws IOException {
    Path own = data.resolve("own");
    try (LedgerNode other = LedgerNode.start(NodeConfig.alone(own), Domains.rulebook())) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("log.key"))));
      assertEquals(other.client().head().vkey() + "\n", Files.readString(own.resolve("log.vkey")));
    }
  }

  @Test
  void a_second_node_may_not_open_the_folder() {
    LedgerFault fault =
        assertThrows(
            LedgerFault.class,
            () -> LedgerNode.start(TestKeys.alone(data), Domains.rulebook()).close());
    assertEquals(LedgerFault.DATA_IN_USE, fault.code());
    assertTrue(submit(operator.found()).getFirst().accepted());
  }

  @Test
  void a_shut_node_answers_unavailable() {
    LedgerClient client = node.client();
    node.close();
    assertEquals(LedgerFault.UNAVAILABLE, faultOf(client, operator.found()).code());
    assertEquals(LedgerFault.UNAVAILABLE, assertThrows(LedgerFault.class, client::head).code());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
