package tallystick.kernel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tiles in memory that count how often they are read and written.
final class MapTileStore implements TileStore {
  final Map<String, byte[]> tiles = new TreeMap<>();
  int reads;
  int writes;

  @Override
  public byte @Nullable [] read(int level, long index) {
    reads++;
    return tiles.get(level + "/" + index);
  }

  @Override
  public void write(int level, long index, byte[] hashes) {
    writes++;
    tiles.put(level + "/" + index, hashes);
  }

  /// Bytes of the tile named as `level/index`, 0 when there is none.
  int length(String name) {
    return tiles.getOrDefault(name, new byte[0]).length;
  }
}
