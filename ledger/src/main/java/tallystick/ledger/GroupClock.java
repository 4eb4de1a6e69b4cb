package tallystick.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tallystick.ledger.v1.ClockRequest;
import tallystick.ledger.v1.PeersGrpc;

/// What time it is for the group: the median of its members' clocks, so that a minority of wrong
/// ones, the leader's included, moves nothing. A node that is alone goes by its own clock.
///
/// Every few seconds each node asks the others. A clock is kept as its distance from this machine's
/// monotonic clock, which nobody can set: between two rounds, a clock that jumps is not heard. A
/// member that falls silent keeps its last vote, for clocks that were right stay about right. With
/// an even number of votes the middle one nearer to the last block's time counts.
final class GroupClock implements InstantSource, AutoCloseable {
  private static final long ROUND_MILLIS = 2_000;

  /// Between rounds as long as a majority has not been heard.
  private static final long FIRST_ROUNDS_MILLIS = 100;

  /// How long another node has for its answer. Half of it bounds what a slow answer can distort.
  private static final long ASK_MILLIS = 500;

  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ledger-clock").daemon().factory());
  private final Map<String, Long> distances = new ConcurrentHashMap<>();
  private final AtomicLong told = new AtomicLong();
  private final InstantSource own;
  private final Supplier<List<Peer>> others;
  private final LongSupplier lastBlockMillis;
  private final Channels channels;

  /// @param own the clock of this node
  /// @param others the other members of the group
  /// @param lastBlockMillis time of the last block, 0 before the first
  GroupClock(
      InstantSource own,
      Supplier<List<Peer>> others,
      LongSupplier lastBlockMillis,
      Channels channels) {
    this.own = own;
    this.others = others;
    this.lastBlockMillis = lastBlockMillis;
    this.channels = channels;
  }

  void start() {
    rounds.execute(this::round);
  }

  private void round() {
    List<Peer> peers = others.get();
    distances.keySet().retainAll(peers.stream().map(Peer::id).toList());
    var _ =
        CompletableFuture.allOf(peers.stream().map(this::ask).toArray(CompletableFuture[]::new))
            .whenComplete((_, _) -> again(isKnown(peers) ? ROUND_MILLIS : FIRST_ROUNDS_MILLIS));
  }

  private void again(long pauseMillis) {
    try {
      var _ = rounds.schedule(this::round, pauseMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Closed: nobody asks for the time any more.
    }
  }

  private CompletableFuture<Void> ask(Peer peer) {
    try {
      long asked = monotonicMillis();
      return Channels.answer(
              PeersGrpc.newFutureStub(channels.to(peer))
                  .withDeadlineAfter(ASK_MILLIS, TimeUnit.MILLISECONDS)
                  .clock(ClockRequest.getDefaultInstance()))
          .<Void>thenApply(reply -> {
            distances.put(peer.id(), reply.getMillis() - (asked + monotonicMillis()) / 2);
            return null;
          })
          .exceptionally(_ -> {
            // Whatever else is to be asked there should not wait when the node comes back.
            channels.hurry(peer);
            return null;
          });
    } catch (RuntimeException _) {
      return CompletableFuture.completedFuture(null);
    }
  }

  private static long monotonicMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /// The time of the next block, never falling.
  ///
  /// @throws LedgerFault when too few clocks have been heard since the start
  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    long now =
        estimate()
            .orElseThrow(() ->
                new LedgerFault(
                    LedgerFault.UNAVAILABLE, "The clocks of a majority have not been heard yet."));
    return told.accumulateAndGet(now, Math::max);
  }

  /// The best that is known, if need be this node's own clock.
  long estimateMillis() {
    return estimate().orElseGet(own::millis);
  }

  /// How far this node's own clock is before the group's.
  long skewMillis() {
    return own.millis() - estimateMillis();
  }

  /// What this node's own clock says.
  long ownMillis() {
    return own.millis();
  }

  private OptionalLong estimate() {
    List<Peer> peers = others.get();
    if (peers.isEmpty()) {
      return OptionalLong.of(own.millis());
    }
    if (!isKnown(peers)) {
      return OptionalLong.empty();
    }
    long monotonic = monotonicMillis();
    List<Long> votes = new ArrayList<>();
    votes.add(own.millis());
    Stream<Long> heard =
        peers.stream().map(peer -> distances.get(peer.id())).filter(d -> d != null);
    heard.forEach(distance -> votes.add(monotonic + distance));
    votes.sort(null);
    long lower = votes.get((votes.size() - 1) / 2);
    long upper = votes.get(votes.size() / 2);
    long last = lastBlockMillis.getAsLong();
    return OptionalLong.of(Math.abs(upper - last) < Math.abs(lower - last) ? upper : lower);
  }

  /// Whether a majority, this node included, has been heard.
  private boolean isKnown(List<Peer> peers) {
    long heard = 1 + peers.stream().filter(peer -> distances.containsKey(peer.id())).count();
    return heard > (peers.size() + 1) / 2;
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
