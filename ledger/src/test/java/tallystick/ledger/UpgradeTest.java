package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.Rulebook;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.audit.Auditor;
import tallystick.ledger.audit.LedgerSource;

/// A group goes from one program to the next, and its rules change at a height.
@Timeout(180)
class UpgradeTest {
  private static final String[] IDS = {"n1", "n2", "n3"};

  @TempDir private Path folder;
  private final Signer operator = new Signer(1);
  private final Signer member = new Signer(2);

  private Group group(Rulebook rules) throws Exception {
    Group group = new Group(folder, IDS);
    for (String id : IDS) {
      group.withRules(id, rules);
    }
    return group.begin(IDS);
  }

  private static void restart(Group group, String id, Rulebook rules) throws Exception {
    group.stop(id);
    group.withRules(id, rules);
    group
        .start(group.config(id, List.of(group.peer("n1"), group.peer("n2"), group.peer("n3"))))
        .ready()
        .get(60, TimeUnit.SECONDS);
  }

  /// The same envelope again, while a leader is elected.
  private static Receipt persist(LedgerClient client, Envelope envelope) {
    while (true) {
      try {
        return client.submit(envelope).join().getFirst();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof LedgerFault fault) || !fault.retryable()) {
          throw e;
        }
        Group.pause();
      }
    }
  }

  private static void roots(Group group, long height) {
    for (String id : IDS) {
      Group.await(() -> group.node(id).client().block(height).isPresent());
      assertArrayEquals(
          group.node("n1").client().block(height).orElseThrow().stateRoot(),
          group.node(id).client().block(height).orElseThrow().stateRoot());
    }
  }

  private static Auditor.Progress audit(LedgerClient ledger, Rulebook rules) throws Exception {
    Head head = ledger.head();
    VerifierKey key = VerifierKey.parse(head.vkey());
    Auditor.Options options =
        new Auditor.Options(note -> note.isSignedBy(key), true, 2, Optional.empty());
    return new Auditor(rules, options).audit(new LedgerSource(ledger), Auditor.Told.NOBODY);
  }

  @Test
  void a_group_is_upgraded_node_by_node_under_load_and_changes_its_rules_at_a_height()
      throws Exception {
    try (Group group = group(NewerIdentity.older());
        GrpcLedger client = GrpcLedger.at(group.addresses(IDS))) {
      persist(client, operator.found());
      persist(client, member.register());
      AtomicBoolean over = new AtomicBoolean();
      Thread load =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; !over.get(); i++) {
                  persist(client, member.act(new RenamePrincipal("Name " + i)));
                }
              });
      for (String id : IDS) {
        restart(group, id, NewerIdentity.rulebook());
      }
      long change = client.head().height() + 30;
      Receipt scheduled = persist(client, operator.act(new ScheduleRules(2, change)));
      assertTrue(scheduled.accepted(), scheduled::toString);
      Group.await(() -> client.head().height() > change + 20);
      over.set(true);
      load.join();

      long end = client.head().height();
      roots(group, end);
      LedgerClient ledger = group.node("n2").client();
      // The audit ends at the newest checkpoint, which is published a moment after its blocks.
      ledger.proof(ledger.head().size() - 1);
      for (long height = 3; height <= end; height++) {
        Receipt receipt = Receipt.of(ledger.block(height).orElseThrow(), 0);
        boolean refused = receipt.reason().equals("identity.NOT_OPERATOR");
        assertEquals(height >= change, refused, receipt::toString);
      }
      assertEquals(end, audit(ledger, NewerIdentity.rulebook()).height());
      UnknownRules unknown =
          assertThrows(UnknownRules.class, () -> audit(ledger, NewerIdentity.older()));
      assertTrue(String.valueOf(unknown.getMessage()).startsWith("block " + change));
    }
  }

  @Test
  void a_node_that_is_too_old_stops_before_the_height_and_goes_on_after_its_upgrade()
      throws Exception {
    try (Group group = group(NewerIdentity.rulebook());
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2"))) {
      persist(client, operator.found());
      restart(group, "n3", NewerIdentity.older());
      // A leader that does not know the rules refuses to schedule them: another must lead.
      while (group.leader().equals("n3")) {
        restart(group, "n3", NewerIdentity.older());
      }
      Receipt scheduled = persist(client, operator.act(new ScheduleRules(2, 4)));
      assertTrue(scheduled.accepted(), scheduled::toString);
      for (int i = 0; i < 5; i++) {
        persist(client, operator.act(new RenamePrincipal("Name " + i)));
      }
      LedgerFault stopped = group.node("n3").stopped().get(30, TimeUnit.SECONDS);
      assertTrue(stopped.sentence().contains("rules version 2"), stopped::sentence);
      assertEquals(3, group.node("n3").client().block(3).orElseThrow().height());
      assertTrue(group.node("n3").client().block(4).isEmpty());
      try (var files = Files.list(folder.resolve("n3"))) {
        assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith("evidence")));
      }
      restart(group, "n3", NewerIdentity.rulebook());
      roots(group, 7);
    }
  }

  @Test
  void rules_that_the_leader_does_not_know_are_refused_at_its_door() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(folder), NewerIdentity.older())) {
      node.client().submit(operator.found()).join();
      CompletionException e =
          assertThrows(
              CompletionException.class,
              () -> node.client().submit(operator.act(new ScheduleRules(2, 10))).join());
      LedgerFault fault = assertInstanceOf(LedgerFault.class, e.getCause());
      assertEquals("rules-unknown", fault.code());
      assertEquals("/body/version", fault.pointer());
      assertEquals(1, node.client().head().height());
    }
  }
}
