package tallystick.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bare limit of a log on this disk: append, force, and again.
final class DiskReference {
  private DiskReference() {}

  /// How often a second an entry of so many bytes is appended and forced.
  static double forcesPerSecond(Path folder, int bytes, double seconds) throws IOException {
    Path file = Files.createTempFile(folder, "force", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer entry = ByteBuffer.allocateDirect(bytes);
      long begin = System.nanoTime();
      long end = begin + Math.round(seconds * 1e9);
      int done = 0;
      while (System.nanoTime() < end) {
        entry.clear();
        while (entry.hasRemaining()) {
          var _ = channel.write(entry);
        }
        channel.force(false);
        done++;
      }
      return done * 1e9 / (System.nanoTime() - begin);
    } finally {
      Files.delete(file);
    }
  }
}
