package tallystick.kernel;

import org.jspecify.annotations.Nullable;

/// Where tiles are kept. A tile is 1 to 256 hashes of 32 bytes, one after the other; a tile that is
/// not full is replaced by a longer one as the log grows.
public interface TileStore {
  /// The tile, or null when it was never written. The caller does not change the array.
  byte @Nullable [] read(int level, long index);

  /// Keeps the tile, in place of what was kept for that level and index. The caller does not change
  /// the array afterwards.
  void write(int level, long index, byte[] hashes);
}
