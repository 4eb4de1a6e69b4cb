package tallystick.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import tallystick.kernel.Overlay;
import tallystick.kernel.Sha256;
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
    static final Standing NOTHING = new Standing(0, -1, Execution.Past.NOTHING);

    private byte[] bytes() {
      return ByteBuffer.allocate(5 * Long.BYTES + Sha256.BYTES)
          .putLong(term)
          .putLong(index)
          .putLong(past.height())
          .putLong(past.time())
          .putLong(past.size())
          .put(past.stateRoot())
          .array();
    }

    private static Standing of(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      long term = in.getLong();
      long index = in.getLong();
      long height = in.getLong();
      long time = in.getLong();
      long size = in.getLong();
      byte[] root = new byte[Sha256.BYTES];
      in.get(root);
      return new Standing(term, index, new Execution.Past(height, time, size, root));
    }
  }

  /// Where the log stood at the last write.
  Standing standing() {
    byte[] bytes = store.get(RocksStore.Family.DEFAULT, STANDING);
    return bytes == null ? Standing.NOTHING : Standing.of(bytes);
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
