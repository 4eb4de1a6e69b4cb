package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.ratis.conf.Parameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Rulebook;

/// A node of the ledger: its part of the Raft group, its state on disk, and the service through
/// which the other roles meet it.
public final class LedgerNode implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(LedgerNode.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CompletableFuture<LedgerFault> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final String address = GrpcLedger.inProcess(UUID.randomUUID().toString());
  private final GrpcLedger near;
  private volatile Consumer<LedgerFault> onDiverged = _ -> {};
  private final NodeConfig config;
  private final Rulebook rulebook;
  private final InstantSource clock;
  private final DiskPolicy disk;
  private @Nullable DataLock lock;
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
      // What the leader sends, the group has let in.
      Damage.isOver(config);
      open(config);
    } catch (IOException | RuntimeException e) {
      LOGGER.error("The ledger does not go on after the snapshot.", e);
      stopped.complete(Faults.of(e));
    }
  }

  /// @param config as it was given, or as that of a node that joins because it lost its disk
  private void open(NodeConfig config) throws IOException {
    Path data = config.data();
    Optional<Tls> tls = Door.tls(config);
    Divergence.refuse(data);
    Path state = Files.createDirectories(data.resolve("state"));
    VenuePolicy policy = VenuePolicy.open(config);
    Keys keys = Keys.open(config);
    Chain chain = new Chain(new RocksStore(state), rulebook, keys, config.id(), policy);
    opened.push(chain);
    chain.verify();
    writeVerifier(data, chain.key().vkey());

    ExecutorService answerer = thread("ledger-answers");
    ExecutorService syncer = thread("ledger-sync");
    Doorkeeper doorkeeper = new Doorkeeper(rulebook.codec());
    opened.push(doorkeeper);
    Channels channels = new Channels(tls);
    opened.push(channels);
    Retention retention = new Retention(disk);
    AtomicReference<RaftNode> group = new AtomicReference<>();
    Installation installation =
        new Installation(
            data,
            chain,
            disk,
            channels,
            () -> Objects.requireNonNull(group.get()),
            () -> Thread.ofPlatform().name("ledger-anew").start(() -> beginAnew(config)));
    opened.push(installation);
    LedgerMachine machine =
        new LedgerMachine(chain, doorkeeper, answerer, syncer, data, retention, installation);
    Path log = Files.createDirectories(data.resolve("raft"));
    RaftNode raft =
        new RaftNode(config, log, machine, tls.map(Tls::raft).orElseGet(Parameters::new), disk);
    group.set(raft);
    opened.push(raft);
    GroupClock time = new GroupClock(clock, raft::others, chain::time, channels);
    opened.push(time);
    Batcher batcher = new Batcher(raft, time);
    opened.push(batcher);
    Intake intake = new Intake(doorkeeper, chain, batcher, new Headroom(disk.space(), data));
    opened.push(() -> intake.close(Faults.closed()));
    var _ =
        machine
            .stopped()
            .thenAccept(fault -> {
              intake.close(fault);
              stopped.complete(fault);
              // Were this node the leader, the others would wait for it.
              var _ = Thread.ofVirtual().name("ledger-leaving").start(raft::leave);
            });

    Relay relay = new Relay(channels);
    machine.onLeader(relay::leads);
    Vitals vitals = new Vitals(raft, machine, chain, intake, time, channels, data);
    Membership membership = new Membership(raft, channels);
    LedgerEndpoint endpoint = new LedgerEndpoint(intake, raft, relay, chain, vitals, membership);
    opened.push(endpoint);
    Circle circle = new Circle(raft::others, channels);
    Inquiry inquiry = new Inquiry(chain, circle, data, this::diverged);
    opened.push(inquiry);
    CosignersEndpoint cosigners = new CosignersEndpoint(chain, inquiry::start);
    opened.push(cosigners);
    Publisher publisher = new Publisher(chain, circle, policy, raft::leads, inquiry::start);
    opened.push(publisher);
    onDiverged = fault -> stopForGood(fault, endpoint, cosigners, intake, publisher, raft);
    Shipments shipments = new Shipments(chain, retention, data.resolve("copies"));
    opened.push(shipments);
    var _ = machine.ready().thenRun(() -> ready.complete(null));
    raft.start();
    if (config.isAlone()) {
      awaitReady(machine);
    }
    opened.push(
        chain.scrub(what -> {
          Damage.found(data, what);
          LedgerFault fault = new LedgerFault(LedgerFault.DAMAGED, "The ledger is damaged.");
          intake.close(fault);
          stopped.complete(fault);
        }));
    Door door = new Door(config, tls, port);
    opened.push(door);
    door.serve(
        address, endpoint, new PeersEndpoint(raft, time, vitals, membership, shipments), cosigners);
    port = door.port();
    time.start();
    publisher.start();
    if (Damage.isMarked(config)) {
      opened.push(new Rejoining(config, channels));
    }
  }

  private void diverged(LedgerFault fault) {
    onDiverged.accept(fault);
  }

  /// The node leaves the group's order and answers nothing any more, whatever still runs.
  private void stopForGood(
      LedgerFault fault,
      LedgerEndpoint endpoint,
      CosignersEndpoint cosigners,
      Intake intake,
      Publisher publisher,
      RaftNode raft) {
    endpoint.refuse(fault);
    cosigners.refuse(fault);
    intake.close(fault);
    stopped.complete(fault);
    try {
      publisher.close();
      raft.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOGGER.warn("The node did not leave its group well.", e);
    }
  }

  private ExecutorService thread(String name) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    opened.push(() -> end(executor));
    return executor;
  }

  private static void writeVerifier(Path data, String vkey) throws IOException {
    Path draft = Files.writeString(data.resolve("log.vkey.draft"), vkey + "\n");
    Files.move(draft, data.resolve("log.vkey"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitReady(LedgerMachine machine) {
    var _ = CompletableFuture.anyOf(machine.ready(), machine.stopped()).join();
    if (machine.stopped().isDone()) {
      throw machine.stopped().join();
    }
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

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    var _ = executor.awaitTermination(10, TimeUnit.SECONDS);
  }

  /// Ends in the reverse order of the beginning: whoever uses something ends before it.
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
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOGGER.warn("A part of the ledger did not end well.", e);
      }
    }
  }
}
