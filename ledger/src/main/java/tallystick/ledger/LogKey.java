package tallystick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// The key of a log and the name under which it signs.
///
/// @param origin the log's name, first line of its checkpoints
record LogKey(SigningKey key, String origin) {
  private static final int ORIGIN_BYTES = 8;
  private static final String HEIGHT = "height ";

  /// The name that a log gets from its key.
  static String originOf(SigningKey key) {
    byte[] hash = Sha256.of(key.keyId().getBytes(StandardCharsets.UTF_8));
    return "tallystick/" + HexFormat.of().formatHex(hash, 0, ORIGIN_BYTES);
  }

  /// The verifier key in the form of C2SP signed notes.
  String vkey() {
    return verifier().text();
  }

  VerifierKey verifier() {
    return VerifierKey.of(origin, key);
  }

  /// The signed checkpoint of the log at a place.
  Note sign(Position at) {
    return Note.sign(text(at), origin, key);
  }

  /// What the checkpoint of the log at a place says.
  String text(Position at) {
    List<String> extensions =
        List.of(
            HEIGHT + at.height(), "state " + Base64.getEncoder().encodeToString(at.stateRoot()));
    return new Checkpoint(origin, at.size(), at.logRoot(), extensions).text();
  }

  /// The height that a checkpoint of ours tells, or -1.
  static long heightOf(Checkpoint checkpoint) {
    return checkpoint.extensions().stream()
        .filter(line -> line.matches(HEIGHT + "(0|[1-9][0-9]{0,17})"))
        .mapToLong(line -> Long.parseLong(line.substring(HEIGHT.length())))
        .findFirst()
        .orElse(-1);
  }
}
