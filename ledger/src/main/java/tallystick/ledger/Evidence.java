package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tallystick.kernel.Codec;

/// What a node leaves behind when it stops at a bug: enough to decide the block again elsewhere.
///
/// @param height of the block that was not kept
/// @param raftIndex of the entry in the Raft log that led to it
/// @param failure what went wrong, with the stack
/// @param stateRoot before the block, which is what its proposal was decided against
/// @param proposal the entry of the Raft log, a protobuf `WireProposal`
/// @param outcomes what the block would have said, if it came that far
record Evidence(
    long height,
    long raftIndex,
    String failure,
    byte[] stateRoot,
    byte[] proposal,
    List<Decision> outcomes) {

  /// An action and the JSON of its outcome.
  record Decision(String id, String outcome) {}

  Path write(Path data) throws IOException {
    Path file = data.resolve("evidence-" + height + ".json");
    Files.write(file, Codec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    return file;
  }
}
