package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;

@Timeout(120)
class StatusTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  @Test
  void a_node_that_is_alone_tells_how_it_is() throws Exception {
    try (LedgerNode node = LedgerNode.start(TestKeys.alone(folder), Domains.rulebook())) {
      node.client().submit(operator.found()).join();
      List<NodeStatus> all = node.client().status();
      assertEquals(1, all.size());
      NodeStatus status = all.getFirst();
      assertTrue(status.leads());
      assertEquals(1, status.height());
      assertEquals(1, status.size());
      assertArrayEquals(node.client().head().stateRoot(), status.stateRoot());
      // Raft may have written something of its own in between.
      Group.await(() -> {
        NodeStatus now = node.client().status().getFirst();
        return now.appliedIndex() == now.committedIndex();
      });
      assertEquals(0, status.waiting());
      assertEquals(Intake.MAX_WAITING, status.room());
      assertTrue(status.diskFreeBytes() > 0);
      assertEquals("", status.stopped());
    }
  }

  @Test
  void any_node_tells_how_all_of_the_group_are_and_who_does_not_answer() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      String leader = group.leader();
      List<NodeStatus> all = client.status();
      // A node that has something else to do for a second counts as not answering.
      while (!all.stream().allMatch(status -> status.height() == 1)) {
        all = client.status();
      }
      assertEquals(
          List.of("n1", "n2", "n3"), all.stream().map(s -> s.member().id()).sorted().toList());
      assertEquals(1, all.stream().filter(NodeStatus::leads).count());
      all.forEach(status -> assertEquals(3, status.group().size()));
      NodeStatus leading = all.stream().filter(NodeStatus::leads).findFirst().orElseThrow();
      assertEquals(leader, leading.member().id());
      assertEquals(2, leading.lags().size());

      String lost = leader.equals("n1") ? "n2" : "n1";
      group.stop(lost);
      NodeStatus gone =
          group.node(leader).client().status().stream()
              .filter(status -> status.member().id().equals(lost))
              .findFirst()
              .orElseThrow();
      assertFalse(gone.reachable());
      assertEquals(group.peer(lost), gone.member());
    }
  }
}
