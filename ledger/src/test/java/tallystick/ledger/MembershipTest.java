package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.ledger.v1.PeersGrpc;
import tallystick.ledger.v1.RejoinRequest;

@Timeout(180)
class MembershipTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);
  private int names;

  private static List<String> ids(List<Peer> peers) {
    return peers.stream().map(Peer::id).toList();
  }

  private void rename(GrpcLedger client, int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(
          client
              .submit(operator.act(new RenamePrincipal("Name " + names++)))
              .join()
              .getFirst()
              .accepted());
    }
  }

  private static void awaitSame(Group group, String id, GrpcLedger client) {
    Head head = client.head();
    LedgerClient own = group.node(id).client();
    Group.await(() -> own.head().height() >= head.height());
    assertArrayEquals(head.stateRoot(), own.head().stateRoot());
  }

  private static void wipe(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void a_fourth_node_catches_up_and_a_removed_one_is_gone_while_acts_go_on() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3", "n4").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3", "n4"))) {
      client.submit(operator.found()).join();
      rename(client, 30);
      group.join("n4");
      NodeStatus waiting = group.node("n4").client().status().getFirst();
      assertEquals(List.of(), waiting.group());
      assertEquals("", waiting.leader());

      List<String> four = List.of("n1", "n2", "n3", "n4");
      assertEquals(four, ids(client.addNode(group.peer("n4"))));
      assertEquals(four, ids(client.addNode(group.peer("n4"))));
      rename(client, 10);
      awaitSame(group, "n4", client);

      List<String> three = List.of("n1", "n3", "n4");
      assertEquals(three, ids(client.removeNode("n2")));
      group.stop("n2");
      rename(client, 10);
      assertEquals(three, ids(client.removeNode("n2")));

      String leader = group.leader();
      assertEquals(2, client.removeNode(leader).size());
      group.stop(leader);
      rename(client, 10);
    }
  }

  @Test
  void a_node_that_lost_its_disk_comes_back_empty_and_has_no_vote_before_it_is_let_in()
      throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      rename(client, 20);
      String lost = group.leader().equals("n2") ? "n3" : "n2";
      group.stop(lost);
      wipe(folder.resolve(lost));
      rename(client, 5);

      group.join(lost);
      NodeStatus empty = group.node(lost).client().status().getFirst();
      assertEquals(List.of(), empty.group());
      assertEquals(-1, empty.committedIndex());

      try (Channels channels = new Channels(Optional.empty())) {
        PeersGrpc.newBlockingStub(channels.to(group.peer(group.leader())))
            .rejoin(
                RejoinRequest.newBuilder().setMember(WireStatus.wire(group.peer(lost))).build());
      }
      rename(client, 5);
      awaitSame(group, lost, client);
      assertEquals(
          List.of("n1", "n2", "n3"), ids(group.node(lost).client().status().getFirst().group()));
    }
  }

  @Test
  void a_joined_node_that_restarts_is_a_member_still() throws Exception {
    try (Group group = new Group(folder, "n1", "n2").begin("n1");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2"))) {
      client.submit(operator.found()).join();
      rename(client, 5);
      group.join("n2");
      assertEquals(List.of("n1", "n2"), ids(client.addNode(group.peer("n2"))));
      group.stop("n2");
      group.join("n2");
      rename(client, 5);
      awaitSame(group, "n2", client);
    }
  }

  @Test
  void what_would_harm_the_group_is_refused_in_one_line() throws Exception {
    try (Group group = new Group(folder, "n1", "n2", "n3", "n4").begin("n1", "n2", "n3");
        GrpcLedger client = GrpcLedger.at(group.addresses("n1", "n2", "n3"))) {
      client.submit(operator.found()).join();
      Peer moved = new Peer("n2", group.peer("n4").raft(), group.peer("n4").ledger());
      assertRefused("at other addresses", () -> client.addNode(moved));

      String leader = group.leader();
      String silent = leader.equals("n1") ? "n2" : "n1";
      group.stop(silent);
      String other =
          Stream.of("n1", "n2", "n3")
              .filter(id -> !id.equals(leader) && !id.equals(silent))
              .findFirst()
              .orElseThrow();
      LedgerClient leading = group.node(leader).client();
      Group.await(() ->
          leading.status().getFirst().lags().stream()
              .anyMatch(lag -> lag.id().equals(silent) && lag.silentMillis() > 4_000));
      assertRefused("no majority", () -> client.removeNode(other));

      group.begin("n4");
      assertRefused("has data already", () -> client.addNode(group.peer("n4")));
      assertEquals(2, client.removeNode(silent).size());
      rename(client, 3);
    }
  }

  private static void assertRefused(String why, Executable change) {
    LedgerFault fault = assertThrows(LedgerFault.class, change);
    assertEquals(LedgerFault.REFUSED, fault.code(), fault.sentence());
    assertTrue(fault.sentence().contains(why), fault.sentence());
  }
}
