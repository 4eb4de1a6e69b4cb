package tallystick.ledger;

import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.CosignReply;
import tallystick.ledger.v1.CosignRequest;
import tallystick.ledger.v1.CosignersGrpc;
import tallystick.ledger.v1.CosignersGrpc.CosignersStub;
import tallystick.ledger.v1.Roots;
import tallystick.ledger.v1.RootsRequest;

/// The other nodes of the group, as those who are asked about checkpoints. Nobody is waited for
/// longer than a second or two.
final class Circle {
  private static final long COSIGN_MILLIS = 1_000;
  private static final long ROOTS_MILLIS = 2_000;

  private final Supplier<List<Peer>> others;
  private final Channels channels;

  Circle(Supplier<List<Peer>> others, Channels channels) {
    this.others = others;
    this.channels = channels;
  }

  List<Peer> others() {
    return others.get();
  }

  /// Nodes of the group that make a majority, this one counted.
  int majority() {
    return (others().size() + 1) / 2 + 1;
  }

  /// Asks all others at once. The futures fail with [LedgerFault].
  Map<Peer, CompletableFuture<CosignReply>> cosign(CosignRequest request) {
    Map<Peer, CompletableFuture<CosignReply>> asked = new LinkedHashMap<>();
    for (Peer peer : others()) {
      asked.put(peer, ask(peer, COSIGN_MILLIS, (stub, out) -> stub.cosign(request, out)));
    }
    return asked;
  }

  /// What a node came to at a height, or null if it does not say.
  @Nullable Roots roots(Peer peer, long height, boolean details) {
    RootsRequest request = RootsRequest.newBuilder().setHeight(height).setDetails(details).build();
    try {
      return this.<Roots>ask(peer, ROOTS_MILLIS, (stub, out) -> stub.getRoots(request, out)).join();
    } catch (CompletionException e) {
      return null;
    }
  }

  private <T> CompletableFuture<T> ask(
      Peer peer, long millis, BiConsumer<CosignersStub, StreamObserver<T>> question) {
    Reply<T> reply = new Reply<>();
    try {
      question.accept(
          CosignersGrpc.newStub(channels.to(peer)).withDeadlineAfter(millis, TimeUnit.MILLISECONDS),
          reply);
    } catch (RuntimeException e) {
      reply.onError(e);
    }
    return reply.future;
  }

  private static final class Reply<T> implements StreamObserver<T> {
    private final CompletableFuture<T> future = new CompletableFuture<>();

    @Override
    public void onNext(T value) {
      future.complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      future.completeExceptionally(Faults.of(failure));
    }

    @Override
    public void onCompleted() {
      // The answer came before.
    }
  }
}
