package tallystick.kernel;

import org.jspecify.annotations.Nullable;

/// Something that must hold in every state between blocks.
///
/// @param name what holds, as a phrase: "holds equal obligations"
/// @param everyBlock true if its cost does not grow with the state ([State#touched]), so that it is
///   checked after every block in production; the others, and these over the whole state, are
///   checked in simulation and by auditors
public record Invariant(String name, boolean everyBlock, Check check) {
  /// Looks for a violation.
  @FunctionalInterface
  public interface Check {
    /// What is wrong, or null.
    @Nullable String violation(State state);
  }
}
