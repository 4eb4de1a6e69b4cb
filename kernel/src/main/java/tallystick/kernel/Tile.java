package tallystick.kernel;

import org.jspecify.annotations.Nullable;

/// One tile in memory, with the hashes of the tree levels between it and the tile above it: those
/// cost nothing on the way to the tile's own root, and proofs are made of them.
final class Tile {
  private final byte[][][] rows = new byte[Tiles.HEIGHT][][];
  private int width;

  Tile() {
    for (int row = 0; row < Tiles.HEIGHT; row++) {
      rows[row] = new byte[Tiles.WIDTH >> row][];
    }
  }

  /// The first `width` hashes of a stored tile.
  static Tile of(byte[] hashes, int width) {
    Tile tile = new Tile();
    for (int i = 0; i < width; i++) {
      byte[] hash = new byte[Sha256.BYTES];
      System.arraycopy(hashes, i * Sha256.BYTES, hash, 0, Sha256.BYTES);
      tile.add(hash);
    }
    return tile;
  }

  int width() {
    return width;
  }

  /// Adds a hash to a tile that is not full. Returns the tile's root when that fills it.
  byte @Nullable [] add(byte[] hash) {
    int at = width++;
    rows[0][at] = hash;
    byte[] node = hash;
    for (int row = 1; (at & 1) == 1; row++) {
      node = Merkle.nodeHash(rows[row - 1][at - 1], node);
      at >>= 1;
      if (row == Tiles.HEIGHT) {
        return node;
      }
      rows[row][at] = node;
    }
    return null;
  }

  /// The hash of a complete subtree of the tile: row 0 are the tile's own hashes.
  byte[] node(int row, int at) {
    if ((at + 1) << row > width) {
      throw new IllegalArgumentException("the subtree is not complete");
    }
    return rows[row][at];
  }

  /// The tile as it is stored.
  byte[] bytes() {
    byte[] bytes = new byte[width * Sha256.BYTES];
    for (int i = 0; i < width; i++) {
      System.arraycopy(rows[0][i], 0, bytes, i * Sha256.BYTES, Sha256.BYTES);
    }
    return bytes;
  }
}
