package tallystick.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.Answer;
import tallystick.ledger.v1.WireEnvelope;

/// Gathers checked envelopes into batches and proposes them one after the other. While a few are
/// being written to disk the next one fills, so that a slow disk makes larger blocks rather than a
/// longer queue.
final class Batcher implements AutoCloseable {
  /// Actions of a block, unless one envelope alone has more.
  static final int MAX_ACTIONS = 2_000;

  /// Bytes of the envelopes of a block, well below the largest entry of the Raft log.
  static final int MAX_BYTES = 4 << 20;

  /// How long a batch waits for more while others are on their way.
  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /// Batches that are on their way at once.
  private static final int MAX_PROPOSED = 4;

  // As long as the [Intake] lets it become.
  private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>(Intake.MAX_WAITING);
  private final Semaphore places = new Semaphore(MAX_PROPOSED);
  private final RaftNode raft;
  private final InstantSource clock;
  private final Thread thread;
  private @Nullable Submission left;

  Batcher(RaftNode raft, InstantSource clock) {
    this.raft = raft;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("ledger-batcher").daemon().start(this::run);
  }

  /// Takes an envelope, unless there is no room.
  boolean offer(Submission submission) {
    return queue.offer(submission);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Submission first = left == null ? queue.take() : left;
        left = null;
        places.acquire();
        propose(gather(first));
      }
    } catch (InterruptedException e) {
      // Closed: whoever still waits is told by the intake.
      Thread.currentThread().interrupt();
    }
  }

  private List<Submission> gather(Submission first) throws InterruptedException {
    List<Submission> gathered = new ArrayList<>();
    long deadline = System.nanoTime() + MAX_WAIT_NANOS;
    int actions = 0;
    int bytes = 0;
    for (Submission next = first; next != null; next = next(deadline)) {
      actions += next.actions();
      bytes += next.bytes();
      if (!gathered.isEmpty() && (actions > MAX_ACTIONS || bytes > MAX_BYTES)) {
        left = next;
        return gathered;
      }
      gathered.add(next);
    }
    return gathered;
  }

  private @Nullable Submission next(long deadline) throws InterruptedException {
    Submission waiting = queue.poll();
    if (waiting != null || places.availablePermits() == MAX_PROPOSED - 1) {
      // With nothing else on its way, a lone envelope has nothing to wait for.
      return waiting;
    }
    return queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void propose(List<Submission> gathered) {
    List<Execution.Signed> signed = new ArrayList<>(gathered.size());
    List<WireEnvelope> envelopes = new ArrayList<>(gathered.size());
    List<CompletableFuture<Answer>> askers = new ArrayList<>(gathered.size());
    for (Submission submission : gathered) {
      signed.add(submission.signed());
      envelopes.add(submission.envelope());
      askers.add(submission.asker());
    }
    try {
      propose(new Batch(new Execution.Proposal(clock.millis(), signed), envelopes, askers));
    } catch (LedgerFault unknownTime) {
      places.release();
      askers.forEach(asker -> asker.completeExceptionally(unknownTime));
    }
  }

  private void propose(Batch batch) {
    var _ =
        raft.propose(batch)
            .whenComplete((_, failure) -> {
              places.release();
              if (failure != null) {
                batch.fail(Faults.of(failure));
              }
            });
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
