package tallystick.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.v1.CosignReply;
import tallystick.ledger.v1.CosignRequest;

/// The leader's rounds, in which a checkpoint becomes the group's: signed in the name of the log,
/// cosigned by a majority of the nodes, shown to the outside witnesses, and then served by all.
///
/// A round follows the last by [#ROUND_MILLIS] at the earliest, as long as the log grows. A node
/// that does not answer delays it by [#GRACE_MILLIS] once there is a majority. When the log rests,
/// the last round is done again every [#REST_MILLIS]: nodes that were late or away cosign then, and
/// learn the newest checkpoint, and a new leader gets a state that it can prove rows against.
final class Publisher implements AutoCloseable {
  static final long ROUND_MILLIS = 250;
  private static final long REST_MILLIS = 2_000;
  private static final long GRACE_MILLIS = 40;
  private static final long MAX_WAIT_MILLIS = 1_000;
  private static final Logger LOGGER = LoggerFactory.getLogger(Publisher.class);

  private final Map<String, VerifierKey> keys = new ConcurrentHashMap<>();
  private final Chain chain;
  private final Circle circle;
  private final VenuePolicy policy;
  private final Outsiders outsiders;
  private final BooleanSupplier leads;
  private final LongConsumer onDifference;
  private final Thread thread;
  private boolean failing;

  Publisher(
      Chain chain,
      Circle circle,
      VenuePolicy policy,
      BooleanSupplier leads,
      LongConsumer onDifference) {
    this.chain = chain;
    this.circle = circle;
    this.policy = policy;
    this.outsiders = new Outsiders(policy.outsiders(), chain);
    this.leads = leads;
    this.onDifference = onDifference;
    this.thread = Thread.ofPlatform().name("ledger-checkpoints").daemon().unstarted(this::run);
  }

  void start() {
    if (!policy.isAtOnce()) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (true) {
        var _ =
            chain.awaitHeight(
                chain.newest().height() + 1, TimeUnit.MILLISECONDS.toNanos(REST_MILLIS));
        long began = System.nanoTime();
        if (!leads.getAsBoolean()) {
          chain.published().forget();
        } else if (chain.height() > 0) {
          tryRound();
        }
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        TimeUnit.MILLISECONDS.sleep(Math.max(1, ROUND_MILLIS - spent));
      }
    } catch (InterruptedException e) {
      // The node is closed.
    }
  }

  private void tryRound() throws InterruptedException {
    try {
      boolean agreed = round();
      if (agreed == failing) {
        LOGGER.warn(
            agreed
                ? "Checkpoints are published again."
                : "No checkpoint is published: too few nodes of the group answer and agree.");
      }
      failing = !agreed;
    } catch (RuntimeException e) {
      LOGGER.error("A checkpoint could not be published.", e);
    }
  }

  /// @return whether a majority agreed
  private boolean round() throws InterruptedException {
    Frozen frozen = chain.freeze();
    boolean agreed = false;
    try {
      agreed = round(frozen);
      return agreed;
    } finally {
      if (!agreed) {
        frozen.leave();
      }
    }
  }

  private boolean round(Frozen frozen) throws InterruptedException {
    Note signed = chain.sign(frozen.position());
    Map<Peer, CompletableFuture<CosignReply>> asked =
        circle.cosign(CosignRequest.newBuilder().setNote(signed.format()).build());
    List<CompletableFuture<CosignReply>> replies = List.copyOf(asked.values());
    await(replies, GRACE_MILLIS);
    if (1 + agreeing(replies) < circle.majority()) {
      await(replies, MAX_WAIT_MILLIS);
    }
    Note note = chain.cosigner().cosign(signed);
    int count = 1;
    for (Map.Entry<Peer, CompletableFuture<CosignReply>> one : asked.entrySet()) {
      if (isAnswered(one.getValue())) {
        Note more = merged(note, one.getKey(), one.getValue().join());
        count += more.signatures().size() - note.signatures().size();
        note = more;
      }
    }
    if (count < circle.majority()) {
      return false;
    }
    // Only now: a witness remembers what it was shown, and no longer takes another history.
    Outsiders.Asked shown = outsiders.show(signed);
    Note agreed = note.with(shown.await());
    publish(agreed);
    chain.published().show(agreed, frozen);
    shown.late(more -> publishMore(signed.text(), more));
    return true;
  }

  private static void await(List<CompletableFuture<CosignReply>> replies, long millis)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
          .get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Whoever failed or is late is counted below.
    }
  }

  private static long agreeing(List<CompletableFuture<CosignReply>> replies) {
    return replies.stream()
        .filter(one -> isAnswered(one) && !one.join().getSignatures().isEmpty())
        .count();
  }

  private static boolean isAnswered(CompletableFuture<CosignReply> reply) {
    return reply.isDone() && !reply.isCompletedExceptionally();
  }

  /// The note with the peer's cosignature, if it is good.
  private Note merged(Note note, Peer peer, CosignReply reply) {
    if (reply.hasDiffering()) {
      LOGGER.error(
          "{} came to other roots at block {}.",
          peer.id(),
          LogKey.heightOf(Checkpoint.parse(note.text())));
      onDifference.accept(reply.getDiffering().getHeight());
      return note;
    }
    try {
      VerifierKey key = VerifierKey.parse(reply.getVkey());
      Note more = note.with(Note.parseLines(reply.getSignatures()));
      boolean isOwnName = key.name().equals(chain.key().origin() + "/" + peer.id());
      if (isOwnName && more.cosignedAt(key).isPresent()) {
        keys.put(peer.id(), key);
        return more;
      }
    } catch (IllegalArgumentException e) {
      LOGGER.debug("{} answered no cosignature.", peer.id(), e);
    }
    LOGGER.warn("{} answered a cosignature that is not good.", peer.id());
    return note;
  }

  private void publish(Note note) {
    List<String> others = circle.others().stream().map(Peer::id).toList();
    keys.keySet().retainAll(others);
    Policy whose = policy.of(chain.key(), chain.cosigner(), keys, circle.majority());
    var _ = chain.checkpoints().adopt(new Checkpoints.Newest(note, whose));
    Checkpoints.Newest newest = chain.newest();
    // Also when there is nothing new here: a node that was away has not heard of it.
    var _ =
        circle.cosign(
            CosignRequest.newBuilder()
                .setNote(newest.note().format())
                .setPolicy(policyFor(newest.note(), whose).format())
                .build());
  }

  /// By which the other nodes judge what they are sent: the operator's policy may ask for outside
  /// witnesses that are not there now, and the log goes on all the same.
  private Policy policyFor(Note note, Policy whose) {
    return whose.judge(note, chain.cosigner().seconds()).holds()
        ? whose
        : new VenuePolicy(Optional.empty(), false)
            .of(chain.key(), chain.cosigner(), keys, circle.majority());
  }

  /// A witness that answered late still vouches for the checkpoint that it saw, as long as that is
  /// the newest.
  private void publishMore(String seen, List<Note.Signature> late) {
    Note now = chain.newest().note();
    Note more = now.with(late);
    if (now.text().equals(seen) && more.signatures().size() > now.signatures().size()) {
      publish(more);
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    if (thread.isAlive() && !Thread.currentThread().equals(thread)) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    }
    outsiders.close();
  }
}
