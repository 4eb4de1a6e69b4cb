package tallystick.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Overlay;

/// What came of a proposal.
///
/// @param block empty when nothing in the proposal was new: then nothing changed
/// @param rows the changes of the state, in key order
/// @param results one per envelope of the proposal, in order
/// @param next where the log stands afterwards
public record Executed(
    Optional<Block> block, List<Row> rows, List<Result> results, Execution.Past next) {

  /// A change of the state with the bytes that the state root covers.
  ///
  /// @param json the new value, or null if the row is removed
  public record Row(Overlay.Change<?> change, byte @Nullable [] json) {}

  /// What came of one envelope.
  public sealed interface Result {}

  /// It was new: its entries stand at this place of the block.
  ///
  /// @param first index of its first entry in the block
  public record Decided(int first, int count) implements Result {}

  /// It was decided before.
  ///
  /// @param position index of its first leaf in the log
  public record Repeated(long height, long position, int count) implements Result {}

  /// Another payload was decided under its id.
  public record Reused() implements Result {}

  /// The changes of the state, as [tallystick.kernel.InMemoryState#apply] takes them.
  public List<Overlay.Change<?>> changes() {
    return List.copyOf(rows.stream().<Overlay.Change<?>>map(Row::change).toList());
  }
}
