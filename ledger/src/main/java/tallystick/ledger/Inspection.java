package tallystick.ledger;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

/// What a store that is not in use is found to hold.
///
/// @param origin the log's name
/// @param logRoot of the Merkle log
record Inspection(BlockWrite.Standing standing, String origin, byte[] logRoot) {
  /// What its checkpoint would say.
  Position position() {
    Execution.Past past = standing.past();
    return new Position(past.height(), past.size(), logRoot, past.stateRoot());
  }

  /// Looks only at where the log stands.
  static Inspection quick(Path folder) {
    try (RocksStore store = RocksStore.readOnly(folder)) {
      return of(store);
    }
  }

  /// Reads everything: the checksum of every block of every file, every tile against the tiles
  /// below it, all rows against the state root, and the last block against where the log says it
  /// stands.
  ///
  /// @throws LedgerFault `damaged` with what does not fit
  static Inspection thorough(Path folder) {
    try (RocksStore store = RocksStore.readOnly(folder)) {
      store.verifyChecksums();
      Inspection found = of(store);
      rows(store);
      lastBlock(store, found.standing);
      tiles(store, found.standing.past().size());
      return found;
    } catch (IllegalStateException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private static Inspection of(RocksStore store) {
    try (BlockWrite reading = new BlockWrite(store)) {
      BlockWrite.Standing standing = reading.written();
      byte[] root = new TileTree(store.tiles(), standing.past().size()).root();
      return new Inspection(standing, reading.origin(""), root);
    }
  }

  /// Whether the rows are those of the state root.
  private static void rows(RocksStore store) {
    try (BlockWrite reading = new BlockWrite(store)) {
      reading.standing();
    }
  }

  /// Whether the last block is the one at which the log says it stands.
  static void lastBlock(RocksStore store, BlockWrite.Standing standing) {
    Execution.Past past = standing.past();
    if (past.height() == 0) {
      return;
    }
    WireBlock block = store.block(past.height());
    if (block == null) {
      throw damaged("block " + past.height() + " is missing", null);
    }
    long leaves = block.getDecidedList().stream().mapToLong(Decided::getOutcomesCount).sum();
    if (block.getFirstPosition() + leaves != past.size()
        || block.getTime() != past.time()
        || !Arrays.equals(block.getStateRoot().toByteArray(), past.stateRoot())) {
      throw damaged("block " + past.height() + " is not the one that was written last", null);
    }
  }

  /// Builds the tree of all leaves anew and compares every tile.
  private static void tiles(RocksStore store, long size) {
    TileStore kept = store.tiles();
    TileTree tree = new TileTree(new Comparing(kept), 0);
    for (long index = 0; Tiles.width(0, index, size) > 0; index++) {
      byte[] leaves = kept.read(0, index);
      int width = Tiles.width(0, index, size);
      if (leaves == null || leaves.length < width * 32) {
        throw damaged("tile 0/" + index + " is missing or too short", null);
      }
      for (int at = 0; at < width; at++) {
        tree.append(Arrays.copyOfRange(leaves, at * 32, at * 32 + 32));
      }
      tree.flush();
    }
  }

  /// Takes a tile only if it is the one that is kept.
  private record Comparing(TileStore kept) implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long index) {
      return kept.read(level, index);
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      byte[] there = kept.read(level, index);
      if (there == null
          || there.length < hashes.length
          || !Arrays.equals(there, 0, hashes.length, hashes, 0, hashes.length)) {
        throw damaged("tile " + level + "/" + index + " is not that of the tiles below it", null);
      }
    }
  }

  static LedgerFault damaged(String what, @Nullable Throwable cause) {
    LedgerFault fault = new LedgerFault(LedgerFault.DAMAGED, what);
    if (cause != null) {
      fault.initCause(cause);
    }
    return fault;
  }
}
