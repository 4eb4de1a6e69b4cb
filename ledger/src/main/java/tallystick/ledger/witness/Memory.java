package tallystick.ledger.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Merkle;
import tallystick.kernel.Sha256;

/// The newest checkpoint of one log that a witness cosigned, in a file of its own. A cosignature
/// may leave only when what it says is on disk: whoever forgets could be made to vouch for two
/// histories.
final class Memory {
  private final Path file;
  private Checkpoint newest;

  private Memory(Path file, Checkpoint newest) {
    this.file = file;
    this.newest = newest;
  }

  /// Remembers a log, from the folder's file about it if there is one.
  ///
  /// @throws IOException when the file is not readable: a witness that lost its memory must not go
  ///   on
  static Memory of(Path folder, String origin) throws IOException {
    byte[] name = Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve(HexFormat.of().formatHex(name) + ".checkpoint");
    if (!Files.exists(file)) {
      return new Memory(file, new Checkpoint(origin, 0, Merkle.emptyRoot()));
    }
    try {
      Checkpoint kept = Checkpoint.parse(Files.readString(file));
      if (kept.origin().equals(origin)) {
        return new Memory(file, kept);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
    throw new IOException(file + " is about another log than " + origin);
  }

  Checkpoint newest() {
    return newest;
  }

  /// Remembers a newer checkpoint. It is on disk when this returns.
  void keep(Checkpoint next) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer text = ByteBuffer.wrap(next.text().getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // The new name is on disk only when its folder is.
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
    newest = next;
  }
}
