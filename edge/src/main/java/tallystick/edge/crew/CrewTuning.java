package tallystick.edge.crew;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// How Raft is set up for a few agents with little memory and a few entries a day. Every entry is
/// forced to disk before it counts.
final class CrewTuning {
  private static final SizeInBytes ENTRY = SizeInBytes.valueOf("256KB");
  private static final long ENTRIES_BETWEEN_SNAPSHOTS = 500;

  private CrewTuning() {}

  static RaftProperties of(Path folder, int absentMillis) {
    RaftProperties properties = new RaftProperties();
    RaftConfigKeys.Rpc.setType(properties, new SignedRpc.Type());
    RaftServerConfigKeys.setStorageDir(properties, List.of(folder.toFile()));
    RaftServerConfigKeys.setStorageFreeSpaceMin(properties, SizeInBytes.ONE_MB);
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.ONE_MB);
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 1);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SizeInBytes.ONE_MB);
    RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf("64KB"));
    RaftServerConfigKeys.Log.setQueueByteLimit(properties, SizeInBytes.ONE_MB);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
    RaftServerConfigKeys.Log.setWriteBufferSize(
        properties, SizeInBytes.valueOf(ENTRY.getSize() + 1024));
    // Ratis would ask for a lost one ever more seldom.
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(properties, "1ms,10,500ms,1000000000");
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, ENTRY);
    RaftServerConfigKeys.Write.setByteLimit(properties, SizeInBytes.ONE_MB);
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, ENTRIES_BETWEEN_SNAPSHOTS);
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
    RaftServerConfigKeys.RetryCache.setExpiryTime(properties, millis(10_000));
    // A coordinator that is gone is replaced before any other would be missed.
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(absentMillis * 3L / 10));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(absentMillis * 6L / 10));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(absentMillis / 20));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(absentMillis / 5));
    RaftServerConfigKeys.Rpc.setSlownessTimeout(
        properties, TimeDuration.valueOf(60, TimeUnit.SECONDS));
    // A machine that slept goes on where it was.
    RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(365, TimeUnit.DAYS));
    return properties;
  }

  private static TimeDuration millis(long count) {
    return TimeDuration.valueOf(count, TimeUnit.MILLISECONDS);
  }
}
