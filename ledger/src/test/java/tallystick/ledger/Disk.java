package tallystick.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What disks do to files, for tests.
final class Disk {
  private Disk() {}

  /// Changes every bit of a byte.
  static void flip(Path file, long offset) throws IOException {
    try (FileChannel bytes =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      bytes.read(one, offset);
      bytes.write(ByteBuffer.wrap(new byte[] {(byte) ~one.get(0)}), offset);
    }
  }

  /// The files below a folder whose names match, the largest first.
  static List<Path> find(Path folder, String pattern) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().matches(pattern))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
          .toList();
    }
  }
}
