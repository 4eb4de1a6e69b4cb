package tallystick.ledger.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Merkle;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;

/// One step of a mirror on its way to a checkpoint: takes chunk after chunk, and keeps each only
/// when all of it is proved to be in the signed tree.
final class MirrorFetch {
  private final MirrorFolder folder;
  private final TileTree tree;
  private final Milestone next;
  private final TileTree theirs;
  private final List<byte[]> hashes = new ArrayList<>();
  private @Nullable Leaves leaves;

  /// @param tree of the mirror
  /// @param next the signed checkpoint that is aimed at
  /// @param theirs the tree as the log shows it, whose root is the signed one
  MirrorFetch(MirrorFolder folder, TileTree tree, Milestone next, TileTree theirs) {
    this.folder = folder;
    this.tree = tree;
    this.next = next;
    this.theirs = theirs;
  }

  private final class Gathering implements Leaves.Sink {
    @Override
    public void begins(Slice first) {}

    @Override
    public void act(Slice slice, Act act, long position) {}

    @Override
    public void leaf(long position, byte[] hash) {
      hashes.add(hash);
    }
  }

  /// Takes up where the folder ends.
  ///
  /// @param last full chunk that is kept
  void resume(Chunk last) throws IOException {
    if (last.slices().isEmpty()) {
      throw new IOException("the mirror " + folder + " is damaged: " + last.bodiesProblem());
    }
    leaves = new Leaves(last.slices().getFirst().first(), new Gathering());
    leaves.take(last);
  }

  /// Verifies a chunk and keeps it; its tile is written by the tree.
  ///
  /// @return the paths of its files
  /// @throws Differs when it does not hold together
  List<String> take(Chunk chunk) throws IOException {
    Leaves matching = leaves;
    if (matching == null) {
      matching = new Leaves(0, new Gathering());
      leaves = matching;
    }
    hashes.clear();
    matching.take(chunk);
    requireSigned(chunk);
    for (byte[] hash : hashes.subList((int) (tree.size() - chunk.start()), chunk.width())) {
      tree.append(hash);
    }
    tree.flush();
    Tiles.Path path = new Tiles.Path(Tiles.ENTRIES, chunk.index(), chunk.width());
    folder.write(path.text(), chunk.files().bundle());
    folder.write(path.bodiesText(), chunk.files().bodies());
    return List.of(path.text(), path.bodiesText());
  }

  /// The inclusion proof of one leaf whose siblings in the chunk are computed here proves all of
  /// the chunk.
  private void requireSigned(Chunk chunk) {
    TileTree own = new TileTree(new Nowhere(), 0);
    hashes.forEach(own::append);
    List<byte[]> proof =
        Merkle.inclusionProof(
            chunk.start(),
            next.size(),
            (level, index) ->
                level < Tiles.HEIGHT && index >>> (Tiles.HEIGHT - level) == chunk.index()
                    ? own.node(level, index - (chunk.start() >>> level))
                    : theirs.node(level, index));
    byte[] first = hashes.getFirst();
    byte[] root = next.checkpoint().root();
    if (!MerkleProof.inclusion(chunk.start(), next.size(), first, proof, root)) {
      throw new Differs(
          Math.max(1, chunk.heightTold(chunk.start())),
          chunk.start(),
          "the leaves from here on",
          "those that were signed",
          "others");
    }
  }

  private static final class Nowhere implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long index) {
      return null;
    }

    @Override
    public void write(int level, long index, byte[] hashes) {}
  }
}
