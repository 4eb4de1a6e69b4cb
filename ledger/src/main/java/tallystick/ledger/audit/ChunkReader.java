package tallystick.ledger.audit;

import java.io.IOException;
import tallystick.kernel.Tiles;

/// Reads what a log publishes about some leaves.
final class ChunkReader {
  private static final byte[] MISSING = {};

  private final LogSource source;
  private final Act.Door door;

  ChunkReader(LogSource source, Act.Door door) {
    this.source = source;
    this.door = door;
  }

  /// The leaves `256 * index` and on, in a log of `size` leaves.
  Chunk read(long index, long size) throws IOException {
    int width = Tiles.width(0, index, size);
    Tiles.Path bundle = new Tiles.Path(Tiles.ENTRIES, index, width);
    Chunk.Files files =
        new Chunk.Files(
            file(bundle.text()),
            file(new Tiles.Path(0, index, width).text()),
            file(bundle.bodiesText()));
    return Chunk.of(index, width, files, door);
  }

  private byte[] file(String path) throws IOException {
    return source.read(path).orElse(MISSING);
  }
}
