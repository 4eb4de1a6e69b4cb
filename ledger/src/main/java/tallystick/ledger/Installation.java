package tallystick.ledger;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.ratis.server.protocol.TermIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.ledger.v1.BlockRequest;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.SnapshotManifest;
import tallystick.ledger.v1.WireBlock;

/// Gets a snapshot from the leader when the others have forgotten what this node needs next.
///
/// The node goes on answering reads meanwhile. When the snapshot is there and found to be right,
/// the node ends all that reads the old store, and begins anew with the new one: its Raft log then
/// starts after the snapshot. Ratis could also exchange the state of a running node; beginning anew
/// leaves nothing behind that still points into the old one.
final class Installation implements LedgerMachine.Behind, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Installation.class);
  private static final long ASKING_SECONDS = 2;
  private static final long PAUSE_MILLIS = 500;

  private final Path data;
  private final Chain chain;
  private final DiskPolicy disk;
  private final Channels channels;
  private final Supplier<RaftNode> group;
  private final Runnable arrived;
  private @Nullable Thread thread;

  /// @param arrived is told when [#place] may be called; must not wait
  Installation(
      Path data,
      Chain chain,
      DiskPolicy disk,
      Channels channels,
      Supplier<RaftNode> group,
      Runnable arrived) {
    this.channels = channels;
    this.data = data;
    this.chain = chain;
    this.disk = disk;
    this.group = group;
    this.arrived = arrived;
  }

  @Override
  public synchronized CompletableFuture<TermIndex> fetch(String ledger) {
    CompletableFuture<TermIndex> outcome = new CompletableFuture<>();
    thread =
        Thread.ofPlatform().name("ledger-installation").daemon().start(() -> run(ledger, outcome));
    return outcome;
  }

  private void run(String ledger, CompletableFuture<TermIndex> outcome) {
    try {
      install(ledger);
      arrived.run();
    } catch (IOException | RuntimeException e) {
      LOGGER.warn("No snapshot from {} yet: {}", ledger, e.getMessage());
      try {
        // The leader says it again at once.
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      outcome.completeExceptionally(e);
    }
  }

  private void install(String ledger) throws IOException {
    long began = System.nanoTime();
    SnapshotFiles files = new SnapshotFiles(incoming(data).resolve("files"));
    Path store = incoming(data).resolve("state");
    Files.createDirectories(incoming(data));
    SnapshotFiles.Fetched fetched =
        files.fetch(channels.at(ledger), disk.space().beyondReserve(data));
    SnapshotManifest manifest = fetched.manifest();
    files.assemble(manifest, store, false);
    verify(manifest, store);
    LOGGER.info(
        "A snapshot of block {} with {} bytes, {} of them new, came from {} in {} ms.",
        manifest.getHeight(),
        Manifests.bytes(manifest),
        fetched.fetched(),
        ledger,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  /// Nothing of it is used before all of this holds.
  private void verify(SnapshotManifest manifest, Path store) throws IOException {
    Execution.Past own = chain.standing().past();
    if (!manifest.getOrigin().equals(chain.origin())) {
      throw new IOException("the snapshot is of another log, " + manifest.getOrigin());
    }
    Manifests.requireSigned(manifest, chain.vkey());
    Manifests.requireEqual(manifest, Inspection.thorough(store));
    if (manifest.getIndex() <= chain.standing().index()
        || manifest.getIndex() < group.get().lastIndex()) {
      throw new IOException("the snapshot is not newer than what is here");
    }
    try (RocksStore fresh = RocksStore.readOnly(store)) {
      WireBlock same = fresh.block(own.height());
      if (own.height() > 0
          && (same == null || !Arrays.equals(same.getStateRoot().toByteArray(), own.stateRoot()))) {
        throw new IOException("its block " + own.height() + " is not the one of this node");
      }
    }
    for (Peer other : group.get().others()) {
      compare(manifest, other);
    }
  }

  /// Refuses what another node knows otherwise. One that does not answer is no witness.
  private void compare(SnapshotManifest manifest, Peer other) throws IOException {
    try {
      WireBlock block =
          LedgerGrpc.newBlockingStub(channels.to(other))
              .withDeadlineAfter(ASKING_SECONDS, TimeUnit.SECONDS)
              .getBlock(BlockRequest.newBuilder().setHeight(manifest.getHeight()).build());
      if (!block.getStateRoot().equals(manifest.getStateRoot())) {
        throw new IOException(
            other.id()
                + " has another state at block "
                + manifest.getHeight()
                + " than the snapshot");
      }
    } catch (StatusRuntimeException | LedgerFault e) {
      LOGGER.debug("{} could not be asked about the snapshot.", other.id(), e);
    }
  }

  private static Path incoming(Path data) {
    return data.resolve("snapshot");
  }

  /// Puts a snapshot that arrived in the place of the state. Nobody may have either open. What a
  /// crash leaves half done, [#repair] ends.
  static void place(Path data) throws IOException {
    Path state = data.resolve("state");
    Path old = data.resolve("state.old");
    Folders.delete(old);
    Folders.rename(state, old);
    Folders.rename(incoming(data).resolve("state"), state);
    new RaftSegments(data.resolve("raft")).delete();
    Folders.delete(old);
    Folders.delete(incoming(data));
  }

  /// Ends an exchange that a crash interrupted: forwards if the new state has its name, backwards
  /// otherwise.
  static void repair(Path data) throws IOException {
    Path state = data.resolve("state");
    Path old = data.resolve("state.old");
    if (!Files.exists(old)) {
      return;
    }
    if (Files.exists(state)) {
      new RaftSegments(data.resolve("raft")).delete();
      Folders.delete(old);
    } else {
      Folders.rename(old, state);
    }
  }

  /// Ends it, and waits until it no longer reads.
  @Override
  public void close() throws InterruptedException {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
      running.join();
    }
  }
}
