package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.Roots;

/// Finds out, when two nodes came to different roots, whether it is this one that is alone with its
/// own. If most of the group came to something else, this node keeps the [Divergence] and stops for
/// good; otherwise it goes on, and it is another node's turn to stop.
final class Inquiry implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Inquiry.class);

  /// One inquiry at a time is enough, and one more that is remembered.
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          Thread.ofPlatform().name("ledger-inquiry").daemon().factory());

  private final Chain chain;
  private final Circle circle;
  private final Path data;
  private final Consumer<LedgerFault> onDiverged;
  private volatile boolean over;

  Inquiry(Chain chain, Circle circle, Path data, Consumer<LedgerFault> onDiverged) {
    this.chain = chain;
    this.circle = circle;
    this.data = data;
    this.onDiverged = onDiverged;
  }

  /// Looks into a height at which somebody differs. Returns at once.
  void start(long height) {
    try {
      thread.execute(() -> inquire(height));
    } catch (RejectedExecutionException e) {
      // One is under way, or the node is being closed.
    }
  }

  private void inquire(long height) {
    Position own = chain.position(height);
    if (over || own == null) {
      return;
    }
    Map<Peer, Roots> differing = new LinkedHashMap<>();
    for (Peer peer : circle.others()) {
      Roots theirs = circle.roots(peer, height, false);
      if (theirs != null && !own.agrees(position(theirs))) {
        differing.put(peer, theirs);
      }
    }
    if (differing.size() >= circle.majority()) {
      over = true;
      onDiverged.accept(keep(List.copyOf(differing.keySet()), height));
    } else if (!differing.isEmpty()) {
      LOGGER.error(
          "At block {} other roots than here are at {}.",
          height,
          differing.keySet().stream().map(Peer::id).toList());
    }
  }

  private static Position position(Roots roots) {
    return new Position(
        roots.getHeight(),
        roots.getSize(),
        roots.getLogRoot().toByteArray(),
        roots.getStateRoot().toByteArray());
  }

  private LedgerFault keep(List<Peer> others, long height) {
    long first = firstDifference(others, height);
    String sentence =
        "This node came to other roots than its group at block " + first + " and stopped for good";
    try {
      Path file = evidence(others, first).write(data);
      LOGGER.error("{}: the evidence is {}.", sentence, file);
      return new LedgerFault(LedgerFault.DIVERGED, sentence + ".");
    } catch (IOException e) {
      LOGGER.error("{}, and the evidence cannot be written.", sentence, e);
      return new LedgerFault(LedgerFault.DIVERGED, sentence + ", without evidence.");
    }
  }

  /// Halves the way to the first block that differs: roots that differ once differ for ever.
  private long firstDifference(List<Peer> others, long height) {
    long same = 0;
    long different = height;
    while (different - same > 1) {
      long middle = same + (different - same) / 2;
      Boolean agrees = agrees(others, middle);
      if (agrees == null) {
        LOGGER.warn("Nobody tells the roots of block {}: the difference may be older.", middle);
        return different;
      }
      if (agrees) {
        same = middle;
      } else {
        different = middle;
      }
    }
    return different;
  }

  /// Whether the first of the others who answers agrees with this node; null if nobody answers.
  private @Nullable Boolean agrees(List<Peer> others, long height) {
    Position own = chain.position(height);
    for (Peer peer : others) {
      Roots theirs = circle.roots(peer, height, false);
      if (theirs != null && own != null) {
        return own.agrees(position(theirs));
      }
    }
    return null;
  }

  private Divergence evidence(List<Peer> others, long height) {
    List<Divergence.Account> there = new ArrayList<>();
    for (Peer peer : others) {
      Roots theirs = circle.roots(peer, height, true);
      if (theirs != null) {
        there.add(Divergence.Account.of(peer.id(), theirs));
      }
    }
    String id = chain.cosigner().id();
    // Who keeps the log's key needs no policy to find out who decided by the rules.
    // Who has the log's key needs nothing else to find out who decided by the rules.
    String command =
        "./run audit URL --key '%s', where URL is the venue's gateway or a mirror: if it names"
                .formatted(chain.key().vkey())
            + " block "
            + height
            + ", the others are wrong, and else this node";
    return new Divergence(height, id, Divergence.Account.of(id, own(height)), there, command);
  }

  private Roots own(long height) {
    Position own = chain.position(height);
    return own == null
        ? Roots.getDefaultInstance()
        : CosignersEndpoint.detailed(chain, CosignersEndpoint.roots(own));
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.shutdownNow();
    // It may be the inquiry itself that closes the node.
    if (!Thread.currentThread().getName().equals("ledger-inquiry")) {
      var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
    }
  }
}
