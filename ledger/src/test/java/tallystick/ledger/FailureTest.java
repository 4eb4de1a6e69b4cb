package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;

class FailureTest {
  @TempDir private Path data;
  private final Signer operator = new Signer(1);

  private static LedgerFault faultOf(CompletableFuture<List<Receipt>> answer) {
    CompletionException e =
        assertThrows(
            CompletionException.class, () -> answer.orTimeout(20, TimeUnit.SECONDS).join());
    return assertInstanceOf(LedgerFault.class, e.getCause());
  }

  @Test
  void a_broken_invariant_stops_the_node_and_no_entry_is_skipped() throws Exception {
    AtomicBoolean planted = new AtomicBoolean();
    Envelope fatal = operator.act(new RenamePrincipal("Fatal"));
    try (LedgerNode node =
        LedgerNode.start(
            TestKeys.alone(data),
            StoppingDomain.rulebook(() -> planted.get() ? "it is planted" : null))) {
      node.client().submit(operator.found()).join();
      planted.set(true);
      assertEquals(LedgerFault.UNAVAILABLE, faultOf(node.client().submit(fatal)).code());
      assertEquals(LedgerFault.UNAVAILABLE, node.stopped().get(20, TimeUnit.SECONDS).code());
      planted.set(false);
      Envelope later = operator.act(new RenamePrincipal("Later"));
      assertEquals(LedgerFault.UNAVAILABLE, faultOf(node.client().submit(later)).code());
      assertEquals(1, node.client().head().height());
      assertTrue(node.client().block(1).isPresent());
    }
    String evidence = Files.readString(data.resolve("evidence-2.json"));
    assertTrue(evidence.contains("nothing is planted: it is planted"), evidence);
    assertTrue(evidence.contains("identity.PrincipalRenamed"), evidence);

    assertEquals(
        LedgerFault.UNAVAILABLE,
        assertThrows(
                LedgerFault.class,
                () ->
                    LedgerNode.start(TestKeys.alone(data), StoppingDomain.rulebook(() -> "again"))
                        .close())
            .code());
    try (LedgerNode node =
        LedgerNode.start(TestKeys.alone(data), StoppingDomain.rulebook(() -> null))) {
      assertEquals(2, node.client().head().height());
      assertEquals(2, node.client().submit(fatal).join().getFirst().height());
    }
  }

  @Test
  void when_too_much_waits_the_rest_is_refused_and_may_come_again() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean slow = new AtomicBoolean();
    try (LedgerNode node =
        LedgerNode.start(
            TestKeys.alone(data),
            StoppingDomain.rulebook(() -> {
              if (slow.get()) {
                await(go);
              }
              return null;
            }))) {
      LedgerClient ledger = node.client();
      ledger.submit(operator.found()).join();
      slow.set(true);
      List<Envelope> large = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        large.add(padded(operator.act(new RenamePrincipal("Name " + i))));
      }
      List<CompletableFuture<List<Receipt>>> answers = large.stream().map(ledger::submit).toList();
      LedgerFault fault = faultOf(answers.getLast());
      assertEquals(LedgerFault.OVERLOADED, fault.code());
      assertTrue(fault.retryable());
      assertTrue(fault.retryAfterMillis() >= 100, "it says how long to wait");
      go.countDown();
      assertTrue(answers.getFirst().get(20, TimeUnit.SECONDS).getFirst().accepted());
      for (CompletableFuture<List<Receipt>> answer : answers) {
        var _ = answer.handle((_, _) -> true).get(20, TimeUnit.SECONDS);
      }
      assertTrue(ledger.submit(large.getLast()).join().getFirst().accepted());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same with 450,000 spaces in its payload.
  private Envelope padded(Envelope envelope) {
    String json = new String(envelope.payload(), StandardCharsets.UTF_8);
    String spaced = "{" + " ".repeat(450_000) + json.substring(1);
    return operator.sign(spaced.getBytes(StandardCharsets.UTF_8));
  }
}
