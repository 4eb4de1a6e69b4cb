package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tallystick.kernel.Tiles;

/// The folder of a mirror: the log's files in the layout of their addresses. A file has its name
/// only when it is complete and on disk, and the checkpoint is written after all that it stands
/// for, so that a kill at any moment leaves a log that is whole.
final class MirrorFolder {
  private static final String DRAFT = ".draft";
  private static final String PARTIAL = ".p";

  private final Path folder;
  private final FolderSource source;

  MirrorFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.source = new FolderSource(folder);
  }

  Optional<byte[]> read(String path) throws IOException {
    return source.read(path);
  }

  /// Keeps a file, unless it is there already with just these bytes.
  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Path parent = Files.createDirectories(file.getParent());
    Path draft = parent.resolve(file.getFileName() + DRAFT);
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        var _ = out.write(rest);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Makes sure that the names of the files are on disk, too.
  void sync(List<String> paths) throws IOException {
    List<Path> parents =
        paths.stream().map(path -> folder.resolve(path).getParent()).distinct().toList();
    for (Path parent : parents) {
      for (Path at = parent; at != null && at.startsWith(folder); at = at.getParent()) {
        try (FileChannel directory = FileChannel.open(at, StandardOpenOption.READ)) {
          directory.force(true);
        }
      }
    }
  }

  /// Removes partial files that are not of the log's size, and drafts that a kill left behind.
  void tidy(long size) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).filter(file -> isLeft(file, size)).forEach(this::remove);
    }
  }

  private boolean isLeft(Path file, long size) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (path.endsWith(DRAFT)) {
      return true;
    }
    if (!path.contains(PARTIAL + "/")) {
      return false;
    }
    try {
      boolean bodies = path.startsWith("bodies/");
      Tiles.Path partial = bodies ? Tiles.Path.parseBodies(path) : Tiles.Path.parse(path);
      return Tiles.width(Math.max(0, partial.level()), partial.index(), size) != partial.width();
    } catch (IllegalArgumentException e) {
      // Not ours: whoever put it there knows why.
      return false;
    }
  }

  private void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
