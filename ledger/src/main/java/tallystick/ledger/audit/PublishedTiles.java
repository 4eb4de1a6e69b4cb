package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Sha256;
import tallystick.kernel.TileStore;
import tallystick.kernel.Tiles;

/// Tiles that are not kept but compared: what a tree over the leaves would write must stand in what
/// the log publishes. Level 0 is left out, for its hashes are matched with their leaves.
final class PublishedTiles implements TileStore {
  private final Map<Integer, Published> recent = new HashMap<>();
  private final LogSource source;
  private final long size;
  private final LongSupplier height;

  private record Published(long index, byte[] hashes) {}

  /// @param size of the log at the checkpoint
  /// @param height that the comparison has come to
  PublishedTiles(LogSource source, long size, LongSupplier height) {
    this.source = source;
    this.size = size;
    this.height = height;
  }

  @Override
  public byte @Nullable [] read(int level, long index) {
    return null;
  }

  @Override
  public void write(int level, long index, byte[] hashes) {
    if (level == 0) {
      return;
    }
    int width = Tiles.width(level, index, size);
    Tiles.Path path = new Tiles.Path(level, index, width);
    byte[] published = published(path);
    int mismatch = Arrays.mismatch(hashes, published);
    if (published.length != width * Sha256.BYTES || (mismatch >= 0 && mismatch < hashes.length)) {
      int at = Math.max(0, mismatch) / Sha256.BYTES * Sha256.BYTES;
      throw new Differs(
          height.getAsLong(), -1, "the " + path.text(), hex(hashes, at), hex(published, at));
    }
  }

  private byte[] published(Tiles.Path path) {
    Published known = recent.get(path.level());
    if (known == null || known.index != path.index()) {
      try {
        known = new Published(path.index(), source.read(path.text()).orElse(new byte[0]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      recent.put(path.level(), known);
    }
    return known.hashes;
  }

  private static String hex(byte[] hashes, int at) {
    int to = Math.min(hashes.length, at + Sha256.BYTES);
    return to - at < Sha256.BYTES ? "nothing" : HexFormat.of().formatHex(hashes, at, to);
  }
}
