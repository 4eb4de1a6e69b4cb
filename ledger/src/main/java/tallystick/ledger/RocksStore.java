package tallystick.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.SstFileReader;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import tallystick.kernel.TileStore;
import tallystick.ledger.v1.WireBlock;

/// One RocksDB with everything that a node knows: state, blocks, tiles, and where the log stands.
///
/// A block is one [WriteBatch] with the term and index of its Raft entry: after a crash either all
/// of it is there or none. RocksDB's write-ahead log is on but not forced to disk at every block,
/// for the Raft log is the copy that is: after a power cut the last blocks may be missing here, and
/// are decided again from there. Only before Raft may purge its log is the write-ahead log forced
/// ([#sync]).
///
/// Column families: `default` (what [BlockWrite] keeps about the whole), `state` (table, `/`, key →
/// JSON), `blocks` (height → protobuf), `places` (first position → height), `tiles` (level, index →
/// hashes). Numbers in keys are big-endian, so that their order is the keys' order.
final class RocksStore implements AutoCloseable {
  private static final int RECENT_BYTES = 32 << 20;

  private final RocksTuning tuning = new RocksTuning();
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final WriteOptions unforced = new WriteOptions().setSync(false);
  private final ReadOptions whole = new ReadOptions().setTotalOrderSeek(true);
  private final RocksDB db;

  /// Blocks that were just decided or read: followers and provers ask for the same ones.
  private final Cache<Long, WireBlock> recent =
      Caffeine.newBuilder()
          .maximumWeight(RECENT_BYTES)
          .weigher((Long height, WireBlock block) -> block.getSerializedSize() + 200)
          .executor(Runnable::run)
          .build();

  /// The column families, in the order of their handles.
  enum Family {
    DEFAULT,
    STATE,
    BLOCKS,
    PLACES,
    TILES
  }

  /// Opens or makes the database.
  ///
  /// @throws LedgerFault `data-folder-in-use` when another process has it open; `damaged` when its
  ///   files do not fit together
  RocksStore(Path folder) {
    this(folder, false);
  }

  /// Opens a database that is there, and changes nothing in it.
  static RocksStore readOnly(Path folder) {
    return new RocksStore(folder, true);
  }

  private RocksStore(Path folder, boolean readOnly) {
    List<ColumnFamilyDescriptor> families = tuning.families();
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    DBOptions options = tuning.database();
    try {
      requireWhole(folder);
      db =
          readOnly
              ? RocksDB.openReadOnly(options, folder.toString(), families, opened)
              : RocksDB.open(options, folder.toString(), families, opened);
    } catch (RocksDBException e) {
      closeOptions();
      throw unopened(folder, e);
    } catch (LedgerFault e) {
      closeOptions();
      throw e;
    }
    for (Family family : Family.values()) {
      handles.put(family, opened.get(handles.size()));
    }
  }

  /// RocksDB takes a folder without the file `CURRENT` for an empty one, whatever else is in it.
  private static void requireWhole(Path folder) {
    if (!Files.exists(folder.resolve("CURRENT")) && holdsRows(folder)) {
      throw Inspection.damaged("the file CURRENT of " + folder + " is missing", null);
    }
  }

