package tallystick.server.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// Says that a folder is in use by this process; the kernel takes it back when the process dies.
///
/// Linux drops a file lock as soon as any descriptor of that file is closed in the process. A
/// second start in the same process must therefore not even open the lock file: it is recognised by
/// the file `owner`, which names the holder by process id and by the time it began.
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path owner;

  private FolderLock(FileChannel channel, Path owner) {
    this.channel = channel;
    this.owner = owner;
  }

  static FolderLock take(Path folder) throws IOException, StartException {
    Path owner = folder.resolve("owner");
    String self = self();
    if (read(owner).equals(self)) {
      throw refused(folder, "this very process");
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw refused(folder, "process " + read(owner).split(" ", 2)[0]);
    }
    Files.writeString(owner, self);
    return new FolderLock(channel, owner);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static StartException refused(Path folder, String holder) {
    return new StartException(
        folder + " is in use by " + holder + ": stop it first, or give another folder");
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static String self() {
    // A container gives the same process id at every restart, so the id alone proves nothing.
    ProcessHandle current = ProcessHandle.current();
    return current.pid() + " " + current.info().startInstant().map(Object::toString).orElse("?");
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      Files.deleteIfExists(owner);
      channel.close();
    }
  }
}
