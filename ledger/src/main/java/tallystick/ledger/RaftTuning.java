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
  private static final SizeInBytes ENTRY = SizeInBytes.valueOf("8MB");
  private static final SizeInBytes MESSAGE = SizeInBytes.valueOf("32MB");

  /// A node that gets a snapshot begins anew with it, and is silent meanwhile.
  private static final long STAGING_SECONDS = 120;

  /// A leader asks for a lost node twice a second, for ever. Ratis would ask every five seconds,
  /// and gRPC waits ever longer between its attempts to connect unless it is asked anew: a node
  /// that came back would not be known for ten seconds, and a second loss within them would stop
  /// all.
  private static final String ASK_FOR_LOST = "1ms,10,500ms,1000000000";

  private RaftTuning() {}

  static RaftProperties of(NodeConfig config, Path folder, DiskPolicy disk) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(folder.toFile()));
    log(properties, SizeInBytes.valueOf(disk.segment()));
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

  private static void log(RaftProperties properties, SizeInBytes segment) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, segment);
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 0);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, segment);
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.setAsyncFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
    RaftServerConfigKeys.Log.setWriteBufferSize(
        properties, SizeInBytes.valueOf(ENTRY.getSize() + 1024));
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(properties, ASK_FOR_LOST);
    // What may go is counted in bytes, held back while a snapshot is sent, and does not wait for a
    // node that is away for good. Ratis can do none of the three, so it is told each time.
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setCreationGap(properties, 1L);
    // The state travels over our own service; Ratis only says who needs it.
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
    RaftServerConfigKeys.setStagingTimeout(properties, seconds(STAGING_SECONDS));
  }

  private static void times(RaftProperties properties, boolean alone) {
    // Several nodes wait longer: an election that a busy machine makes of a pause costs more than
    // it saves. With these, service is back in less than two seconds after the loss of a leader.
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(alone ? 150 : 700));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(alone ? 300 : 1_400));
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
