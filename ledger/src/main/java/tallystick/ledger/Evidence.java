package tallystick.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;

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
  record Decision(String id, String outcome) {
    static Decision of(Entry entry) {
      return new Decision(entry.id(), new String(entry.outcome(), StandardCharsets.UTF_8));
    }
  }

  /// What is to be kept of a failure.
  ///
  /// @param past where the log stood before
  /// @param entry what was to be executed
  static Evidence of(Execution.Past past, LogEntryProto entry, Throwable failure) {
    StringWriter stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack));
    List<Decision> outcomes =
        failure instanceof BrokenInvariant broken
            ? broken.block().entries().stream().map(Decision::of).toList()
            : List.of();
    return new Evidence(
        past.height() + 1,
        entry.getIndex(),
        stack.toString(),
        past.stateRoot(),
        entry.getStateMachineLogEntry().getLogData().toByteArray(),
        outcomes);
  }

  Path write(Path data) throws IOException {
    Path file = data.resolve("evidence-" + height + ".json");
    Files.write(file, Codec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    return file;
  }
}
