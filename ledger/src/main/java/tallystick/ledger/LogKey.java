package tallystick.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// The key of a node and the name under which it signs the log.
///
/// @param origin the log's name, first line of its checkpoints
record LogKey(SigningKey key, String origin) {
  private static final int ORIGIN_BYTES = 8;

  /// Reads the node's key, or makes it at first start: 32 bytes that only the owner may read.
  static SigningKey open(Path data) throws IOException {
    Path file = data.resolve("log.key");
    if (!Files.exists(file)) {
      SigningKey made = SigningKey.generate();
      Path draft = data.resolve("log.key.draft");
      Files.deleteIfExists(draft);
      // Complete and on disk before it has its name: half a key would be another node.
      try (FileChannel out =
          FileChannel.open(
              draft,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        out.write(ByteBuffer.wrap(made.seed()));
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return SigningKey.fromSeed(Files.readAllBytes(file));
  }

  /// The name that a log gets from the key of the node that begins it.
  static String originOf(SigningKey key) {
    byte[] hash = Sha256.of(key.keyId().getBytes(StandardCharsets.UTF_8));
    return "tallystick/" + HexFormat.of().formatHex(hash, 0, ORIGIN_BYTES);
  }

  /// The verifier key in the form of C2SP signed notes.
  String vkey() {
    return VerifierKey.of(origin, key).text();
  }

  /// The signed checkpoint of the log at a place.
  Note sign(Execution.Past past, byte[] logRoot) {
    List<String> extensions =
        List.of(
            "height " + past.height(),
            "state " + Base64.getEncoder().encodeToString(past.stateRoot()));
    String text = new Checkpoint(origin, past.size(), logRoot, extensions).text();
    return Note.sign(text, origin, key);
  }
}
