package tallystick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import tallystick.kernel.Overlay;
import tallystick.kernel.Sha256;
import tallystick.kernel.StateTree;
import tallystick.kernel.TileStore;
import tallystick.ledger.v1.WireBlock;

/// Everything that one block writes, gathered and written at once. Belongs to the thread that
/// executes.
final class BlockWrite implements TileStore, AutoCloseable {
  private static final byte[] STANDING = "standing".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ORIGIN = "origin".getBytes(StandardCharsets.UTF_8);

  private final RocksStore store;
  private final WriteBatch batch = new WriteBatch();

  BlockWrite(RocksStore store) {
    this.store = store;
  }

  /// Where the log stands, and the last Raft entry that was applied.
  record Standing(long term, long index, Execution.Past past) {
    private static final int BYTES = 5 * Long.BYTES + 2 * Sha256.BYTES;

    private byte[] bytes() {
      return ByteBuffer.allocate(BYTES)
          .putLong(term)
          .putLong(index)
          .putLong(past.height())
          .putLong(past.time())
          .putLong(past.size())
          .put(past.before())
          .put(past.stateRoot())
          .array();
    }

    private static Standing of(byte[] bytes, StateTree tree) {
      if (bytes.length != BYTES) {
        throw new LedgerFault(
            LedgerFault.UNAVAILABLE, "The state was written by another version of Tallystick.");
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      long term = in.getLong();
      long index = in.getLong();
      long height = in.getLong();
      long time = in.getLong();
      long size = in.getLong();
      byte[] before = new byte[Sha256.BYTES];
      in.get(before);
      byte[] root = new byte[Sha256.BYTES];
      in.get(root);
      return new Standing(term, index, new Execution.Past(height, time, size, before, root, tree));
    }

    /// Whether the rows are those that the last block left.
    private boolean fits() {
      return past.height() == 0
          ? Arrays.equals(past.tree().root(), StateTree.EMPTY.root())
          : Arrays.equals(past.tree().stateRoot(past.before()), past.stateRoot());
    }
  }

  /// Where the log stood at the last write, without the tree and unchecked.
  Standing written() {
    byte[] bytes = store.get(RocksStore.Family.DEFAULT, STANDING);
    return bytes == null
        ? new Standing(0, -1, Execution.Past.nothing(StateTree.EMPTY))
        : Standing.of(bytes, StateTree.EMPTY);
  }

  /// Where the log stood at the last write, with the tree of all rows, which is made anew and
  /// compared with the root that was written then.
  ///
  /// @throws LedgerFault `damaged` when the rows are not those of that root
  Standing standing() {
    byte[] bytes = store.get(RocksStore.Family.DEFAULT, STANDING);
    StateTree tree = StateRows.tree(store);
    Standing standing =
        bytes == null
            ? new Standing(0, -1, Execution.Past.nothing(tree))
            : Standing.of(bytes, tree);
    if (!standing.fits()) {
      throw Inspection.damaged(
          "the state is not that of block %d, whose state root is %s: its rows lead to %s"
              .formatted(
                  standing.past.height(),
                  HexFormat.of().formatHex(standing.past.stateRoot()),
                  HexFormat.of().formatHex(tree.stateRoot(standing.past.before()))),
          null);
    }
    return standing;
  }

  /// The log's name; the first call settles it.
  String origin(String otherwise) {
    byte[] known = store.get(RocksStore.Family.DEFAULT, ORIGIN);
    if (known != null) {
      return new String(known, StandardCharsets.UTF_8);
    }
    put(RocksStore.Family.DEFAULT, ORIGIN, otherwise.getBytes(StandardCharsets.UTF_8));
    write();
    store.sync();
    return otherwise;
  }

  @Override
  public byte @Nullable [] read(int level, long index) {
    return store.get(RocksStore.Family.TILES, RocksStore.tileKey(level, index));
  }

  @Override
  public void write(int level, long index, byte[] hashes) {
    put(RocksStore.Family.TILES, RocksStore.tileKey(level, index), hashes);
  }

  void rows(List<Executed.Row> rows) {
    for (Executed.Row row : rows) {
      Overlay.Change<?> change = row.change();
      byte[] key = RocksStore.stateKey(change.table().name(), change.key());
      byte[] json = row.json();
      if (json == null) {
        delete(key);
      } else {
        put(RocksStore.Family.STATE, key, json);
      }
    }
  }

  void block(WireBlock block) {
    byte[] height = RocksStore.longKey(block.getHeight());
    put(RocksStore.Family.BLOCKS, height, block.toByteArray());
    put(RocksStore.Family.PLACES, RocksStore.longKey(block.getFirstPosition()), height);
  }

  /// Writes what was gathered, with the place in the Raft log that it came from.
  void write(Standing standing) {
    put(RocksStore.Family.DEFAULT, STANDING, standing.bytes());
    write();
  }

  private void write() {
    store.write(batch);
    batch.clear();
  }

  private void put(RocksStore.Family family, byte[] key, byte[] value) {
    try {
      batch.put(store.handle(family), key, value);
    } catch (RocksDBException e) {
      throw RocksStore.broken(e);
    }
  }

  private void delete(byte[] key) {
    try {
      batch.delete(store.handle(RocksStore.Family.STATE), key);
    } catch (RocksDBException e) {
      throw RocksStore.broken(e);
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
