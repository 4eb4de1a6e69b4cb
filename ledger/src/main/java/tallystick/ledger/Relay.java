package tallystick.ledger;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.WireEnvelope;

/// The way of an envelope from a node that does not lead to the one that does, so that a client may
/// ask any node.
final class Relay implements AutoCloseable {
  /// Shorter than a client waits, so that it is told why.
  private static final long SECONDS = 20;

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

  CompletableFuture<Answer> submit(Peer leader, WireEnvelope envelope) {
    if (leader.ledger().isEmpty()) {
      return CompletableFuture.failedFuture(
          new LedgerFault(LedgerFault.UNAVAILABLE, "Another node leads, and serves nobody."));
    }
    CompletableFuture<Answer> answered = new CompletableFuture<>();
    LedgerGrpc.newStub(channels.computeIfAbsent(leader.ledger(), Relay::connect))
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
        .submit(
            SubmitRequest.newBuilder().setEnvelope(envelope).setRelayed(true).build(),
            new StreamObserver<>() {
              @Override
              public void onNext(Answer answer) {
                answered.complete(answer);
              }

              @Override
              public void onError(Throwable failure) {
                answered.completeExceptionally(Faults.of(failure));
              }

              @Override
              public void onCompleted() {
                // The answer came before.
              }
            });
    return answered;
  }

  private static ManagedChannel connect(String address) {
    return NettyChannelBuilder.forTarget(address)
        .usePlaintext()
        .directExecutor()
        .maxInboundMessageSize(GrpcLedger.MAX_MESSAGE_BYTES)
        .build();
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
