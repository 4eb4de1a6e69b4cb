package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;

@Timeout(120)
class DiskFullTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private final Signer operator = new Signer(1);

  private static LedgerNode start(Path data, DiskPolicy.FreeSpace space) throws IOException {
    return LedgerNode.start(
        TestKeys.alone(data),
        Domains.rulebook(),
        InstantSource.system(),
        new DiskPolicy(8 * MEGABYTE, 8 * MEGABYTE, space));
  }

  private static LedgerFault fault(LedgerNode node, Envelope envelope) {
    CompletionException e =
        assertThrows(CompletionException.class, () -> node.client().submit(envelope).join());
    return assertInstanceOf(LedgerFault.class, e.getCause());
  }

  /// Until a new action is refused for want of space.
  private LedgerFault untilRefused(LedgerNode node) {
    while (true) {
      try {
        node.client().submit(operator.act(new RenamePrincipal("Another"))).join();
      } catch (CompletionException e) {
        return assertInstanceOf(LedgerFault.class, e.getCause());
      }
    }
  }

  @Test
  void nothing_new_is_taken_while_only_the_reserve_is_left() throws IOException {
    AtomicLong free = new AtomicLong(1);
    try (LedgerNode node = start(folder, _ -> free.get())) {
      Envelope founding = operator.found();
      ForgetfulGroup.persist(node, founding);
      free.set(0);
      LedgerFault fault = untilRefused(node);
      assertEquals(LedgerFault.DISK_FULL, fault.code());
      assertTrue(fault.retryable());
      Envelope waiting = operator.act(new RenamePrincipal("Patient"));
      assertEquals(LedgerFault.DISK_FULL, fault(node, waiting).code());
      assertTrue(node.client().head().height() > 0, "reads go on");
      assertEquals(1, node.client().submit(founding).join().getFirst().height(), "repeats too");
      free.set(1);
      assertTrue(ForgetfulGroup.persist(node, waiting).accepted());
    }
  }

  /// A disk of its own, which only the superuser of the machine can make.
  private Path smallDisk(String megabytes) throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Process mounting =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "none", disk.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(
        mounting.waitFor(10, TimeUnit.SECONDS) && mounting.exitValue() == 0,
        "a file system cannot be mounted here");
    return disk;
  }

  private static void unmount(Path disk) throws Exception {
    assertEquals(0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
  }

  private static void fill(Path file, long bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(1 << 16);
      while (out.position() < bytes) {
        out.write(block.clear());
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space")) {
        throw e;
      }
    }
  }

  @Test
  @Tag("slow")
  void a_disk_that_fills_up_refuses_in_time_and_goes_on_when_there_is_room() throws Exception {
    Path disk = smallDisk("600");
    try {
      Path data = disk.resolve("data");
      try (LedgerNode node = LedgerNode.start(TestKeys.alone(data), Domains.rulebook())) {
        ForgetfulGroup.persist(node, operator.found());
        fill(disk.resolve("other"), Files.getFileStore(disk).getUsableSpace() - 255 * MEGABYTE);
        assertEquals(LedgerFault.DISK_FULL, untilRefused(node).code());
        Files.delete(disk.resolve("other"));
        assertTrue(
            ForgetfulGroup.persist(node, operator.act(new RenamePrincipal("On"))).accepted());
      }
    } finally {
      unmount(disk);
    }
  }

  @Test
  @Tag("slow")
  void a_log_that_cannot_be_written_stops_the_node_and_loses_nothing() throws Exception {
    Path disk = smallDisk("200");
    try {
      Path data = disk.resolve("data");
      Envelope last = operator.act(new RenamePrincipal("Last"));
      try (LedgerNode node = start(data, _ -> Long.MAX_VALUE)) {
        ForgetfulGroup.persist(node, operator.found());
        assertTrue(ForgetfulGroup.persist(node, last).accepted());
        fill(disk.resolve("other"), Long.MAX_VALUE);
        LedgerFault fault = untilRefused(node);
        assertTrue(fault.retryable(), fault.sentence());
        assertTrue(node.client().head().height() > 1, "reads go on");
      }
      Files.delete(disk.resolve("other"));
      try (LedgerNode node = start(data, _ -> Long.MAX_VALUE)) {
        assertEquals(2, ForgetfulGroup.persist(node, last).height());
        assertTrue(
            ForgetfulGroup.persist(node, operator.act(new RenamePrincipal("On"))).accepted());
      }
    } finally {
      unmount(disk);
    }
  }
}
