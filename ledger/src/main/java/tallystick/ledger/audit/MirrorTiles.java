package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Sha256;
import tallystick.kernel.TileStore;
import tallystick.kernel.Tiles;

/// The tiles of a mirror. Full ones go to the folder at once; the partial ones at the edge stay in
/// memory until a checkpoint says at which width they are published.
final class MirrorTiles implements TileStore {
  private final TreeMap<String, byte[]> edge = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private final MirrorFolder folder;
  private final long size;

  /// @param size of the log in the folder
  MirrorTiles(MirrorFolder folder, long size) {
    this.folder = folder;
    this.size = size;
  }

  @Override
  public byte @Nullable [] read(int level, long index) {
    byte[] known = edge.get(name(level, index));
    if (known != null) {
      return known;
    }
    int width = Math.max(1, Tiles.width(level, index, size));
    try {
      return folder.read(new Tiles.Path(level, index, width).text()).orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(int level, long index, byte[] hashes) {
    if (hashes.length < Tiles.WIDTH * Sha256.BYTES) {
      edge.put(name(level, index), hashes);
      return;
    }
    edge.remove(name(level, index));
    try {
      keep(new Tiles.Path(level, index, Tiles.WIDTH), hashes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(Tiles.Path path, byte[] hashes) throws IOException {
    folder.write(path.text(), hashes);
    written.add(path.text());
  }

  /// Writes the edge as it is published at a size.
  ///
  /// @return the paths of all that was ever written
  List<String> writeEdge(long published) throws IOException {
    for (int level = 0; Tiles.hashes(level, published) > 0; level++) {
      long index = Tiles.hashes(level, published) / Tiles.WIDTH;
      int width = Tiles.width(level, index, published);
      byte[] hashes = width == 0 ? null : read(level, index);
      if (hashes != null) {
        keep(new Tiles.Path(level, index, width), hashes);
      }
    }
    return written;
  }

  private static String name(int level, long index) {
    return level + "/" + index;
  }
}
