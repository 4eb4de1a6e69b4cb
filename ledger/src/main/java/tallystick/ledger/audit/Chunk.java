package tallystick.ledger.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Merkle;
import tallystick.kernel.Sha256;
import tallystick.kernel.Tiles;

/// What a log publishes about up to 256 leaves, as far as it can be read; nothing of it is
/// believed.
///
/// @param index the leaves are `256 * index` and on
/// @param width how many leaves there should be
/// @param files as they came: bundle, tile and bodies, empty where there was none
/// @param entries the bundle's, as many as it has
/// @param hashes of the leaves, as many as there are entries
/// @param slices of the bodies, as many as can be read
/// @param bodiesProblem what is wrong after them, or empty
record Chunk(
    long index,
    int width,
    Files files,
    List<byte[]> entries,
    List<byte[]> hashes,
    List<Slice> slices,
    String bodiesProblem) {

  /// The bytes of the three files; an array without length stands for a file that is missing.
  record Files(byte[] bundle, byte[] tile, byte[] bodies) {}

  static Chunk of(long index, int width, Files files, Act.Door door) {
    List<byte[]> entries = entries(files.bundle, width);
    List<byte[]> hashes = entries.stream().map(Merkle::leafHash).toList();
    List<Slice> slices = new ArrayList<>();
    String problem = Slice.read(files.bodies, door, slices);
    return new Chunk(index, width, files, entries, hashes, slices, problem);
  }

  /// Entries, each after its length in two bytes; what cannot be read is left out.
  private static List<byte[]> entries(byte[] bundle, int width) {
    List<byte[]> entries = new ArrayList<>(width);
    ByteBuffer in = ByteBuffer.wrap(bundle);
    while (entries.size() < width && in.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining()) {
        break;
      }
      byte[] entry = new byte[length];
      in.get(entry);
      entries.add(entry);
    }
    return entries;
  }

  long start() {
    return index * Tiles.WIDTH;
  }

  long end() {
    return start() + width;
  }

  /// Whether a leaf's hash stands in the published tile.
  boolean hasInTile(int at) {
    int from = at * Sha256.BYTES;
    return files.tile.length >= from + Sha256.BYTES
        && Arrays.equals(files.tile, from, from + Sha256.BYTES, hashes.get(at), 0, Sha256.BYTES);
  }

  /// Whether bundle and tile end where they should.
  boolean endsWhereItShould() {
    int bundled = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    return files.bundle.length == bundled && files.tile.length == width * Sha256.BYTES;
  }

  /// The height that an entry itself tells, or 0: the second line of a leaf begins with it.
  long heightTold(long position) {
    int at = (int) (position - start());
    if (at < 0 || at >= entries.size()) {
      return 0;
    }
    String[] lines = new String(entries.get(at), StandardCharsets.UTF_8).split("\n", 3);
    String told = lines.length < 2 ? "" : lines[1].replaceAll(" .*", "");
    return told.matches("[1-9][0-9]{0,17}") ? Long.parseLong(told) : 0;
  }
}
