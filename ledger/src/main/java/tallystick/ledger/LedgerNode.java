package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Rulebook;

/// A node of the ledger: its part of the Raft group, its state on disk, and the service through
/// which the other roles meet it.
public final class LedgerNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(LedgerNode.class);

  private final CompletableFuture<LedgerFault> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final String address = GrpcLedger.inProcess(UUID.randomUUID().toString());
  private final GrpcLedger near;
  private final NodeConfig config;
  private final Rulebook rulebook;
  private final InstantSource clock;
  private final DiskPolicy disk;
  private @Nullable DataLock lock;
  private @Nullable Assembly parts;
  private int port = -1;
  private boolean closed;

  private LedgerNode(NodeConfig config, Rulebook rulebook, InstantSource clock, DiskPolicy disk)
      throws IOException {
    this.config = config;
    this.rulebook = rulebook;
    this.clock = clock;
    this.disk = disk;
    near = GrpcLedger.at(address);
    try {
      begin();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Starts a node, and, if it is alone, waits until it leads and has executed its whole log.
  ///
  /// @throws LedgerFault `data-folder-in-use` when another process has the folder open;
  ///   `unavailable` when it stopped at a bug that its log leads to
  public static LedgerNode start(NodeConfig config, Rulebook rulebook) throws IOException {
    return start(config, rulebook, InstantSource.system());
  }

  /// The same with a clock of one's own.
  public static LedgerNode start(NodeConfig config, Rulebook rulebook, InstantSource clock)
      throws IOException {
    return start(config, rulebook, clock, DiskPolicy.of(config));
  }

  /// The same with another use of the disk.
  static LedgerNode start(
      NodeConfig config, Rulebook rulebook, InstantSource clock, DiskPolicy disk)
      throws IOException {
    return new LedgerNode(config, rulebook, clock, disk);
  }

  private synchronized void begin() throws IOException {
    Path data = Files.createDirectories(config.data());
    lock = DataLock.take(data);
    Installation.repair(data);
    try {
      Damage.require(config);
      open(config);
    } catch (LedgerFault fault) {
      if (!fault.isDamage()) {
        throw fault;
      }
      closeParts();
      Damage.setAside(config, fault);
      open(config.joins());
    }
  }

  /// Goes on with the snapshot that arrived instead of the state.
  private synchronized void beginAnew(NodeConfig config) {
    if (closed) {
      return;
    }
    closeParts();
    try {
      Installation.place(config.data());
      open(config);
    } catch (IOException | RuntimeException e) {
      LOGGER.error("The ledger does not go on after the snapshot.", e);
      stopped.complete(Faults.of(e));
    }
  }

  private void open(NodeConfig as) throws IOException {
    Runnable anew = () -> Thread.ofPlatform().name("ledger-anew").start(() -> beginAnew(as));
    parts = new Assembly(as, new Assembly.Surroundings(rulebook, clock, disk, address, anew));
    var _ = parts.stopped().thenAccept(stopped::complete);
    var _ = parts.ready().thenRun(() -> ready.complete(null));
    parts.start(port);
    port = parts.port();
  }

  /// The ledger, for roles in this process.
  public LedgerClient client() {
    return near;
  }

  /// The log as it grows, for roles in this process.
  public EventStream events() {
    return near;
  }

  /// Where [GrpcLedger#at] finds it in this process.
  public String address() {
    return address;
  }

  /// The port at which other processes find it, or -1.
  public int port() {
    return port;
  }

  /// Completes when submissions have somewhere to go: this node leads, or knows who does.
  public CompletableFuture<Void> ready() {
    return ready.copy();
  }

  /// Completes if the node stops at a bug or a broken disk. Reads are answered on, submissions are
  /// not.
  public CompletableFuture<LedgerFault> stopped() {
    return stopped.copy();
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeParts();
    near.close();
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOGGER.warn("The data folder was not given back well.", e);
    }
  }

  private void closeParts() {
    if (parts != null) {
      parts.close();
      parts = null;
    }
  }
}
