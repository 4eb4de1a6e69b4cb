package tallystick.ledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tallystick.kernel.Tiles;

/// A log as files in a folder, in the layout of their addresses.
final class FolderSource implements LogSource {
  private static final Pattern PATH =
      Pattern.compile("checkpoint|key|(tile/(entries|[0-9]{1,2})|bodies)/[x0-9/]+(\\.p/[0-9]+)?");
  private static final Pattern PARTIAL = Pattern.compile("(.*)\\.p/([0-9]+)");

  private final Path folder;

  FolderSource(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    if (!PATH.matcher(path).matches() || path.contains("//")) {
      return Optional.empty();
    }
    Optional<byte[]> exact = file(path);
    return exact.isPresent() ? exact : cut(path);
  }

  /// A folder that is kept up to date has only the widest file of each; a shorter one is its
  /// beginning.
  private Optional<byte[]> cut(String path) throws IOException {
    var partial = PARTIAL.matcher(path);
    if (!partial.matches()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(partial.group(2));
    Optional<byte[]> wider = file(partial.group(1));
    for (int w = width + 1; wider.isEmpty() && w < Tiles.WIDTH; w++) {
      wider = file(partial.group(1) + ".p/" + w);
    }
    return wider.flatMap(whole -> Cut.of(path, whole, width));
  }

  private Optional<byte[]> file(String path) throws IOException {
    Path file = folder.resolve(path);
    try {
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException(file + " is too large to be a file of a log");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
