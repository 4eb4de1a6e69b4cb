package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;

/// A node of three whose disk was damaged comes back by itself, while the others go on.
@Timeout(120)
@Tag("slow")
class RejoinTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);
  private ForgetfulGroup group;

  @BeforeEach
  void begin() throws Exception {
    group = new ForgetfulGroup(folder);
    for (String id : List.of("n0", "n1", "n2")) {
      group.start(id);
    }
    group.awaitReady();
    ForgetfulGroup.persist(group.node("n0"), operator.found());
    Group.await(() -> {
      // How many entries that makes depends on how fast the disk is.
      work("n0", 500);
      return hasForgotten("n2");
    });
    group.requireAlike();
    group.stop("n2");
  }

  @AfterEach
  void end() {
    group.close();
  }

  private void work(String id, int count) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      envelopes.add(operator.act(new RenamePrincipal("Name " + i)));
    }
    ForgetfulGroup.persistAll(group.node(id), envelopes);
  }

  /// Whether the node's Raft log does not reach back to the beginning any more.
  private boolean hasForgotten(String id) {
    try {
      return new RaftSegments(group.data(id).resolve("raft")).first().orElse(0) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isWaiting() {
    return Files.exists(group.data("n2").resolve(Damage.MARKER));
  }

  /// Until the group has let n2 in; then it must be one of the two that decide.
  private void requireBack() throws Exception {
    Group.await(() -> !isWaiting());
    group.requireAlike();
    assertEquals(1, Disk.find(group.data("n2"), "damaged-.*").size(), "what was damaged is kept");
    assertEquals(3, group.node("n2").client().status().getFirst().group().size());
    group.stop("n1");
    assertTrue(
        ForgetfulGroup.persist(group.node("n2"), new Signer(5).register()).accepted(), "it votes");
  }

  private void flipRows() throws IOException {
    Path rows = Disk.find(group.data("n2").resolve("state"), ".*\\.sst").getFirst();
    Disk.flip(rows, Files.size(rows) / 2);
  }

  @Test
  void a_node_with_a_flipped_byte_comes_back_by_a_snapshot_and_starts_again_as_a_voter()
      throws Exception {
    // Rows are in memory and in Raft's log until RocksDB writes them out, as for a copy.
    group.start("n2");
    try (Channels channels = new Channels(Optional.empty())) {
      var _ =
          new SnapshotFiles(folder.resolve("copy"))
              .fetch(channels.at(group.ledger("n2")), Long.MAX_VALUE);
    }
    group.stop("n2");
    flipRows();
    group.start("n2");
    assertTrue(isWaiting());
    work("n0", 100);
    Group.await(() -> !isWaiting());
    group.stop("n2");
    group.start("n2");
    assertFalse(isWaiting());
    requireBack();
  }

  @Test
  void a_node_without_its_state_comes_back_by_a_snapshot() throws Exception {
    Folders.delete(group.data("n2").resolve("state"));
    group.start("n2");
    assertTrue(isWaiting(), "its Raft log begins too late to make the state again");
    work("n0", 100);
    requireBack();
  }

  @Test
  void a_node_that_lost_the_leader_after_its_snapshot_came_asks_again() throws Exception {
    Folders.delete(group.data("n2").resolve("state"));
    group.start("n2");
    // Removed already, and sent the state, but without a vote yet, or just with one.
    Group.await(() -> Files.exists(group.data("n2").resolve("snapshot").resolve("state")));
    String leader = group.leader();
    group.stop(leader);
    Group.await(() -> ForgetfulGroup.head(group.node("n2")).height() > 0);
    group.start(leader);
    work(leader, 100);
    requireBack();
  }
}
