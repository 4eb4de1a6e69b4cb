package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

/// Blocks as an operator, honest or not, would publish them: everything follows from the blocks,
/// and the log's key signs it.
final class TestLog {
  static final String ORIGIN = "tallystick/test";
  static final SigningKey KEY = SigningKey.fromSeed(Sha256.of(new byte[] {1}));

  final List<WireBlock> blocks;
  final List<Long> heights = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, byte[]> tiles = new HashMap<>();
  private final TileTree tree = new TileTree(new InMap(), 0);

  TestLog(List<WireBlock> published) {
    blocks = new ArrayList<>();
    long position = 0;
    for (WireBlock block : published) {
      blocks.add(block.toBuilder().setFirstPosition(position).build());
      for (Decided decided : block.getDecidedList()) {
        for (byte[] leaf :
            Act.of(decided, block.getHeight(), block.getTime(), _ -> null).leaves()) {
          leaves.add(leaf);
          heights.add(block.getHeight());
          tree.append(Merkle.leafHash(leaf));
          position++;
        }
      }
    }
    tree.flush();
  }

  private final class InMap implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long index) {
      return tiles.get(level + "/" + index);
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      tiles.put(level + "/" + index, hashes);
    }
  }

  long size() {
    return leaves.size();
  }

  String checkpoint() {
    return checkpoint(KEY);
  }

  String checkpoint(SigningKey key) {
    WireBlock last = blocks.getLast();
    List<String> lines =
        List.of(
            "height " + last.getHeight(),
            "state " + Base64.getEncoder().encodeToString(last.getStateRoot().toByteArray()));
    String text = new Checkpoint(ORIGIN, size(), tree.root(), lines).text();
    return Note.sign(text, ORIGIN, key).format();
  }

  /// The files of the log, by path.
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new HashMap<>();
    files.put("checkpoint", checkpoint().getBytes(StandardCharsets.UTF_8));
    for (int level = 0; Tiles.hashes(level, size()) > 0; level++) {
      for (long index = 0; Tiles.width(level, index, size()) > 0; index++) {
        byte[] tile = tiles.get(level + "/" + index);
        files.put(new Tiles.Path(level, index, Tiles.width(level, index, size())).text(), tile);
      }
    }
    for (long index = 0; Tiles.width(0, index, size()) > 0; index++) {
      int width = Tiles.width(0, index, size());
      Tiles.Path path = new Tiles.Path(Tiles.ENTRIES, index, width);
      int from = (int) (index * Tiles.WIDTH);
      files.put(path.text(), bundle(leaves.subList(from, from + width)));
      files.put(path.bodiesText(), bodies(from, from + width).toByteArray());
    }
    return files;
  }

  private static byte[] bundle(List<byte[]> leaves) {
    ByteBuffer out = ByteBuffer.allocate(leaves.stream().mapToInt(leaf -> 2 + leaf.length).sum());
    leaves.forEach(leaf -> out.putShort((short) leaf.length).put(leaf));
    return out.array();
  }

  Bodies bodies(long from, long to) {
    Bodies.Builder bodies = Bodies.newBuilder();
    for (WireBlock block : blocks) {
      WireBlock.Builder slice = block.toBuilder().clearDecided();
      long first = block.getFirstPosition();
      for (Decided decided : block.getDecidedList()) {
        if (first >= from && first < to) {
          if (slice.getDecidedCount() == 0) {
            slice.setFirstPosition(first);
          }
          slice.addDecided(decided);
        }
        first += decided.getOutcomesCount();
      }
      if (slice.getDecidedCount() > 0) {
        bodies.addSlices(slice);
      }
    }
    return bodies.build();
  }

  static void write(Map<String, byte[]> files, Path folder) {
    files.forEach((path, bytes) -> {
      try {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
