package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;

@Timeout(180)
class SnapshotTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);
  private ForgetfulGroup group;

  @BeforeEach
  void start() throws Exception {
    group = new ForgetfulGroup(folder);
    group.start("n0");
    group.start("n1");
  }

  @AfterEach
  void stop() {
    group.close();
  }

  private void work(LedgerNode node, Signer signer, int count) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      envelopes.add(signer.act(new RenamePrincipal("Name " + i)));
    }
    ForgetfulGroup.persistAll(node, envelopes);
  }

  /// The first entries of the files of a node's log, in order.
  private List<Long> segments(String id) throws Exception {
    return new RaftSegments(group.data(id).resolve("raft")).firsts();
  }

  /// Where the log begins; after a snapshot it has no file before the next entry.
  private long firstLogIndex(String id) throws Exception {
    return segments(id).stream().findFirst().orElse(Long.MAX_VALUE);
  }

  private void requireShort(String id) throws Exception {
    assertTrue(firstLogIndex(id) > 1, id + " has the whole log");
  }

  /// Works until neither n0 nor n1 has anything of what the log holds now. How many renamings that
  /// takes depends on how many a block has room for while the disk is busy.
  private void workUntilForgotten() throws Exception {
    long now = segments("n0").getLast();
    while (segments("n0").getLast() == now) {
      work(group.node("n0"), operator, 500);
    }
    long next = segments("n0").getLast();
    while (firstLogIndex("n0") < next || firstLogIndex("n1") < next) {
      work(group.node("n0"), operator, 500);
    }
  }

  private void requireNothingLeftOver(String id) throws Exception {
    assertFalse(Files.exists(group.data(id).resolve("snapshot")));
    assertTrue(Folders.isEmpty(group.data(id).resolve("copies")));
  }

  @Test
  void an_empty_node_gets_a_snapshot_under_load_and_then_the_rest() throws Exception {
    group.awaitReady();
    ForgetfulGroup.persist(group.node("n0"), operator.found());
    workUntilForgotten();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(() -> work(group.node("n1"), operator, 2_000));
    LedgerNode third = group.start("n2");
    load.join();
    group.requireAlike();
    for (String id : List.of("n0", "n1", "n2")) {
      requireShort(id);
      requireNothingLeftOver(id);
    }
    Signer member = new Signer(2);
    assertTrue(ForgetfulGroup.persist(third, member.register()).accepted());
    group.stop("n2");
    group.start("n2");
    group.requireAlike();
  }

  @Test
  void a_node_that_was_away_while_the_log_was_shortened_comes_to_the_same_state() throws Exception {
    group.start("n2");
    group.awaitReady();
    ForgetfulGroup.persist(group.node("n0"), operator.found());
    work(group.node("n2"), operator, 200);
    group.requireAlike();
    group.stop("n2");
    workUntilForgotten();
    LedgerNode third = group.start("n2");
    work(group.node("n1"), operator, 1_000);
    group.requireAlike();
    requireShort("n2");
    requireNothingLeftOver("n2");
    assertTrue(
        third.client().block(third.client().head().height()).isPresent(),
        "who had the node before it began anew still has it");
  }

  @Test
  void the_leader_may_die_while_it_sends() throws Exception {
    group.start("n2");
    group.awaitReady();
    ForgetfulGroup.persist(group.node("n0"), operator.found());
    work(group.node("n0"), operator, 5_000);
    group.requireAlike();
    group.stop("n2");
    workUntilForgotten();
    Folders.delete(group.data("n2").resolve("state"));
    Folders.delete(group.data("n2").resolve("raft"));
    group.start("n2");
    // Whichever leads, it dies at some moment of the other's beginning, and a third of the group
    // is not enough to go on.
    String first = group.leader();
    awaitCopy(first);
    group.stop(first);
    group.start(first);
    work(group.node(first), operator, 100);
    group.requireAlike();
    requireNothingLeftOver("n2");
    requireNothingLeftOver(first);
  }

  /// Until the node has begun to send a snapshot.
  private void awaitCopy(String id) throws Exception {
    Path copies = group.data(id).resolve("copies");
    while (Folders.isEmpty(copies) && !Files.exists(group.data("n2").resolve("snapshot"))) {
      Thread.onSpinWait();
    }
  }

  /// Bytes of the files that came whole.
  private long fetched() throws IOException {
    long bytes = 0;
    for (Path file : Disk.find(folder.resolve("files"), "[0-9a-f]{64}")) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  @Test
  void what_came_of_an_interrupted_snapshot_does_not_come_again() throws Exception {
    group.awaitReady();
    ForgetfulGroup.persist(group.node("n0"), operator.found());
    work(group.node("n0"), operator, 3_000);
    SnapshotFiles files = new SnapshotFiles(folder.resolve("files"));
    try (Channels channels = new Channels(Optional.empty())) {
      ManagedChannel channel = channels.at(group.ledger("n0"));
      SnapshotFiles.Fetched first = files.fetch(channel, Long.MAX_VALUE);
      assertEquals(Manifests.bytes(first.manifest()), first.fetched());
      Files.writeString(folder.resolve("files").resolve("draft"), "half a file");
      SnapshotFiles.Fetched second = first;
      // RocksDB may just have merged all its files into one that nobody has yet.
      while (second.fetched() == Manifests.bytes(second.manifest())) {
        work(group.node("n0"), operator, 10);
        long before = fetched();
        second = files.fetch(channel, Long.MAX_VALUE);
        assertEquals(before + second.fetched(), fetched());
      }
      files.assemble(second.manifest(), folder.resolve("store"), false);
      Manifests.requireEqual(second.manifest(), Inspection.thorough(folder.resolve("store")));
      assertThrows(IOException.class, () -> files.fetch(channel, -1), "there is no room");
    }
  }
}
