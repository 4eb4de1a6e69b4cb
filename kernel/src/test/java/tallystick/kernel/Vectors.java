package tallystick.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds the public test vectors, which lie in `shared/data/vectors` beside the repository.
final class Vectors {
  private Vectors() {}

  /// The folder of that name. Without it the test is skipped.
  static Path folder(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/data/vectors").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return Assumptions.abort("no folder shared/data/vectors/" + name + " above " + start);
  }
}
