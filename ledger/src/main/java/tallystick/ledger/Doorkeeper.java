package tallystick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.ledger.v1.WireEnvelope;

/// Looks at envelopes before anything is decided: the signature, then what the payload says. This
/// is the dearest part of an action and the only one that more processors make faster.
final class Doorkeeper implements AutoCloseable {
  private final Codec codec;
  private final ExecutorService workers;

  /// @param codec for this log: the same envelope may be good at another venue
  Doorkeeper(Codec codec) {
    this.codec = codec;
    this.workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("ledger-check-", 0).daemon().factory());
  }

  /// Has a piece of work done by one of the workers. The caller bounds how much of it there is.
  void execute(Runnable work) {
    workers.execute(work);
  }

  /// Whether it is signed, and what it says.
  ///
  /// @throws LedgerFault when it is not an action at all
  Execution.Signed check(WireEnvelope wire) {
    Envelope envelope = Wire.envelope(wire);
    GrpcLedger.requireSize(envelope);
    if (!envelope.authentic()) {
      throw new LedgerFault(
          LedgerFault.BAD_SIGNATURE, "The signature is not by the key over the payload.");
    }
    try {
      return new Execution.Signed(envelope, codec.payload(envelope.payload()));
    } catch (Malformed e) {
      throw new LedgerFault(e.code(), e.pointer(), e.sentence());
    }
  }

  /// The same for all of a block, by all workers.
  List<Execution.Signed> check(List<WireEnvelope> envelopes) {
    List<CompletableFuture<Execution.Signed>> checks = new ArrayList<>(envelopes.size());
    for (WireEnvelope envelope : envelopes) {
      checks.add(CompletableFuture.supplyAsync(() -> check(envelope), workers));
    }
    return checks.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() throws InterruptedException {
    workers.shutdown();
    var _ = workers.awaitTermination(10, TimeUnit.SECONDS);
  }
}
