package tallystick.ledger;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.v1.SnapshotFile;
import tallystick.ledger.v1.SnapshotManifest;

/// What must hold of a snapshot's manifest before anything is done with it.
final class Manifests {
  private Manifests() {}

  /// Whether the log's key signed just this place of the log.
  static void requireSigned(SnapshotManifest manifest, String vkey) throws IOException {
    try {
      Note note = Note.parse(manifest.getNote());
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      byte[] root = manifest.getStateRoot().toByteArray();
      List<String> extensions =
          List.of(
              "height " + manifest.getHeight(),
              "state " + Base64.getEncoder().encodeToString(root));
      if (note.isSignedBy(VerifierKey.parse(vkey))
          && checkpoint.origin().equals(manifest.getOrigin())
          && checkpoint.size() == manifest.getSize()
          && Wire.bytes(checkpoint.root()).equals(manifest.getLogRoot())
          && checkpoint.extensions().equals(extensions)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the snapshot's checkpoint cannot be read: " + e.getMessage(), e);
    }
    throw new IOException("the log's key did not sign this snapshot");
  }

  /// Whether a store holds what the manifest says.
  static void requireEqual(SnapshotManifest manifest, Inspection found) throws IOException {
    Execution.Past past = found.standing().past();
    if (!found.origin().equals(manifest.getOrigin())
        || found.standing().index() != manifest.getIndex()
        || found.standing().term() != manifest.getTerm()
        || past.height() != manifest.getHeight()
        || past.time() != manifest.getTime()
        || past.size() != manifest.getSize()
        || !Wire.bytes(past.stateRoot()).equals(manifest.getStateRoot())
        || !Wire.bytes(found.logRoot()).equals(manifest.getLogRoot())) {
      throw new IOException("the files do not hold what the snapshot says");
    }
  }

  static long bytes(SnapshotManifest manifest) {
    return manifest.getFilesList().stream().mapToLong(SnapshotFile::getSize).sum();
  }
}
