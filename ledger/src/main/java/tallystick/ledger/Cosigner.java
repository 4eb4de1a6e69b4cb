package tallystick.ledger;

import java.time.InstantSource;
import java.util.List;
import tallystick.kernel.Note;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// This node as one who vouches for checkpoints in its own name
/// (https://c2sp.org/tlog-cosignature).
///
/// @param id of the node, its name in policies
/// @param name of its key, `<origin>/<id>`
/// @param clock what the time really is, whatever the log's time
record Cosigner(String id, String name, SigningKey key, InstantSource clock) {
  /// Whoever cosigns in the name of a node of the log.
  static Cosigner of(String origin, String id, SigningKey key) {
    return new Cosigner(id, origin + "/" + id, key, InstantSource.system());
  }

  Note cosign(Note checkpoint) {
    return checkpoint.alsoCosigned(name, key, seconds());
  }

  /// The cosignature by itself.
  String lines(Note checkpoint) {
    return Note.lines(List.of(Note.cosignature(checkpoint.text(), name, key, seconds())));
  }

  VerifierKey verifier() {
    return VerifierKey.ofCosigner(name, key);
  }

  long seconds() {
    return clock.instant().getEpochSecond();
  }
}
