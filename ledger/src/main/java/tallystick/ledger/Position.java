package tallystick.ledger;

import java.util.Arrays;

/// What a node came to at a height: all that a checkpoint says.
///
/// @param size leaves of the log up to and with this block
/// @param logRoot of the Merkle log of so many leaves
/// @param stateRoot after the block
record Position(long height, long size, byte[] logRoot, byte[] stateRoot) {
  /// Whether both stand for the same history: once it differs, it never is the same again.
  boolean agrees(Position other) {
    return height == other.height
        && size == other.size
        && Arrays.equals(logRoot, other.logRoot)
        && Arrays.equals(stateRoot, other.stateRoot);
  }
}
