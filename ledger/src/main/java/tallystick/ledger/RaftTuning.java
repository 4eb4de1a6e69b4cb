package tallystick.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// How Raft is set up.
///
/// Every entry is forced to disk before it counts: `unsafe-flush` and `async-flush` are off.
/// Entries that arrive while the disk is busy are forced together. Segments are large, for Ratis is
/// known to suffer from many small ones; only the open one is held in memory.
final class RaftTuning {
  private static final SizeInBytes SEGMENT = SizeInBytes.valueOf("128MB");
  private static final SizeInBytes ENTRY = SizeInBytes.valueOf("8MB");
  private static final SizeInBytes MESSAGE = SizeInBytes.valueOf("32MB");

  /// Entries after which RocksDB is forced to disk, so that a start never has more than these to
  /// execute again.
  private static final int ENTRIES_BETWEEN_SYNCS = 200;

  private RaftTuning() {}

  static RaftProperties of(NodeConfig config, Path folder) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(folder.toFile()));
    log(properties);
    times(properties, config.isAlone());
    String raft = config.self().raft();
    int colon = raft.lastIndexOf(':');
    GrpcConfigKeys.Server.setHost(properties, raft.substring(0, colon));
    GrpcConfigKeys.Server.setPort(properties, Integer.parseInt(raft.substring(colon + 1)));
    GrpcConfigKeys.setMessageSizeMax(properties, MESSAGE);
    GrpcConfigKeys.setFlowControlWindow(properties, SizeInBytes.valueOf("4MB"));
    // One thread takes proposals, so that they stand in the log as they were made.
    RaftServerConfigKeys.ThreadPool.setClientCached(properties, false);
    RaftServerConfigKeys.ThreadPool.setClientSize(properties, 1);
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, seconds(10));
    return properties;
  }

  private static void log(RaftProperties properties) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SEGMENT);
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 0);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SEGMENT);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.setAsyncFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
    RaftServerConfigKeys.Log.setWriteBufferSize(
        properties, SizeInBytes.valueOf(ENTRY.getSize() + 1024));
    // What a slow node still needs is kept: there are no snapshot files to send it instead.
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, false);
    RaftServerConfigKeys.Log.setPurgeGap(properties, ENTRIES_BETWEEN_SYNCS);
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, ENTRIES_BETWEEN_SYNCS);
  }

  private static void times(RaftProperties properties, boolean alone) {
    // Several nodes wait longer, or a pause for garbage collection would make an election.
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(alone ? 150 : 1_000));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(alone ? 300 : 2_000));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(alone ? 20 : 300));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(alone ? 40 : 900));
    // A laptop that slept must not end the node: it goes on where it was.
    RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(365, TimeUnit.DAYS));
  }

  private static TimeDuration millis(long count) {
    return TimeDuration.valueOf(count, TimeUnit.MILLISECONDS);
  }

  private static TimeDuration seconds(long count) {
    return TimeDuration.valueOf(count, TimeUnit.SECONDS);
  }
}
