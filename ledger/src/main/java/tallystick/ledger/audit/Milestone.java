package tallystick.ledger.audit;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;

/// A checkpoint with the height and the state root of its extension lines.
///
/// @param note as it was signed
/// @param height of the last block
/// @param state digest after that block, Base 64
record Milestone(Note note, Checkpoint checkpoint, long height, String state) {
  private static final String HEIGHT = "height ";
  private static final String STATE = "state ";

  /// Reads a checkpoint; who signed it is asked elsewhere.
  ///
  /// @throws IllegalArgumentException when it is not one of a Tallystick log
  static Milestone parse(String text) {
    Note note = Note.parse(text);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    String height = line(checkpoint.extensions(), HEIGHT);
    if (!height.matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("the checkpoint tells no height");
    }
    return new Milestone(
        note, checkpoint, Long.parseLong(height), line(checkpoint.extensions(), STATE));
  }

  private static String line(List<String> lines, String start) {
    Optional<String> found = lines.stream().filter(line -> line.startsWith(start)).findFirst();
    return found
        .map(line -> line.substring(start.length()))
        .orElseThrow(
            () -> new IllegalArgumentException("the checkpoint has no line \"" + start + "…\""));
  }

  long size() {
    return checkpoint.size();
  }

  boolean isState(byte[] root) {
    return state.equals(Base64.getEncoder().encodeToString(root));
  }
}
