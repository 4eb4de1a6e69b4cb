package tallystick.ledger;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.WireEnvelope;

/// The way of an envelope from a node that does not lead to the one that does, so that a client may
/// ask any node. When another comes to lead, whoever waits for the one before is told at once.
final class Relay {
  /// Shorter than a client waits, so that it is told why.
  private static final long SECONDS = 20;

  private final Channels channels;
  private volatile @Nullable Peer last;

  Relay(Channels channels) {
    this.channels = channels;
  }

  CompletableFuture<Answer> submit(Peer leader, WireEnvelope envelope) {
    last = leader;
    SubmitRequest request =
        SubmitRequest.newBuilder().setEnvelope(envelope).setRelayed(true).build();
    try {
      return Channels.answer(
          LedgerGrpc.newFutureStub(channels.to(leader))
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .submit(request));
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
