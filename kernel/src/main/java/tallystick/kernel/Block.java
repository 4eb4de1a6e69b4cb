package tallystick.kernel;

import java.util.List;

/// What one step of the ledger decided.
///
/// @param height from 1, without gaps
/// @param time log time in milliseconds, never falling
/// @param firstPosition index of the first entry's leaf in the Merkle log
/// @param stateRoot state root after the block, of [StateTree#stateRoot]
public record Block(
    long height, long time, long firstPosition, byte[] stateRoot, List<Entry> entries) {

  /// Leaves in the log after this block.
  public long size() {
    return firstPosition + entries.size();
  }
}
