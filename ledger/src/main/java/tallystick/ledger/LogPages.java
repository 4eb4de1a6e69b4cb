package tallystick.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tallystick.kernel.Block;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Sha256;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;
import tallystick.kernel.TlogProof;
import tallystick.ledger.v1.WireBlock;

/// The log at one size, in the forms in which anyone may read it: proofs and tiles.
final class LogPages {
  private final RocksStore store;
  private final long size;

  LogPages(RocksStore store, long size) {
    this.store = store;
    this.size = size;
  }

  /// The C2SP tlog-proof of a leaf in a checkpoint that covers it.
  String proof(long position, Note checkpoint) {
    long within = Checkpoint.parse(checkpoint.text()).size();
    List<byte[]> path =
        Merkle.inclusionProof(position, within, new TileTree(store.tiles(), within));
    return new TlogProof(new byte[0], position, path, checkpoint).format();
  }

  /// The RFC 6962 proof that the log of `from` leaves is the beginning of the one of `to`; empty if
  /// there is nothing to prove.
  List<byte[]> consistency(long from, long to) {
    return from == 0 || from == to
        ? List.of()
        : Merkle.consistencyProof(from, to, new TileTree(store.tiles(), to));
  }

  /// A tile of hashes or a bundle of entries, if the log is that wide.
  Optional<byte[]> tile(int level, long index, int width) {
    int counted = Math.max(level, 0);
    if (level < Tiles.ENTRIES
        || level >= Tiles.LEVELS
        || index < 0
        || width < 1
        || width > Tiles.width(counted, index, size)) {
      return Optional.empty();
    }
    if (level == Tiles.ENTRIES) {
      return Optional.of(entries(index * Tiles.WIDTH, width));
    }
    byte[] hashes = store.tiles().read(level, index);
    if (hashes == null) {
      throw new IllegalStateException("tile " + level + "/" + index + " is missing");
    }
    return Optional.of(Arrays.copyOf(hashes, width * Sha256.BYTES));
  }

  /// Leaves, each after its length in two bytes, most significant first.
  private byte[] entries(long from, int count) {
    byte[][] leaves = new byte[count][];
    int done = 0;
    for (long height = store.heightOf(from); done < count; height++) {
      WireBlock wire = store.block(height);
      if (wire == null) {
        throw new IllegalStateException("block " + height + " is missing");
      }
      Block block = Wire.block(wire);
      int skip = (int) Math.max(0, from - block.firstPosition());
      for (int i = skip; i < block.entries().size() && done < count; i++) {
        Entry entry = block.entries().get(i);
        leaves[done++] = entry.leaf(block.height(), block.time());
      }
    }
    int bytes = Arrays.stream(leaves).mapToInt(leaf -> Short.BYTES + leaf.length).sum();
    ByteBuffer bundle = ByteBuffer.allocate(bytes);
    for (byte[] leaf : leaves) {
      bundle.putShort((short) leaf.length).put(leaf);
    }
    return bundle.array();
  }
}
