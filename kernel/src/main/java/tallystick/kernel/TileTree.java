package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An append-only Merkle tree whose hashes are kept as tiles (https://c2sp.org/tlog-tiles).
///
/// The right-most tile of every level stays in memory, so an append reads nothing and costs one
/// node hash on average. Nothing is written before [#flush]. A tree belongs to one thread; another
/// thread opens its own over the same store, at a size that was flushed.
public final class TileTree implements Merkle.NodeReader {
  private final TileStore store;
  private final List<TileLevel> levels = new ArrayList<>();
  private long size;
  private byte @Nullable [] root;

  /// Opens the tree of the first `size` leaves in the store. Tiles may hold more than that, as
  /// after a crash between [#flush] and the note of the new size; the rest is written over.
  ///
  /// @throws IllegalStateException when a tile that the size requires is missing or too short
  public TileTree(TileStore store, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
    this.store = store;
    this.size = size;
    for (int number = 0; number < Tiles.LEVELS && Tiles.hashes(number, size) > 0; number++) {
      levels.add(new TileLevel(store, number, size));
    }
  }

  /// Adds a leaf. The array is kept, and so must not change afterwards.
  public void append(byte[] leafHash) {
    if (leafHash.length != Sha256.BYTES) {
      throw new IllegalArgumentException("a leaf hash has 32 bytes");
    }
    byte[] hash = leafHash;
    for (int number = 0; hash != null; number++) {
      if (number == levels.size()) {
        levels.add(new TileLevel(store, number, 0));
      }
      hash = levels.get(number).add(hash);
    }
    size++;
    root = null;
  }

  /// The leaves of the tree.
  public long size() {
    return size;
  }

  /// The root of all leaves. It costs a hash for each level at most, and none the second time.
  public byte[] root() {
    byte[] known = root;
    if (known == null) {
      known = Merkle.root(size, this);
      root = known;
    }
    return known.clone();
  }

  /// Writes every tile that changed since the last flush, each once. When the store fails it may be
  /// called again.
  public void flush() {
    levels.forEach(TileLevel::flush);
  }

  @Override
  public byte[] node(int level, long index) {
    int number = level / Tiles.HEIGHT;
    if (level < 0 || index < 0 || number >= levels.size()) {
      throw new IllegalArgumentException("the subtree is not in the tree");
    }
    int row = level % Tiles.HEIGHT;
    int bits = Tiles.HEIGHT - row;
    int at = (int) (index & ((1 << bits) - 1));
    return levels.get(number).tile(index >>> bits).node(row, at).clone();
  }
}
