package tallystick.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;

/// The newest checkpoint that this node serves, which never goes back, a restart included.
///
/// A node that is alone and has no outside witnesses needs nobody's consent: its checkpoint is
/// signed when somebody asks, for most are superseded before. All others wait for the round of the
/// [Publisher].
final class Checkpoints {
  private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);

  /// Who waits for a checkpoint at the same time.
  private static final int MAX_WAITING = 4_000;

  private static final long MAX_WAIT_SECONDS = 5;
  private static final byte[] NOTE = "published".getBytes(StandardCharsets.UTF_8);
  private static final byte[] POLICY = "policy".getBytes(StandardCharsets.UTF_8);

  private final TreeMap<Long, List<CompletableFuture<Newest>>> waiting = new TreeMap<>();
  private final RocksStore store;
  private final @Nullable Supplier<Newest> atOnce;
  private Newest newest;
  private int count;

  /// A checkpoint that is out.
  ///
  /// @param policy by which its cosignatures are to be judged
  record Newest(Note note, Policy policy) {
    Checkpoint checkpoint() {
      return Checkpoint.parse(note.text());
    }

    long size() {
      return checkpoint().size();
    }

    long height() {
      return LogKey.heightOf(checkpoint());
    }

    private boolean isNewer(Newest than) {
      return size() > than.size()
          || (note.text().equals(than.note.text())
              && note.signatures().size() > than.note.signatures().size());
    }
  }

  /// @param first what is served as long as nothing was published
  /// @param atOnce signs the tip; null where others must agree first
  Checkpoints(RocksStore store, Newest first, @Nullable Supplier<Newest> atOnce) {
    this.store = store;
    this.atOnce = atOnce;
    byte[] note = store.get(RocksStore.Family.DEFAULT, NOTE);
    byte[] policy = store.get(RocksStore.Family.DEFAULT, POLICY);
    this.newest = note == null || policy == null ? first : new Newest(read(note), policy(policy));
  }

  private static Note read(byte[] bytes) {
    return Note.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Policy policy(byte[] bytes) {
    return Policy.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  synchronized Newest newest(long tipSize) {
    if (atOnce != null && newest.size() < tipSize) {
      Newest tip = atOnce.get();
      try {
        adopt(tip);
      } catch (IllegalStateException e) {
        // A full disk must not end reads, and what is signed for the tip can be signed again.
        LOGGER.warn("The checkpoint of {} leaves is served but not kept.", tip.size(), e);
        newest = tip;
      }
    }
    return newest;
  }

  /// Serves a checkpoint from now on, unless a newer one is out; one with further signatures of the
  /// same text takes the place of the one without.
  ///
  /// @return whether it was taken
  synchronized boolean adopt(Newest next) {
    if (!next.isNewer(newest)) {
      return false;
    }
    keep(next);
    newest = next;
    while (!waiting.isEmpty() && waiting.firstKey() <= next.size()) {
      for (CompletableFuture<Newest> one : waiting.pollFirstEntry().getValue()) {
        // Not under our lock: whoever waits goes on with work of his own.
        var _ = one.completeAsync(() -> next);
      }
    }
    return true;
  }

  /// On disk before it is served, or a power cut could take it back. Not so for a node that is
  /// alone: it signs the same again.
  private void keep(Newest next) {
    store.put(RocksStore.Family.DEFAULT, POLICY, bytes(next.policy().format()), false);
    store.put(RocksStore.Family.DEFAULT, NOTE, bytes(next.note().format()), atOnce == null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Completes with the first checkpoint that covers so many leaves, and fails with `timeout` if
  /// none does within seconds.
  synchronized CompletableFuture<Newest> covering(long size, long tipSize) {
    Newest now = newest(tipSize);
    if (now.size() >= size) {
      return CompletableFuture.completedFuture(now);
    }
    if (count >= MAX_WAITING) {
      return CompletableFuture.failedFuture(
          new LedgerFault(LedgerFault.OVERLOADED, "Too many wait for a checkpoint already."));
    }
    count++;
    CompletableFuture<Newest> waiter = new CompletableFuture<>();
    waiting.computeIfAbsent(size, _ -> new ArrayList<>()).add(waiter);
    return waiter
        .orTimeout(MAX_WAIT_SECONDS, TimeUnit.SECONDS)
        .handle((found, failure) -> {
          forget(size);
          if (failure != null) {
            throw new LedgerFault(
                LedgerFault.TIMEOUT, "No checkpoint covers it yet: too few nodes agree in time.");
          }
          return found;
        });
  }

  private synchronized void forget(long size) {
    count--;
    waiting.computeIfPresent(
        size,
        (_, some) -> {
          some.removeIf(CompletableFuture::isDone);
          return some.isEmpty() ? null : some;
        });
  }
}
