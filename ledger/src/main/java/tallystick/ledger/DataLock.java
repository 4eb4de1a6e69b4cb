package tallystick.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to a data folder, which ends with the process at the latest.
record DataLock(FileChannel channel) implements AutoCloseable {

  /// Takes the right, or fails with the fault `data-folder-in-use`.
  static DataLock take(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another node of this very process has it.
    }
    channel.close();
    throw new LedgerFault(
        LedgerFault.DATA_IN_USE, "Another process has the data folder " + data + " open.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
