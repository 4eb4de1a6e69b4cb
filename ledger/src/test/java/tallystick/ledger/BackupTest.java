package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;

@Timeout(120)
class BackupTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  private Path data() {
    return folder.resolve("data");
  }

  private Backup backup() {
    return Backup.in(folder.resolve("backup"));
  }

  private LedgerNode start(Path data) throws IOException {
    return LedgerNode.start(TestKeys.alone(data), Domains.rulebook());
  }

  private void work(LedgerNode node, int count) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      envelopes.add(operator.act(new RenamePrincipal("Name " + i)));
    }
    ForgetfulGroup.persistAll(node, envelopes);
  }

  @Test
  void a_drill_backs_up_under_load_restores_into_an_empty_folder_and_goes_on() throws Exception {
    Backup.Made made;
    Receipt founded;
    try (LedgerNode node = start(data())) {
      founded = ForgetfulGroup.persist(node, operator.found());
      work(node, 3_000);
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
              work(node, 100);
            }
          });
      made = backup().fromFolder(data());
      enough.set(true);
      load.join();
      work(node, 10);
      assertTrue(made.height() < node.client().head().height());
      assertArrayEquals(
          made.stateRoot(), node.client().block(made.height()).orElseThrow().stateRoot());
    }

    Path restored = folder.resolve("restored");
    Files.createDirectories(restored);
    Files.copy(data().resolve("log.key"), restored.resolve("log.key"));
    Backup.Made again = backup().restore(Optional.empty(), Optional.of(backup().key()), restored);
    assertEquals(made.height(), again.height());
    assertArrayEquals(made.logRoot(), again.logRoot());
    for (int start = 0; start < 3; start++) {
      try (LedgerNode node = start(restored)) {
        if (start == 0) {
          Head head = node.client().head();
          assertEquals(made.height(), head.height());
          assertEquals(made.size(), head.size());
          assertArrayEquals(made.stateRoot(), head.stateRoot());
          assertEquals(1, founded.height());
        }
        long before = node.client().head().height();
        work(node, 300);
        assertTrue(node.client().head().height() > before);
        assertEquals(
            founded.position(), node.client().receipts(founded.id()).getFirst().position());
      }
    }
  }

  @Test
  void a_later_backup_fetches_what_is_new_and_each_height_can_be_restored() throws Exception {
    try (LedgerNode node = start(data())) {
      ForgetfulGroup.persist(node, operator.found());
      work(node, 5_000);
      Backup.Made first = backup().fromFolder(data());
      assertEquals(first.bytes(), first.fetched());
      Backup.Made second = first;
      List<Long> heights = new ArrayList<>(List.of(first.height()));
      // RocksDB may just have merged all its files into one that no backup has yet.
      while (second.fetched() == second.bytes()) {
        work(node, 20);
        second = backup().fromFolder(data());
        heights.add(second.height());
      }
      assertEquals(heights, backup().heights());
      Backup.Made old =
          backup().restore(Optional.of(first.height()), Optional.empty(), folder.resolve("old"));
      assertArrayEquals(first.stateRoot(), old.stateRoot());
      assertThrows(
          IOException.class,
          () -> backup().restore(Optional.of(7_777L), Optional.empty(), folder.resolve("none")));
      assertThrows(
          IOException.class,
          () -> backup().restore(Optional.empty(), Optional.empty(), folder.resolve("old")),
          "the folder is not empty");
      backup().keep(1);
      assertEquals(List.of(second.height()), backup().heights());
      Backup.Made kept =
          backup().restore(Optional.empty(), Optional.empty(), folder.resolve("new"));
      assertArrayEquals(second.stateRoot(), kept.stateRoot());
    }
  }

  @Test
  void a_backup_with_a_flipped_byte_is_not_restored() throws Exception {
    try (LedgerNode node = start(data())) {
      ForgetfulGroup.persist(node, operator.found());
      work(node, 200);
      backup().fromFolder(data());
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("backup").resolve("files"))) {
      files = all.toList();
    }
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      if (good.length > 0) {
        Disk.flip(file, good.length / 2);
        assertThrows(
            IOException.class,
            () -> backup().restore(Optional.empty(), Optional.empty(), folder.resolve("x")));
        Files.write(file, good);
      }
    }
    assertTrue(
        backup().restore(Optional.empty(), Optional.empty(), folder.resolve("x")).height() > 0);
  }

  @Test
  void nobody_but_the_owner_of_the_folder_gets_a_backup_of_it() throws Exception {
    try (LedgerNode node = start(data())) {
      ForgetfulGroup.persist(node, operator.found());
      String address = OwnerAccess.read(data()).address();
      assertThrows(IOException.class, () -> backup().fromAddress(address, Optional.empty()));
      assertTrue(backup().fromFolder(data()).height() > 0);
    }
    assertThrows(IOException.class, () -> backup().fromFolder(data()), "nobody runs there");
  }

  /// Raft does not count votes of nodes with an empty log for one that has entries: two of them
  /// must not make a majority that forgets. So the restored one begins alone.
  @Test
  void a_restored_node_begins_a_group_to_which_others_are_added() throws Exception {
    Path restored = folder.resolve("n1");
    try (Group group = new Group(folder, "n1", "n2", "n3")) {
      Path keys = group.config("n1", List.of(group.peer("n1"))).keys();
      Path single = Files.createDirectories(folder.resolve("single"));
      Files.copy(keys.resolve("log.key"), single.resolve("log.key"));
      try (LedgerNode node = start(single)) {
        ForgetfulGroup.persist(node, operator.found());
        work(node, 300);
        backup().fromFolder(single);
      }
      backup().restore(Optional.empty(), Optional.empty(), restored);
      group.begin("n1");
      group.join("n2");
      group.join("n3");
      try (GrpcLedger client = GrpcLedger.at(group.addresses("n1"))) {
        client.addNode(group.peer("n2"));
        assertEquals(3, client.addNode(group.peer("n3")).size());
      }
      work(group.node("n3"), 50);
      Head head = group.node("n1").client().head();
      for (String id : List.of("n2", "n3")) {
        ForgetfulGroup.awaitHeight(group.node(id), head.height());
        assertArrayEquals(
            head.stateRoot(),
            group.node(id).client().block(head.height()).orElseThrow().stateRoot());
        assertTrue(group.node(id).client().block(1).isPresent());
      }
    }
  }
}
