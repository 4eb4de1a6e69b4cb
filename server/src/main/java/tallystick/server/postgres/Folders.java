package tallystick.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Deletes folders with all that is in them.
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    List<Path> inside;
    try (var walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.deleteIfExists(path);
    }
  }

  /// Deletes what half-done work of a killed process has left: it only takes room.
  static void deleteLeftovers(Path parent, String prefix, Instant before) throws IOException {
    try (var leftovers = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path leftover : leftovers) {
        if (Files.getLastModifiedTime(leftover).toInstant().isBefore(before)) {
          delete(leftover);
        }
      }
    }
  }
}
