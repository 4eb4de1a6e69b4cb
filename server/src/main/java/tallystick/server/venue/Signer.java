package tallystick.server.venue;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;

/// Somebody who acts: a key of their own, and the ledger.
public final class Signer {
  private static final long UNTIL_MILLIS = 5L * 60 * 1000;

  private final SigningKey key;
  private final LedgerClient ledger;
  private final Codec codec;
  private final InstantSource clock;

  /// Acts with a key, by a clock that agrees with the ledger's.
  public Signer(SigningKey key, LedgerClient ledger, Codec codec, InstantSource clock) {
    this.key = key;
    this.ledger = ledger;
    this.codec = codec;
    this.clock = clock;
  }

  /// The principal that the key founds.
  public String principal() {
    return Ids.principalOf(key.keyId());
  }

  /// Does something, under a fresh id.
  public CompletableFuture<Receipt> act(Action action) {
    return act(UUID.randomUUID().toString().replace("-", ""), action);
  }

  /// Does something that must happen once: `id` follows from what it is about.
  public CompletableFuture<Receipt> act(String id, Action action) {
    return submit(log -> log.payload(id, principal(), until(), action)).thenApply(List::getFirst);
  }

  /// Does some things under one signature, each on its own: some may be refused.
  public CompletableFuture<List<Receipt>> actEach(String id, List<? extends Action> actions) {
    return submit(log -> log.payload(id, principal(), until(), false, actions));
  }

  private CompletableFuture<List<Receipt>> submit(Function<Codec, byte[]> writing) {
    byte[] payload;
    try {
      payload = writing.apply(codec.forLog(ledger.origin()));
    } catch (LedgerFault e) {
      // The ledger is asked for its name once; it fails as the submission itself would.
      return CompletableFuture.failedFuture(e);
    }
    return ledger.submit(Envelope.sign(payload, key));
  }

  private long until() {
    return clock.millis() + UNTIL_MILLIS;
  }
}
