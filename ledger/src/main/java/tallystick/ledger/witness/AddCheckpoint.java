package tallystick.ledger.witness;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;

/// What a log shows a witness (https://c2sp.org/tlog-witness#add-checkpoint).
///
/// @param old size of the checkpoint that the witness cosigned last, as the log thinks
/// @param proof that the tree of that size is the beginning of the new one, up to 63 hashes
/// @param note the new checkpoint, signed by the log
record AddCheckpoint(long old, List<byte[]> proof, Note note) {
  /// Characters of a request: more than 63 hashes and a note with many signatures have.
  static final int MAX_CHARACTERS = 256 * 1024;

  private static final int MAX_HASHES = 63;
  private static final int HASH_BYTES = 32;
  private static final String OLD = "old ";
  private static final String SIZE = "0|[1-9][0-9]{0,17}";

  /// Reads a request's body.
  ///
  /// @throws IllegalArgumentException when it is anything else
  static AddCheckpoint parse(String body) {
    int blank = body.indexOf("\n\n");
    require(
        blank >= 0 && body.length() <= MAX_CHARACTERS, "there is no empty line before the note");
    // Room for every line and one too many.
    String[] lines = body.substring(0, blank).split("\n", MAX_HASHES + 3);
    require(lines[0].startsWith(OLD), "the first line does not tell the old size");
    String size = lines[0].substring(OLD.length());
    require(size.matches(SIZE), "the old size is not a number");
    require(lines.length <= MAX_HASHES + 1, "a proof has at most 63 hashes");
    List<byte[]> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      byte[] hash = Base64.getDecoder().decode(lines[i]);
      boolean isCanonical = Base64.getEncoder().encodeToString(hash).equals(lines[i]);
      require(hash.length == HASH_BYTES && isCanonical, "line " + (i + 1) + " is not a hash");
      proof.add(hash);
    }
    Note note = Note.parse(body.substring(blank + 2));
    var _ = Checkpoint.parse(note.text());
    return new AddCheckpoint(Long.parseLong(size), proof, note);
  }

  Checkpoint checkpoint() {
    return Checkpoint.parse(note.text());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
