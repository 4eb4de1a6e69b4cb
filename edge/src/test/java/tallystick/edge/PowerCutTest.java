package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.Reading;

/// What a disk may hold after a power cut: what was synchronised, and of what was written since,
/// any part. SQLite writes its log first and synchronises it, and copies pages from there into the
/// database later (https://www.sqlite.org/atomiccommit.html), so that one of the two files may be
/// torn, not both.
class PowerCutTest {
  private static final int STEPS = 16;
  private static final int CUTS = 3;
  private static final int SECTOR = 512;
  private static final int PAGE = 4_096;

  @TempDir private Path folder;
  private final Random random = new Random(7);

  /// All that the outbox knows.
  private record Known(long last, List<Reading> readings, String parcel) {
    static Known of(Outbox outbox) {
      Parcel parcel = outbox.parcel();
      return new Known(
          outbox.last(), outbox.oldest(Integer.MAX_VALUE), parcel == null ? "" : parcel.id());
    }
  }

  /// The two files as they are.
  private record Disk(byte[] database, byte[] log) {
    static Disk of(Path file) throws IOException {
      Path log = Path.of(file + "-wal");
      return new Disk(
          Files.readAllBytes(file), Files.exists(log) ? Files.readAllBytes(log) : new byte[0]);
    }

    Known reopened(Path folder) throws IOException {
      Path file = folder.resolve("cut.db");
      Files.write(file, database);
      Files.write(Path.of(file + "-wal"), log);
      try (Outbox outbox = Outbox.open(file)) {
        return Known.of(outbox);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + "-wal"));
      }
    }
  }

  @Test
  void nothing_that_was_kept_is_lost_or_doubled_by_a_power_cut_at_any_moment() throws IOException {
    Path file = folder.resolve("outbox.db");
    boolean copied = false;
    try (Outbox outbox = Outbox.open(file)) {
      for (int step = 0; step < STEPS; step++) {
        Known before = Known.of(outbox);
        Disk synced = Disk.of(file);
        write(outbox, step);
        Known after = Known.of(outbox);
        Disk written = Disk.of(file);
        copied |= synced.database.length != written.database.length;
        assertEquals(after, written.reopened(folder), "step " + step);
        for (int cut = 0; cut < CUTS; cut++) {
          byte[] log = torn(synced.log, written.log, SECTOR);
          Known half = new Disk(synced.database, log).reopened(folder);
          assertTrue(half.equals(before) || half.equals(after), "step " + step + ": " + half.last);
          byte[] database = torn(synced.database, written.database, PAGE);
          assertEquals(
              after, new Disk(database, written.log).reopened(folder), "copying of step " + step);
        }
      }
    }
    assertTrue(copied, "no page was copied: the half of the test was none");
  }

  /// One commit, small or so large that pages are copied.
  private static void write(Outbox outbox, int step) {
    long last = outbox.last();
    switch (step % 4) {
      case 0, 1 ->
          outbox.append(last, List.of(new Measurement("a", step), new Measurement("b", last)));
      case 2 ->
          outbox.dispatch(
              new Parcel(Signer.freshId(), Parcel.READINGS, new byte[3 << 19], last - 1, 0));
      default -> {
        Parcel parcel = outbox.parcel();
        if (parcel != null) {
          outbox.settle(parcel);
        }
      }
    }
  }

  /// Some blocks of what was written, the others as they were before; at the end, some may be
  /// missing.
  private byte[] torn(byte[] before, byte[] after, int block) {
    int length = before.length + random.nextInt(Math.max(1, after.length - before.length + 1));
    byte[] torn = new byte[Math.min(Math.max(length, before.length), Math.max(after.length, 1))];
    for (int from = 0; from < torn.length; from += block) {
      int until = Math.min(from + block, torn.length);
      byte[] source = random.nextBoolean() || from >= before.length ? after : before;
      for (int i = from; i < until; i++) {
        torn[i] = i < source.length ? source[i] : 0;
      }
    }
    return torn;
  }
}
