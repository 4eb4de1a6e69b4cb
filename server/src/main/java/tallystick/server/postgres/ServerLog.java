package tallystick.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.Collectors;

/// What the server writes about itself: in a file of bounded size with one predecessor, and its
/// last lines in memory.
final class ServerLog {
  static final int LIMIT = 4 << 20;
  private static final int REMEMBERED = 20;

  private final Path file;
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private Writer writer;
  private long written;

  ServerLog(Path file) throws IOException {
    this.file = file;
    this.writer = fresh(file);
  }

  private static Writer fresh(Path file) throws IOException {
    if (Files.exists(file)) {
      Path predecessor = file.resolveSibling(file.getFileName() + ".old");
      Files.move(file, predecessor, StandardCopyOption.REPLACE_EXISTING);
    }
    // A statement that failed is in the log with the values it had, so the file is private.
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
  }

  synchronized void add(String line) {
    last.addLast(line);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
    try {
      if (written + line.length() > LIMIT) {
        writer.close();
        writer = fresh(file);
        written = 0;
      }
      writer.write(line);
      writer.write('\n');
      writer.flush();
      written += line.length() + 1;
    } catch (IOException _) {
      // A full disk must not stop the reading, on which the server would hang. The line is lost
      // to the file and is still in memory.
      written = 0;
    }
  }

  /// The last lines, as one.
  synchronized String tail() {
    return join(List.copyOf(last));
  }

  synchronized boolean mentions(String text) {
    return last.stream().anyMatch(line -> line.contains(text));
  }

  synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The end of a log, short enough for one line on a terminal.
  static String join(List<String> lines) {
    return lines.isEmpty()
        ? "its log is empty"
        : lines.stream()
            .skip(Math.max(0, lines.size() - 4))
            .map(line -> line.substring(0, Math.min(line.length(), 300)).strip())
            .collect(Collectors.joining(" | "));
  }
}
