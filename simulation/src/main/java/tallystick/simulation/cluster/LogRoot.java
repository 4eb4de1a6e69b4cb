package tallystick.simulation.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;

/// The Merkle root of a log, computed from its entries.
final class LogRoot {
  private LogRoot() {}

  /// What a node's checkpoint has otherwise than the log; empty if nothing.
  static List<String> check(String node, List<Block> log, Note note) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    TileTree tree = new TileTree(new Tiles(), 0);
    for (Block block : log) {
      for (Entry entry : block.entries()) {
        if (tree.size() < checkpoint.size()) {
          tree.append(Merkle.leafHash(entry.leaf(block.height(), block.time())));
        }
      }
    }
    if (tree.size() != checkpoint.size() || !Arrays.equals(tree.root(), checkpoint.root())) {
      return List.of(
          node + " signed a checkpoint of " + checkpoint.size() + " leaves that is not the log's");
    }
    return List.of();
  }

  private static final class Tiles implements TileStore {
    private final Map<String, byte[]> kept = new HashMap<>();

    @Override
    public byte @Nullable [] read(int level, long index) {
      return kept.get(level + "/" + index);
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      kept.put(level + "/" + index, hashes);
    }
  }
}
