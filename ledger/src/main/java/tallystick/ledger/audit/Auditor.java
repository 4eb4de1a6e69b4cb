package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Note;
import tallystick.kernel.Payload;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Tiles;
import tallystick.ledger.UnknownRules;

/// Checks a whole log from nothing but what it publishes: every leaf follows from a signed envelope
/// and its outcome, every outcome and every state root from the rules and what came before, and the
/// checkpoint from all of that.
public final class Auditor {
  /// Chunks that are read ahead for each thread. What is kept in memory beside the state is these.
  private static final int AHEAD = 4;

  private final Rulebook rulebook;
  private final Options options;

  /// @param rulebook the rules, as this program knows them
  public Auditor(Rulebook rulebook, Options options) {
    this.rulebook = rulebook;
    this.options = options;
  }

  /// How to check.
  ///
  /// @param trusted whether the signatures of a checkpoint are enough
  /// @param signatures whether to check those of the envelopes, which takes most of the time
  /// @param threads that read ahead, 1 or more; one more decides
  /// @param earlier a checkpoint that was seen before: the log must have grown from it
  public record Options(
      Predicate<Note> trusted, boolean signatures, int threads, Optional<String> earlier) {}

  /// Who is told of what was found in order.
  ///
  /// @param progress from time to time
  /// @param blocks each that was decided again, in order
  public record Told(Consumer<Progress> progress, Consumer<Block> blocks) {
    /// Nobody.
    public static final Told NOBODY = new Told(_ -> {}, _ -> {});
  }

  /// How far it has come.
  ///
  /// @param actions that were decided again
  /// @param size how many there are
  public record Progress(long height, long actions, long size) {}

  /// Checks everything.
  ///
  /// @return where it ended, which is the checkpoint
  /// @throws Differs at the first place where the log is not what it says
  /// @throws UnknownRules when this program is too old for the log
  /// @throws IOException when the log cannot be read
  public Progress audit(LogSource source, Told told) throws IOException {
    Milestone head = head(source);
    Optional<Milestone> earlier = options.earlier.map(this::earlier);
    AuditRun run = new AuditRun(rulebook, source, head, earlier, told.blocks);
    Codec codec = rulebook.codec().forLog(head.checkpoint().origin());
    ChunkReader reader = new ChunkReader(source, envelope -> open(envelope, codec));
    long chunks = (head.size() + Tiles.WIDTH - 1) / Tiles.WIDTH;
    int ahead = AHEAD * options.threads;
    ExecutorService threads =
        Executors.newFixedThreadPool(
            options.threads, Thread.ofPlatform().name("audit-read-", 0).daemon().factory());
    try {
      Deque<Future<Chunk>> reading = new ArrayDeque<>();
      long next = 0;
      for (long done = 0; done < chunks; done++) {
        for (; next < chunks && reading.size() < ahead; next++) {
          long index = next;
          reading.add(threads.submit(() -> reader.read(index, head.size())));
        }
        run.take(get(reading.remove()));
        told.progress.accept(run.progress());
      }
      return run.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      threads.shutdownNow();
    }
  }

  private Milestone head(LogSource source) throws IOException {
    byte[] text =
        source
            .read(LogSource.CHECKPOINT)
            .orElseThrow(() -> new IOException(source + " has no checkpoint: it is no log"));
    return milestone(new String(text, StandardCharsets.UTF_8), "the checkpoint");
  }

  private Milestone earlier(String text) {
    return milestone(text, "the earlier checkpoint");
  }

  private Milestone milestone(String text, String what) {
    Milestone milestone;
    try {
      milestone = Milestone.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Differs(0, -1, what, "a signed note", String.valueOf(e.getMessage()));
    }
    if (!options.trusted.test(milestone.note())) {
      throw new Differs(
          0,
          -1,
          what,
          "signatures that are trusted",
          "a note of " + milestone.checkpoint().origin() + " without them");
    }
    return milestone;
  }

  /// What the door of a node asks of an envelope.
  private @Nullable Payload open(Envelope envelope, Codec codec) {
    if (options.signatures && !envelope.authentic()) {
      throw new IllegalArgumentException("the signature is not by the key over the payload");
    }
    try {
      return codec.payload(envelope.payload());
    } catch (Malformed e) {
      throw new IllegalArgumentException("the payload is no action: " + e.sentence(), e);
    }
  }

  private static Chunk get(Future<Chunk> reading) throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException("a chunk was not read", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
