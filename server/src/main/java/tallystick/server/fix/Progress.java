package tallystick.server.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Codec;
import tallystick.kernel.StrictJson;

/// Up to which block the sessions were told, and their open orders then: what a restart goes on
/// from. Written after the engine has stored the messages, so that nothing is left out; what is
/// told twice has the same ExecID.
///
/// @param orders by the session's comp id
record Progress(long height, Map<String, List<Tracked>> orders) {

  static Progress read(Path file, long head) throws IOException {
    if (!Files.exists(file)) {
      return new Progress(head, Map.of());
    }
    return StrictJson.as(
        StrictJson.object(Files.readAllBytes(file), "progress of FIX"), Progress.class, "");
  }

  void write(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.write(draft, Codec.JSON.writeValueAsBytes(this));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
