package tallystick.ledger;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.LedgerGrpc.LedgerFutureStub;
import tallystick.ledger.v1.StateReply;
import tallystick.ledger.v1.StateRequest;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.WireEnvelope;

/// The way from a node that does not lead to the one that does, so that a client may ask any node:
/// of envelopes, and of what only the leader can prove. When another comes to lead, whoever waits
/// for the one before is told at once.
final class Relay {
  /// Shorter than a client waits, so that it is told why.
  private static final long SUBMIT_SECONDS = 20;

  private static final long READ_SECONDS = 4;

  private final Channels channels;
  private volatile @Nullable Peer last;

  Relay(Channels channels) {
    this.channels = channels;
  }

  CompletableFuture<Answer> submit(Peer leader, WireEnvelope envelope) {
    SubmitRequest request =
        SubmitRequest.newBuilder().setEnvelope(envelope).setRelayed(true).build();
    return ask(leader, SUBMIT_SECONDS, stub -> stub.submit(request));
  }

  /// Rows are proven by the leader, which holds the state of the checkpoint that it published.
  CompletableFuture<StateReply> prove(Peer leader, StateRequest request) {
    StateRequest relayed = request.toBuilder().setRelayed(true).build();
    return ask(leader, READ_SECONDS, stub -> stub.getState(relayed));
  }

  private <T> CompletableFuture<T> ask(
      Peer leader, long seconds, Function<LedgerFutureStub, ListenableFuture<T>> call) {
    last = leader;
    try {
      return Channels.answer(
          call.apply(
              LedgerGrpc.newFutureStub(channels.to(leader))
                  .withDeadlineAfter(seconds, TimeUnit.SECONDS)));
    } catch (LedgerFault | StatusRuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /// Gives up on a leader that no longer is one: it may be dead, or stopped and never answer.
  void leads(String id) {
    Peer before = last;
    if (before != null && !before.id().equals(id)) {
      channels.forget(before.ledger());
    }
  }
}
