package tallystick.ledger;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.WireEnvelope;

/// The way in: counts who waits, has envelopes checked, answers at once what was decided before,
/// and hands the rest to the [Batcher].
final class Intake {
  /// Envelopes that wait for an answer. Further ones are answered `overloaded`.
  static final int MAX_WAITING = 20_000;

  /// Kilobytes of those envelopes, each counted in full ones.
  static final int MAX_WAITING_KILOBYTES = 64 * 1024;

  /// How long an envelope waits. It may still be decided afterwards.
  static final long MAX_WAIT_SECONDS = 30;

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(MAX_WAIT_SECONDS);

  private static final long MIN_RETRY_MILLIS = 100;
  private static final long MAX_RETRY_MILLIS = 10_000;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ledger-intake-clock").daemon().factory());
  private final Semaphore places = new Semaphore(MAX_WAITING);
  private final Semaphore kilobytes = new Semaphore(MAX_WAITING_KILOBYTES);
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Asker> askers = new ConcurrentHashMap<>();
  private final Doorkeeper doorkeeper;
  private final Chain chain;
  private final Batcher batcher;
  private final LongAdder answered = new LongAdder();
  private volatile long answeredInASecond;
  private final Headroom headroom;
  private volatile @Nullable LedgerFault closed;

  private record Asker(long sinceNanos, CompletableFuture<Answer> answer) {}

  Intake(Doorkeeper doorkeeper, Chain chain, Batcher batcher, Headroom headroom) {
    this.headroom = headroom;
    this.doorkeeper = doorkeeper;
    this.chain = chain;
    this.batcher = batcher;
    // One look at all who wait costs less than an alarm for each of them.
    var _ = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  /// Has an envelope decided. The future fails with [LedgerFault] only.
  CompletableFuture<Answer> submit(WireEnvelope envelope) {
    int size = 1 + envelope.getSerializedSize() / 1024;
    if (!places.tryAcquire()) {
      return overloaded();
    }
    if (!kilobytes.tryAcquire(size)) {
      places.release();
      return overloaded();
    }
    CompletableFuture<Answer> asker = new CompletableFuture<>();
    long number = numbers.incrementAndGet();
    askers.put(number, new Asker(System.nanoTime(), asker));
    CompletableFuture<Answer> release =
        asker.whenComplete((_, _) -> {
          askers.remove(number);
          answered.increment();
          kilobytes.release(size);
          places.release();
        });
    try {
      doorkeeper.execute(() -> admit(envelope, asker));
    } catch (RejectedExecutionException e) {
      asker.completeExceptionally(Faults.closed());
    }
    return release;
  }

  /// Runs about once a second.
  private void tick() {
    // Half of what was known before, so that one slow second does not send everybody away for long.
    answeredInASecond = (answeredInASecond + answered.sumThenReset()) / 2;
    giveUpOnTheOldest();
  }

  private void giveUpOnTheOldest() {
    long now = System.nanoTime();
    for (Asker asker : askers.values()) {
      if (now - asker.sinceNanos > MAX_WAIT_NANOS) {
        asker.answer.completeExceptionally(
            new LedgerFault(LedgerFault.TIMEOUT, "The ledger did not answer in time."));
      }
    }
  }

  /// Tells how long it takes to answer those who wait, by what was answered last.
  private CompletableFuture<Answer> overloaded() {
    long millis = 1_000L * waiting() / Math.max(1, answeredInASecond);
    return CompletableFuture.failedFuture(
        new LedgerFault(
            LedgerFault.OVERLOADED,
            "",
            "Too many envelopes wait already.",
            Math.clamp(millis, MIN_RETRY_MILLIS, MAX_RETRY_MILLIS)));
  }

  /// Envelopes that wait.
  int waiting() {
    return MAX_WAITING - room();
  }

  /// Further envelopes that may wait.
  int room() {
    return places.availablePermits();
  }

  private void admit(WireEnvelope envelope, CompletableFuture<Answer> asker) {
    try {
      // Read after the asker is registered: either this sees the end, or the end sees the asker.
      LedgerFault end = closed;
      if (end != null) {
        throw end;
      }
      Execution.Signed signed = doorkeeper.check(envelope);
      Answer known = known(signed.payload());
      if (known != null) {
        asker.complete(known);
        return;
      }
      chain.admit(signed.payload());
      // A repeat is answered from what is there, and needs no room.
      headroom.require();
      if (!batcher.offer(new Submission(envelope, signed, asker))) {
        throw new IllegalStateException("the batcher has room for all who may wait");
      }
    } catch (RuntimeException e) {
      asker.completeExceptionally(Faults.of(e));
    }
  }

  private @Nullable Answer known(Payload payload) {
    Rulebook.Seen seen = chain.seen(payload.id());
    if (seen == null) {
      return null;
    }
    if (!seen.digest().equals(payload.digest())) {
      throw Batch.reused();
    }
    return chain.answer(seen.height(), seen.position());
  }

  /// Fails everybody who waits and whoever comes.
  void close(LedgerFault fault) {
    closed = fault;
    askers.values().forEach(asker -> asker.answer().completeExceptionally(fault));
    clock.shutdownNow();
  }
}
