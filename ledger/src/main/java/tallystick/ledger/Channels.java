package tallystick.ledger;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connections of a node to the others of its group, one to each address, made when needed.
final class Channels implements AutoCloseable {
  /// The shortest that gRPC takes.
  private static final long KEEP_ALIVE_SECONDS = 10;

  private static final long KEEP_ALIVE_TIMEOUT_SECONDS = 2;

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final Optional<Tls> tls;

  Channels(Optional<Tls> tls) {
    this.tls = tls;
  }

  /// The connection to a node.
  ///
  /// @throws LedgerFault when it serves nobody
  ManagedChannel to(Peer peer) {
    if (peer.ledger().isEmpty()) {
      throw new LedgerFault(LedgerFault.UNAVAILABLE, "The node " + peer.id() + " serves nobody.");
    }
    return at(peer.ledger());
  }

  /// The connection to an address.
  ManagedChannel at(String address) {
    return channels.computeIfAbsent(address, this::connect);
  }

  private ManagedChannel connect(String address) {
    NettyChannelBuilder builder = NettyChannelBuilder.forTarget(address);
    tls.ifPresentOrElse(files -> builder.sslContext(files.client()), builder::usePlaintext);
    return builder
        .directExecutor()
        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .maxInboundMessageSize(GrpcLedger.MAX_MESSAGE_BYTES)
        .build();
  }

  /// Tries a connection again now that has failed: gRPC waits up to two minutes between attempts.
  void hurry(Peer peer) {
    ManagedChannel channel = channels.get(peer.ledger());
    if (channel != null) {
      channel.resetConnectBackoff();
    }
  }

  /// Gives up on what was asked at an address; it fails with `unavailable`, and may be asked again.
  void forget(String address) {
    ManagedChannel channel = channels.remove(address);
    if (channel != null) {
      channel.shutdownNow();
    }
  }

  /// An answer as the JDK has it, failing with [LedgerFault] only.
  static <T> CompletableFuture<T> answer(ListenableFuture<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Futures.addCallback(
        call,
        new FutureCallback<>() {
          @Override
          public void onSuccess(@Nullable T value) {
            answer.complete(Objects.requireNonNull(value));
          }

          @Override
          public void onFailure(Throwable failure) {
            answer.completeExceptionally(Faults.of(failure));
          }
        },
        MoreExecutors.directExecutor());
    return answer;
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
