package tallystick.ledger;

import tallystick.kernel.Block;

/// The rules led to a state that must never be: a bug. Nothing of the block was kept, and the node
/// must stop rather than skip it.
public final class BrokenInvariant extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private final String invariant;
  private final String violation;
  private final transient Block block;

  /// @param invariant its name
  /// @param violation what is wrong
  /// @param block as it would have been
  public BrokenInvariant(String invariant, String violation, Block block) {
    super(
        "after block " + block.height() + " it does not hold that " + invariant + ": " + violation);
    this.invariant = invariant;
    this.violation = violation;
    this.block = block;
  }

  /// The name of the invariant.
  public String invariant() {
    return invariant;
  }

  /// What is wrong.
  public String violation() {
    return violation;
  }

  /// The block as it would have been.
  public Block block() {
    return block;
  }
}
