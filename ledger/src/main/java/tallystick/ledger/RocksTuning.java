package tallystick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;

/// How RocksDB is set up. Memory: 64 MB of blocks, indexes and filters, at most 96 MB of writes not
/// yet in files, and the buffers of a compaction: below 200 MB in all.
final class RocksTuning implements AutoCloseable {
  private static final long MEGABYTE = 1 << 20;
  private static final long CACHE_BYTES = 64 * MEGABYTE;
  private static final long WRITE_BYTES = 96 * MEGABYTE;
  private static final long LOG_BYTES = 128 * MEGABYTE;
  private static final int FILTER_BITS = 10;

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache = new LRUCache(CACHE_BYTES);
  private final BloomFilter filter = new BloomFilter(FILTER_BITS, false);
  private final List<AutoCloseable> made = new ArrayList<>();

  DBOptions database() {
    DBOptions options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setDbWriteBufferSize(WRITE_BYTES)
            .setMaxTotalWalSize(LOG_BYTES)
            .setMaxBackgroundJobs(2)
            .setBytesPerSync(MEGABYTE)
            .setWalBytesPerSync(MEGABYTE)
            .setMaxOpenFiles(256)
            .setKeepLogFileNum(2)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
    made.add(options);
    return options;
  }

  List<ColumnFamilyDescriptor> families() {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (RocksStore.Family family : RocksStore.Family.values()) {
      String name = family.name().toLowerCase(Locale.ROOT);
      families.add(
          new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), family(family)));
    }
    return families;
  }

  private ColumnFamilyOptions family(RocksStore.Family family) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setFilterPolicy(filter)
            .setFormatVersion(5);
    ColumnFamilyOptions options = new ColumnFamilyOptions().setTableFormatConfig(table);
    made.add(options);
    return switch (family) {
      case DEFAULT, PLACES -> options.setWriteBufferSize(4 * MEGABYTE);
      // Most envelopes are new, so most look-ups find nothing: the filter answers them.
      case STATE ->
          options
              .setWriteBufferSize(32 * MEGABYTE)
              .setMemtableWholeKeyFiltering(true)
              .setMemtablePrefixBloomSizeRatio(0.1)
              .setCompressionType(CompressionType.LZ4_COMPRESSION);
      case BLOCKS ->
          options
              .setWriteBufferSize(16 * MEGABYTE)
              .setCompressionType(CompressionType.LZ4_COMPRESSION);
      // Hashes do not shrink.
      case TILES ->
          options
              .setWriteBufferSize(8 * MEGABYTE)
              .setCompressionType(CompressionType.NO_COMPRESSION);
    };
  }

  @Override
  public void close() {
    for (AutoCloseable one : made) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("RocksDB options always close", e);
      }
    }
    filter.close();
    cache.close();
  }
}
