package tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.SizeInBytes;

/// The bare limit of the order: Ratis with a state machine that does nothing, set up as the ledger
/// sets it up, all its nodes in this process, without TLS.
final class RatisReference implements AutoCloseable {
  private static final SizeInBytes SEGMENT = SizeInBytes.valueOf("128MB");
  private static final SizeInBytes ENTRY = SizeInBytes.valueOf("8MB");
  private static final long ELECTION_SECONDS = 20;
  private static final long ANSWER_SECONDS = 30;

  /// Batches that the ledger has on their way at once.
  private static final int ON_THEIR_WAY = 4;

  private final RaftGroupId group = RaftGroupId.valueOf(UUID.randomUUID());
  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();
  private final List<RaftServer> servers = new ArrayList<>();

  private static final class Nothing extends BaseStateMachine {
    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
      var entry = transaction.getLogEntry();
      if (entry != null) {
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
      }
      return CompletableFuture.completedFuture(Message.EMPTY);
    }
  }

  RatisReference(Path folder, int nodes) throws IOException {
    List<RaftPeer> peers = new ArrayList<>();
    for (int i = 1; i <= nodes; i++) {
      String address = "127.0.0.1:" + OwnServer.freePort();
      peers.add(RaftPeer.newBuilder().setId("r" + i).setAddress(address).build());
    }
    for (RaftPeer peer : peers) {
      Path data = Files.createDirectories(folder.resolve(peer.getId().toString()));
      RaftServer server =
          RaftServer.newBuilder()
              .setServerId(peer.getId())
              .setGroup(RaftGroup.valueOf(group, peers))
              .setStateMachine(new Nothing())
              .setProperties(properties(peer.getAddress(), data))
              .build();
      servers.add(server);
      server.start();
    }
  }

  private static RaftProperties properties(String address, Path data) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(data.toFile()));
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SEGMENT);
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 0);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SEGMENT);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
    RaftServerConfigKeys.Log.setWriteBufferSize(
        properties, SizeInBytes.valueOf(ENTRY.getSize() + 1024));
    GrpcConfigKeys.Server.setHost(properties, "127.0.0.1");
    GrpcConfigKeys.Server.setPort(
        properties, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    GrpcConfigKeys.setMessageSizeMax(properties, SizeInBytes.valueOf("32MB"));
    GrpcConfigKeys.setFlowControlWindow(properties, SizeInBytes.valueOf("4MB"));
    RaftServerConfigKeys.ThreadPool.setClientCached(properties, false);
    RaftServerConfigKeys.ThreadPool.setClientSize(properties, 1);
    return properties;
  }

  /// Entries a second that are on the disks of a majority and executed.
  double entriesPerSecond(int bytes, double seconds) throws IOException, InterruptedException {
    RaftServer leader = leader();
    ByteString entry = ByteString.copyFrom(new byte[bytes]);
    Semaphore places = new Semaphore(ON_THEIR_WAY);
    AtomicLong done = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + Math.round(seconds * 1e9);
    while (System.nanoTime() < end) {
      if (!places.tryAcquire(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("Ratis does not answer");
      }
      var _ =
          leader
              .submitClientRequestAsync(request(leader, entry))
              .whenComplete((reply, failure) -> {
                if (failure == null && reply.isSuccess()) {
                  done.incrementAndGet();
                }
                places.release();
              });
    }
    if (!places.tryAcquire(ON_THEIR_WAY, ANSWER_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("Ratis does not answer");
    }
    return done.get() * 1e9 / (System.nanoTime() - begin);
  }

  private RaftClientRequest request(RaftServer leader, ByteString entry) {
    return RaftClientRequest.newBuilder()
        .setClientId(client)
        .setServerId(leader.getId())
        .setGroupId(group)
        .setCallId(calls.incrementAndGet())
        .setType(RaftClientRequest.writeRequestType())
        .setMessage(Message.valueOf(entry))
        .build();
  }

  private RaftServer leader() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ELECTION_SECONDS);
    while (System.nanoTime() < end) {
      for (RaftServer server : servers) {
        if (server.getDivision(group).getInfo().isLeaderReady()) {
          return server;
        }
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new IOException("Ratis elected nobody");
  }

  @Override
  public void close() throws IOException {
    for (RaftServer server : servers) {
      server.close();
    }
  }
}
