package tallystick.ledger;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much of its disk a node uses, in bytes. Everything about it is set here.
///
/// Segments of the Raft log are large, for Ratis is known to suffer from many small ones, and are
/// dropped whole. A node with peers keeps what a short outage needs: minutes at full load, hours of
/// an ordinary day. Whoever was away for longer gets a snapshot. Each start reads and checks what
/// is kept, some 400 MB a second, so more would be paid for at every start. A node that is alone
/// keeps as much as RocksDB has in its write-ahead log, so that it can execute again what is lost
/// there.
///
/// @param segment of the Raft log
/// @param kept of the Raft log behind the last entry; up to two segments more are on disk
/// @param space what is free
record DiskPolicy(long segment, long kept, FreeSpace space) {
  private static final long MEGABYTE = 1 << 20;
  private static final long SEGMENT = 128 * MEGABYTE;
  private static final long KEPT_IN_A_GROUP = 512 * MEGABYTE;

  /// Space that is never used for new actions: 1 % of the disk, 256 MB to 4 GB. Blocks in progress,
  /// RocksDB's compaction and the operator need it.
  private static final long LEAST_RESERVE = 256 * MEGABYTE;

  private static final long LARGEST_RESERVE = 4096 * MEGABYTE;

  /// Tells how much a disk has left.
  @FunctionalInterface
  interface FreeSpace {
    /// Bytes beyond the reserve; negative when it has begun to be used.
    long beyondReserve(Path folder) throws IOException;
  }

  static DiskPolicy of(NodeConfig config) {
    return new DiskPolicy(
        SEGMENT, config.isAlone() ? SEGMENT : KEPT_IN_A_GROUP, DiskPolicy::beyondReserve);
  }

  private static long beyondReserve(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long share = disk.getTotalSpace() / 100;
    return disk.getUsableSpace() - Math.clamp(share, LEAST_RESERVE, LARGEST_RESERVE);
  }
}
