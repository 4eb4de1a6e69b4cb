package tallystick.ledger;

import tallystick.kernel.Block;

/// The log as it grows.
public interface EventStream {
  /// Takes blocks one after the other.
  @FunctionalInterface
  interface BlockSink {
    /// Takes the next block. May block, which holds up this follower alone; what it throws ends the
    /// following.
    void take(Block block) throws Exception;
  }

  /// Gives every block from a height on to the sink, in order, none left out and none twice: first
  /// those on disk, then each as it is decided, for as long as it takes, across broken connections.
  /// The sink is called on a thread of its own; few blocks are ever held in memory for it.
  ///
  /// @param fromHeight the first block wanted, 1 for all
  /// @return ends the following, and interrupts the sink
  AutoCloseable follow(long fromHeight, BlockSink sink);
}