  private static boolean holdsRows(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().matches(".*(\\.sst|\\.log|MANIFEST-.*)"));
    } catch (IOException e) {
      return false;
    }
  }

  private static LedgerFault unopened(Path folder, RocksDBException e) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    // Not just the word: a damaged file has a `block checksum mismatch`.
    if (said.contains("lock file") || said.contains("lock hold")) {
      return new LedgerFault(
          LedgerFault.DATA_IN_USE, "Another process has the data folder " + folder + " open.");
    }
    if (said.contains("no space") || said.contains("permission") || said.contains("too many")) {
      return new LedgerFault(
          LedgerFault.UNAVAILABLE,
          "The data folder " + folder + " cannot be opened: " + e.getMessage());
    }
    return Inspection.damaged("RocksDB cannot open " + folder + ": " + e.getMessage(), e);
  }

  byte @Nullable [] get(Family family, byte[] key) {
    try {
      return db.get(handle(family), key);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// The value that a key had when the options' snapshot was taken.
  byte @Nullable [] get(Family family, byte[] key, ReadOptions options) {
    try {
      return db.get(handle(family), options, key);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// Keeps one value that belongs to no block.
  ///
  /// @param forced whether it, and all before it, is on disk when this returns
  void put(Family family, byte[] key, byte[] value, boolean forced) {
    try {
      db.put(handle(family), unforced, key, value);
      if (forced) {
        db.flushWal(true);
      }
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// Everything as it is now, until it is released.
  Snapshot snapshot() {
    return db.getSnapshot();
  }

  void release(Snapshot snapshot) {
    db.releaseSnapshot(snapshot);
    snapshot.close();
  }

  /// A cursor over a family, to be closed by the caller.
  RocksIterator cursor(Family family) {
    return db.newIterator(handle(family), whole);
  }

  /// A cursor ends at the last row, and at a row that cannot be read: tells these apart.
  static void requireWhole(RocksIterator ended) {
    try {
      ended.status();
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// The block at a height, or null.
  @Nullable WireBlock block(long height) {
    WireBlock known = recent.getIfPresent(height);
    if (known != null) {
      return known;
    }
    byte[] bytes = get(Family.BLOCKS, longKey(height));
    if (bytes == null) {
      return null;
    }
    try {
      WireBlock block = WireBlock.parseFrom(bytes);
      recent.put(height, block);
      return block;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("block " + height + " is not readable", e);
    }
  }

  /// The height of the block that holds a leaf, which must be in the log.
  long heightOf(long position) {
    try (RocksIterator places = cursor(Family.PLACES)) {
      places.seekForPrev(longKey(position));
      requireWhole(places);
      if (!places.isValid()) {
        throw new IllegalStateException("no block holds leaf " + position);
      }
      return ByteBuffer.wrap(places.value()).getLong();
    }
  }

  /// The tiles, for reading.
  TileStore tiles() {
    return new TileStore() {
      @Override
      public byte @Nullable [] read(int level, long index) {
        return get(Family.TILES, tileKey(level, index));
      }

      @Override
      public void write(int level, long index, byte[] hashes) {
        throw new UnsupportedOperationException("tiles are written with their block");
      }
    };
  }

  ColumnFamilyHandle handle(Family family) {
    return Objects.requireNonNull(handles.get(family));
  }

  void write(WriteBatch batch) {
    try {
      db.write(unforced, batch);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  void remember(WireBlock block) {
    recent.put(block.getHeight(), block);
  }

  /// Forces everything that was written to disk.
  void sync() {
    try {
      db.flushWal(true);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// Makes a folder with a copy of the whole as of one moment, of hard links where it can be.
  void copyTo(Path folder) {
    try (org.rocksdb.Checkpoint copying = org.rocksdb.Checkpoint.create(db)) {
      copying.createCheckpoint(folder.toString());
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /// Reads every file and compares it with its checksums.
  void verifyChecksums() {
    try {
      db.verifyChecksum();
    } catch (RocksDBException e) {
      throw Inspection.damaged(String.valueOf(e.getMessage()), e);
    }
  }

  /// Reads one file of rows and compares it with its checksums, unless compaction has dropped it.
  void verify(LiveFileMetaData file) {
    Path path = Path.of(file.path(), file.fileName());
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options)) {
      reader.open(path.toString());
      reader.verifyChecksum();
    } catch (RocksDBException e) {
      if (Files.exists(path)) {
        throw broken(e);
      }
    }
  }

  /// The files of rows, the newest first, in the folder of the database.
  List<LiveFileMetaData> files() {
    List<LiveFileMetaData> files = new ArrayList<>(db.getLiveFilesMetaData());
    files.sort(Comparator.comparing(LiveFileMetaData::fileName).reversed());
    return files;
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    db.close();
    closeOptions();
  }

  private void closeOptions() {
    unforced.close();
    whole.close();
    tuning.close();
  }

  static byte[] longKey(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static byte[] tileKey(int level, long index) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) level).putLong(index).array();
  }

  static byte[] stateKey(String table, String key) {
    return (table + "/" + key).getBytes(StandardCharsets.UTF_8);
  }

  /// What a failure of RocksDB means for whoever asked.
  static RuntimeException broken(RocksDBException e) {
    Status status = e.getStatus();
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return Inspection.damaged(String.valueOf(e.getMessage()), e);
    }
    return new IllegalStateException("RocksDB: " + e.getMessage(), e);
  }
}
