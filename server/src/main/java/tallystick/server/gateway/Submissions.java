package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;

/// The way of envelopes from a request to their receipts: counted, decided, waited for.
public final class Submissions {
  private static final Duration WAIT = Duration.ofSeconds(15);

  private final LedgerClient ledger;
  private final RateLimits limits;

  Submissions(LedgerClient ledger, RateLimits limits) {
    this.ledger = ledger;
    this.limits = limits;
  }

  /// An envelope on its way.
  ///
  /// @param pass by which it was let in
  record Waiting(RateLimits.Pass pass, CompletableFuture<List<Receipt>> receipts) {
    static Waiting refused(RateLimits.Pass pass, RuntimeException why) {
      return new Waiting(pass, CompletableFuture.failedFuture(why));
    }
  }

  /// Has one envelope decided, and tells its signer by headers where it stands.
  ///
  /// @param address from which it came
  /// @throws LedgerFault when there is no decision
  public List<Receipt> decide(Envelope envelope, String address, HttpServletResponse response) {
    Waiting waiting = submit(envelope, address);
    try {
      return await(waiting, end());
    } finally {
      tell(waiting, response);
    }
  }

  /// The same where nobody waits for headers.
  ///
  /// @throws LedgerFault when there is no decision
  public List<Receipt> decide(Envelope envelope, String address) {
    return await(submit(envelope, address), end());
  }

  /// One that comes too soon is refused when it is waited for, so that others go on.
  Waiting submit(Envelope envelope, String address) {
    RateLimits.Pass pass = limits.enter(envelope, address);
    return pass.refused().isPresent()
        ? Waiting.refused(pass, pass.refused().get().exception())
        : new Waiting(pass, ledger.submit(envelope));
  }

  /// When a request that begins now must be answered, by the nano time of this machine.
  static long end() {
    return System.nanoTime() + WAIT.toNanos();
  }

  /// @param end the same for all of a request
  List<Receipt> await(Waiting waiting, long end) {
    try {
      List<Receipt> receipts =
          waiting.receipts().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      limits.decided(waiting.pass(), receipts);
      return receipts;
    } catch (ExecutionException e) {
      limits.failed(waiting.pass(), Objects.requireNonNull(e.getCause()));
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late();
    }
  }

  private static LedgerFault late() {
    return new LedgerFault(
        LedgerFault.TIMEOUT, "", "No decision came in time: ask again with the same envelope.");
  }

  void tell(Waiting waiting, HttpServletResponse response) {
    limits.tell(waiting.pass(), response);
  }
}
