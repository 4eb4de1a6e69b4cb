package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;

@Timeout(120)
class DamageTest {
  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  private Path data() {
    return folder.resolve("data");
  }

  private LedgerNode start() throws IOException {
    return LedgerNode.start(TestKeys.alone(data()), Domains.rulebook());
  }

  private void work(LedgerNode node, int count) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      envelopes.add(operator.act(new RenamePrincipal("Name " + i)));
    }
    ForgetfulGroup.persistAll(node, envelopes);
  }

  /// A ledger with rows in files, and others only in the write-ahead log.
  private Head fill() throws IOException {
    try (LedgerNode node = start()) {
      ForgetfulGroup.persist(node, operator.found());
      work(node, 1_000);
      Backup.in(folder.resolve("backup")).fromFolder(data());
      work(node, 500);
      return node.client().head();
    }
  }

  private LedgerFault refused() {
    LedgerFault fault = assertThrows(LedgerFault.class, () -> start().close());
    assertEquals(LedgerFault.DAMAGED, fault.code(), fault.sentence());
    return fault;
  }

  @ParameterizedTest
  @ValueSource(strings = {".*\\.sst", "MANIFEST-.*", "CURRENT", "log_.*", "raft-meta"})
  void a_flipped_byte_is_found_at_the_start_and_a_lone_node_does_not_start(String file)
      throws IOException {
    fill();
    for (Path damaged : Disk.find(data(), file)) {
      byte[] good = Files.readAllBytes(damaged);
      // The beginning of the one text file is a comment, which nothing depends on.
      int term = new String(good, StandardCharsets.ISO_8859_1).indexOf("term=");
      Disk.flip(damaged, file.equals("raft-meta") ? term + 5 : written(good) / 2);
      LedgerFault fault = refused();
      assertTrue(fault.sentence().contains("./run restore"), fault.sentence());
      Files.write(damaged, good);
    }
    try (LedgerNode node = start()) {
      assertTrue(node.client().head().height() > 0, "nothing was changed meanwhile");
    }
  }

  @Test
  void a_term_and_a_vote_that_cannot_be_are_found_at_the_start() throws IOException {
    fill();
    Path meta = Disk.find(data(), "raft-meta").getFirst();
    String good = Files.readString(meta);
    for (String bad :
        List.of(
            good.replaceFirst("term=[0-9]+", "term=0"),
            good.replaceFirst("votedFor=n1", "votedFor=N1"),
            good.replaceFirst("votedFor", "votedfor"))) {
      assertNotEquals(good, bad);
      Files.writeString(meta, bad);
      assertTrue(refused().sentence().contains("raft-meta"));
    }
    Files.writeString(meta, good);
    start().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {".*\\.sst", "MANIFEST-.*", "CURRENT", "state"})
  void a_file_that_is_gone_is_missed(String file) throws IOException {
    Head before = fill();
    Folders.delete(Disk.find(data(), file).getFirst());
    if (file.equals("state")) {
      // The Raft log still has everything: it is executed again.
      try (LedgerNode node = start()) {
        assertArrayEquals(before.stateRoot(), node.client().head().stateRoot());
      }
    } else {
      refused();
    }
  }

  /// Bytes before the zeros that a file is filled up with.
  private static int written(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  @Test
  void damage_to_the_write_ahead_log_is_made_good_from_the_raft_log() throws IOException {
    Head before = fill();
    Path log = Disk.find(data().resolve("state"), "[0-9]+\\.log").getFirst();
    Disk.flip(log, written(Files.readAllBytes(log)) / 2);
    try (LedgerNode node = start()) {
      Head head = node.client().head();
      assertEquals(before.height(), head.height());
      assertArrayEquals(before.stateRoot(), head.stateRoot());
      work(node, 10);
    }
  }

  @Test
  void a_torn_end_of_the_raft_log_is_cut_off() throws IOException {
    Head before = fill();
    Path log = Disk.find(data().resolve("raft"), "log_inprogress_.*|log_[0-9]+-[0-9]+").getFirst();
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(written(Files.readAllBytes(log)) - 7);
    }
    try (LedgerNode node = start()) {
      assertArrayEquals(before.stateRoot(), node.client().head().stateRoot());
      work(node, 10);
    }
    try (LedgerNode node = start()) {
      assertTrue(node.client().head().height() > before.height());
    }
  }

  @Test
  void a_state_that_ends_before_the_raft_log_begins_is_not_used() throws IOException {
    fill();
    for (Path log : Disk.find(data().resolve("raft"), "log_.*")) {
      Files.delete(log);
    }
    try (LedgerNode node = start()) {
      work(node, 10);
    }
    // The state of another time, which misses what the log no longer has.
    Folders.delete(data().resolve("state"));
    assertTrue(refused().sentence().contains("begins at"));
  }

  @Test
  void damage_found_by_a_running_node_keeps_it_from_starting_again() throws IOException {
    fill();
    Damage.found(data(), "block 7 is not what it was");
    assertTrue(refused().sentence().contains("block 7"));
    Files.delete(data().resolve(Damage.MARKER));
    start().close();
  }
}
