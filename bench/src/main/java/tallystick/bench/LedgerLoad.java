package tallystick.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerClient;

/// Sends envelopes to a ledger over gRPC, and checks that every action of every answer was
/// accepted. For one load.
final class LedgerLoad {
  /// Envelopes without an answer, at most: fewer than a node lets wait.
  private static final int MAX_WAITING = 15_000;

  private static final long PATIENCE_SECONDS = 60;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong height = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong();
  private final AtomicLong longestSilence = new AtomicLong();
  private final LedgerClient ledger;
  private final List<Envelope> envelopes;
  private final int actionsEach;

  LedgerLoad(LedgerClient ledger, List<Envelope> envelopes, int actionsEach) {
    this.ledger = ledger;
    this.envelopes = envelopes;
    this.actionsEach = actionsEach;
  }

  /// @param failed envelopes without a decision, after all repetitions
  /// @param silenceSeconds the longest time in which nothing was answered at all
  record Served(Measured measured, long failed, double silenceSeconds) {}

  /// Keeps so many envelopes on their way, until the time or the load is over.
  Served closedLoop(int window, double seconds) throws IOException, InterruptedException {
    return run(window, seconds, 0);
  }

  /// Sends at a fixed rate, whatever the answers do; latency counts from when an envelope was due.
  Served openLoop(double envelopesPerSecond, double seconds)
      throws IOException, InterruptedException {
    return run(MAX_WAITING, seconds, 1e9 / envelopesPerSecond);
  }

  private Served run(int window, double seconds, double interval)
      throws IOException, InterruptedException {
    Semaphore places = new Semaphore(window);
    long begin = System.nanoTime();
    long end = begin + Math.round(seconds * 1e9);
    lastAnswer.set(begin);
    for (int i = 0; i < envelopes.size() && System.nanoTime() < end; i++) {
      long due = begin + Math.round(i * interval);
      awaitTime(due);
      take(places, 1);
      send(envelopes.get(i), interval == 0 ? System.nanoTime() : due, places);
    }
    take(places, window);
    double took = (System.nanoTime() - begin) / 1e9;
    Measured measured =
        new Measured(
            answered.get(), answered.get() * actionsEach, 0, took, height.get(), latency.copy());
    return new Served(measured, failed.get(), longestSilence.get() / 1e9);
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void take(Semaphore places, int count) throws IOException, InterruptedException {
    if (!places.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the ledger did not answer for " + PATIENCE_SECONDS + " s");
    }
  }

  private void send(Envelope envelope, long since, Semaphore places) {
    var _ =
        ledger
            .submit(envelope)
            .whenComplete((receipts, failure) -> {
              take(receipts, since);
              places.release();
            });
  }

  private void take(@Nullable List<Receipt> receipts, long since) {
    if (receipts == null || !receipts.stream().allMatch(Receipt::accepted)) {
      failed.incrementAndGet();
      return;
    }
    long now = System.nanoTime();
    answered.incrementAndGet();
    latency.recordValue(Math.clamp(now - since, 1, LONGEST_NANOS));
    height.accumulateAndGet(receipts.getFirst().height(), Math::max);
    long before = lastAnswer.getAndSet(now);
    longestSilence.accumulateAndGet(now - before, Math::max);
  }
}
