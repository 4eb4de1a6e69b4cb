package tallystick.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tallystick.kernel.Block;
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
  private final Supplier<Note> note;

  LogPages(RocksStore store, long size, Supplier<Note> note) {
    this.store = store;
    this.size = size;
    this.note = note;
  }

  /// The C2SP tlog-proof of a leaf.
  String proof(long position) {
    if (position < 0 || position >= size) {
      throw new LedgerFault(
          LedgerFault.NOT_FOUND, "The log has " + size + " leaves, and none at " + position + ".");
    }
    List<byte[]> path = Merkle.inclusionProof(position, size, new TileTree(store.tiles(), size));
    return new TlogProof(new byte[0], position, path, note.get()).format();
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
