package tallystick.ledger;

/// The log goes on under rules that this program does not know. That is no bug: nothing was
/// decided, and a program that knows them goes on from here.
public final class UnknownRules extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /// @param height of the first block that cannot be decided here
  /// @param inForce the version that the block is decided under
  /// @param known the newest version that this program knows
  public UnknownRules(long height, int inForce, int known) {
    super(
        "block %d is decided under rules version %d, and this program knows 1 to %d: upgrade it"
            .formatted(height, inForce, known));
  }
}
