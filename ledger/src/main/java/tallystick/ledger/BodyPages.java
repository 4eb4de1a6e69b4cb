package tallystick.ledger;

import java.util.function.Consumer;
import tallystick.kernel.Tiles;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

/// The bodies of the log at one size: who signed what, and what was decided, cut as entries are.
final class BodyPages {
  private final RocksStore store;
  private final long size;

  BodyPages(RocksStore store, long size) {
    this.store = store;
    this.size = size;
  }

  /// Whether the log is that wide.
  boolean has(long index, int width) {
    return index >= 0 && width >= 1 && width <= Tiles.width(0, index, size);
  }

  /// Hands over one slice after the other, since together they may be large: 256 payloads.
  void read(long index, int width, Consumer<Bodies> piece) {
    long from = index * Tiles.WIDTH;
    long to = from + width;
    long position = from;
    for (long height = store.heightOf(from); position < to; height++) {
      WireBlock block = store.block(height);
      if (block == null) {
        throw new IllegalStateException("block " + height + " is missing");
      }
      WireBlock slice = slice(block, from, to);
      if (slice.getDecidedCount() > 0) {
        piece.accept(Bodies.newBuilder().addSlices(slice).build());
      }
      position = Wire.end(block);
    }
  }

  /// The envelopes of a block whose first leaves lie in `[from, to)`.
  static WireBlock slice(WireBlock block, long from, long to) {
    if (block.getFirstPosition() >= from && Wire.end(block) <= to) {
      return block;
    }
    WireBlock.Builder slice = block.toBuilder().clearDecided();
    long first = block.getFirstPosition();
    for (Decided decided : block.getDecidedList()) {
      if (first >= from && first < to) {
        if (slice.getDecidedCount() == 0) {
          slice.setFirstPosition(first);
        }
        slice.addDecided(decided);
      }
      first += decided.getOutcomesCount();
    }
    return slice.build();
  }
}
