package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tiles of one tile level of a [TileTree] that are in memory.
final class TileLevel {
  private final TileStore store;
  private final int number;

  // Full tiles that are not yet written: those just before the edge.
  private final List<Tile> full = new ArrayList<>();

  private Tile edge;
  private long edgeIndex;
  private boolean changed;

  // The last full tile that was read or written, as proofs often ask for one more than once.
  private @Nullable Tile recent;
  private long recentIndex;

  TileLevel(TileStore store, int number, long size) {
    this.store = store;
    this.number = number;
    this.edgeIndex = Tiles.hashes(number, size) >>> Tiles.HEIGHT;
    int width = Tiles.width(number, edgeIndex, size);
    this.edge = width == 0 ? new Tile() : load(store, number, edgeIndex, width);
  }

  /// Adds a hash at the right edge. Returns the hash that the level above gets, if any.
  byte @Nullable [] add(byte[] hash) {
    byte[] above = edge.add(hash);
    changed = above == null;
    if (above != null) {
      full.add(edge);
      edge = new Tile();
      edgeIndex++;
    }
    return above;
  }

  /// The tile, which beyond the edge is an empty one.
  Tile tile(long index) {
    if (index >= edgeIndex) {
      return index == edgeIndex ? edge : new Tile();
    }
    long unwritten = index - (edgeIndex - full.size());
    if (unwritten >= 0) {
      return full.get((int) unwritten);
    }
    Tile tile = recent;
    if (tile == null || recentIndex != index) {
      tile = load(store, number, index, Tiles.WIDTH);
      recent = tile;
      recentIndex = index;
    }
    return tile;
  }

  /// Writes what changed, each tile once. What the store refused is written the next time.
  void flush() {
    long first = edgeIndex - full.size();
    for (int i = 0; i < full.size(); i++) {
      store.write(number, first + i, full.get(i).bytes());
    }
    if (!full.isEmpty()) {
      recent = full.getLast();
      recentIndex = edgeIndex - 1;
      full.clear();
    }
    if (changed) {
      store.write(number, edgeIndex, edge.bytes());
      changed = false;
    }
  }

  private static Tile load(TileStore store, int number, long index, int width) {
    byte[] hashes = store.read(number, index);
    if (hashes == null || hashes.length < width * Sha256.BYTES) {
      throw new IllegalStateException(
          "tile " + new Tiles.Path(number, index, width).text() + " is missing or too short");
    }
    return Tile.of(hashes, width);
  }
}
