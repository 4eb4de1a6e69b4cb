package tallystick.ledger;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.PeersGrpc;
import tallystick.ledger.v1.RejoinRequest;

/// Asks the group, again and again, to let this node in after it lost what it had on disk.
///
/// It may have acknowledged entries that it no longer has. If it came back as the same voter with
/// an empty log, the group could elect a leader without them: so it is removed first, and then
/// added like a new one. It asks until it is told that it votes, also after it began anew with the
/// snapshot that the group sent; if the process ends before, the next start begins empty again.
final class Rejoining implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Rejoining.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final NodeConfig config;
  private final Channels channels;
  private final Thread thread;

  Rejoining(NodeConfig config, Channels channels) {
    this.config = config;
    this.channels = channels;
    this.thread = Thread.ofPlatform().name("ledger-rejoining").daemon().start(this::run);
  }

  private void run() {
    List<Peer> others =
        config.peers().stream().filter(peer -> !peer.id().equals(config.id())).toList();
    try {
      for (int attempt = 0; !others.isEmpty(); attempt++) {
        if (asked(others.get(attempt % others.size()))) {
          Damage.isOver(config);
          LOGGER.info("The group let this node in again.");
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOGGER.warn("{} cannot be deleted: {}", Damage.MARKER, e.toString());
    }
  }

  private boolean asked(Peer other) {
    try {
      var _ =
          PeersGrpc.newBlockingStub(channels.to(other))
              .withDeadlineAfter(Membership.CHANGE_SECONDS, TimeUnit.SECONDS)
              .rejoin(RejoinRequest.newBuilder().setMember(WireStatus.wire(config.self())).build());
      return true;
    } catch (StatusRuntimeException | LedgerFault e) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      LOGGER.warn(
          "{} does not let this node in yet: {} If that stays so: ./run node replace {}",
          other.id(),
          Faults.of(e).sentence(),
          config.id());
      return false;
    }
  }

  /// Ends it, and waits until it asks no more.
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
