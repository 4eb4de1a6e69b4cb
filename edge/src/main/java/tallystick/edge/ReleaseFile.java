package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A release that is kept: its id, a line feed, and its bytes.
record ReleaseFile(String release, byte[] bytes) {
  static ReleaseFile read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = 0;
    while (end < all.length && all[end] != '\n') {
      end++;
    }
    byte[] bytes = Arrays.copyOfRange(all, Math.min(end + 1, all.length), all.length);
    return new ReleaseFile(new String(all, 0, end, UTF_8), bytes);
  }

  /// Writes it, whole or not at all, whenever the power fails.
  void write(Path file) throws IOException {
    byte[] id = (release + "\n").getBytes(UTF_8);
    write(file, ByteBuffer.allocate(id.length + bytes.length).put(id).put(bytes).flip());
  }

  /// The same for any text.
  static void write(Path file, String text) throws IOException {
    write(file, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static void write(Path file, ByteBuffer all) throws IOException {
    Path fresh = file.resolveSibling("fresh");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (all.hasRemaining()) {
        out.write(all);
      }
      out.force(true);
    }
    move(fresh, file);
  }

  /// Gives a file another name, durably.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Path folder = to.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
