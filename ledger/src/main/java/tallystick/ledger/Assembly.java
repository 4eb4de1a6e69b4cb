package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.ratis.conf.Parameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.kernel.Rulebook;

/// The parts of a node, from one opening of its folder to the next: put together in the order in
/// which they need one another, ended in the reverse.
final class Assembly implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Assembly.class);
  private static final long ENDING_SECONDS = 10;

  private final Parts parts = new Parts();
  private final CompletableFuture<LedgerFault> stopped = new CompletableFuture<>();
  private final NodeConfig config;
  private final Surroundings around;
  private final Path data;
  private final VenuePolicy policy;
  private final Chain chain;
  private final Channels channels;
  private final Retention retention;
  private final LedgerMachine machine;
  private final RaftNode raft;
  private final GroupClock time;
  private final Intake intake;
  private final Vitals vitals;
  private final Membership membership;
  private final LedgerEndpoint endpoint;
  private final CosignersEndpoint cosigners;
  private final Publisher publisher;
  private final Optional<Tls> tls;
  private volatile @Nullable PeersEndpoint peers;
  private int port;

  /// What a node is given, whatever its folder holds.
  ///
  /// @param address under which this process finds the node
  /// @param anew is told that a snapshot arrived, and the parts are to be put together again
  record Surroundings(
      Rulebook rulebook, InstantSource clock, DiskPolicy disk, String address, Runnable anew) {}

  /// Opens the folder; nothing is told to anybody before [#start].
  ///
  /// @param config as it was given, or as that of a node that joins because it lost its disk
  /// @throws LedgerFault when the folder is damaged, in use, or lacks keys
  Assembly(NodeConfig config, Surroundings around) throws IOException {
    this.config = config;
    this.around = around;
    this.data = config.data();
    boolean whole = false;
    try {
      tls = Door.tls(config);
      Divergence.refuse(data);
      policy = VenuePolicy.open(config);
      chain = chain();
      channels = parts.add(new Channels(tls));
      retention = new Retention(around.disk);
      Doorkeeper doorkeeper =
          parts.add(new Doorkeeper(around.rulebook.codec().forLog(chain.origin())));
      AtomicReference<RaftNode> group = new AtomicReference<>();
      machine = machine(doorkeeper, () -> Objects.requireNonNull(group.get()));
      raft = parts.add(raft());
      group.set(raft);
      time = parts.add(new GroupClock(around.clock, raft::others, chain::time, channels));
      Batcher batcher = parts.add(new Batcher(raft, time));
      intake = new Intake(doorkeeper, chain, batcher, new Headroom(around.disk.space(), data));
      parts.add(() -> intake.close(Faults.closed()));
      vitals = new Vitals(raft, machine, stopped, chain, intake, time, channels, data);
      membership = new Membership(raft, channels);
      endpoint = parts.add(endpoint());
      Circle circle = new Circle(raft::others, channels);
      Inquiry inquiry = parts.add(new Inquiry(chain, circle, data, this::stopForGood));
      cosigners = parts.add(new CosignersEndpoint(chain, inquiry::start));
      publisher = parts.add(new Publisher(chain, circle, policy, raft::leads, inquiry::start));
      whole = true;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  private Chain chain() throws IOException {
    Path state = Files.createDirectories(data.resolve("state"));
    Keys keys = Keys.open(config);
    Chain made =
        parts.add(Chain.open(new RocksStore(state), around.rulebook, keys, config.id(), policy));
    made.verify();
    writeVerifier(made.key().vkey());
    return made;
  }

  private LedgerMachine machine(Doorkeeper doorkeeper, Supplier<RaftNode> group) {
    ExecutorService answerer = thread("ledger-answers");
    ExecutorService syncer = thread("ledger-sync");
    Installation installation =
        parts.add(new Installation(data, chain, around.disk, channels, group, around.anew));
    LedgerMachine made =
        new LedgerMachine(chain, doorkeeper, answerer, syncer, data, retention, installation);
    var _ = made.stopped().thenAccept(this::stop);
    return made;
  }

  private RaftNode raft() throws IOException {
    Path log = Files.createDirectories(data.resolve("raft"));
    Parameters parameters = tls.map(Tls::raft).orElseGet(Parameters::new);
    return new RaftNode(config, log, machine, parameters, around.disk);
  }

  private LedgerEndpoint endpoint() {
    Relay relay = new Relay(channels);
    machine.onLeader(relay::leads);
    return new LedgerEndpoint(intake, raft, relay, chain, vitals, membership);
  }

  /// Begins to order, to decide, and to answer.
  ///
  /// @param before the port at which the node was found before, -1 if it was not
  void start(int before) throws IOException {
    Shipments shipments = parts.add(new Shipments(chain, retention, data.resolve("copies")));
    raft.start();
    if (config.isAlone()) {
      awaitReady();
    }
    parts.add(chain.scrub(this::damaged));
    Door door = parts.add(new Door(config, tls, before));
    PeersEndpoint between = new PeersEndpoint(raft, time, vitals, membership, shipments);
    peers = between;
    door.serve(around.address, endpoint, between, cosigners);
    port = door.port();
    time.start();
    publisher.start();
    if (Damage.isMarked(config)) {
      parts.add(new Rejoining(config, channels));
    }
  }

  private void awaitReady() {
    var _ = CompletableFuture.anyOf(machine.ready(), machine.stopped()).join();
    if (machine.stopped().isDone()) {
      throw machine.stopped().join();
    }
  }

  /// The port at which other processes find the node, or -1.
  int port() {
    return port;
  }

  /// Completes when submissions have somewhere to go.
  CompletableFuture<Void> ready() {
    return machine.ready();
  }

  /// Completes if the node stops for good.
  CompletableFuture<LedgerFault> stopped() {
    return stopped;
  }

  /// Takes no more submissions; reads are answered on.
  private void stop(LedgerFault fault) {
    intake.close(fault);
    stopped.complete(fault);
    // Were this node the leader, the others would wait for it.
    var _ = Thread.ofVirtual().name("ledger-leaving").start(raft::leave);
  }

  private void damaged(String what) {
    Damage.found(data, what);
    stopForGood(new LedgerFault(LedgerFault.DAMAGED, "The ledger is damaged."));
  }

  /// The node leaves the group's order and answers nothing any more, whatever still runs.
  private void stopForGood(LedgerFault fault) {
    endpoint.refuse(fault);
    cosigners.refuse(fault);
    if (peers != null) {
      peers.refuse(fault);
    }
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

  private void writeVerifier(String vkey) throws IOException {
    Path draft = Files.writeString(data.resolve("log.vkey.draft"), vkey + "\n");
    Files.move(draft, data.resolve("log.vkey"), StandardCopyOption.ATOMIC_MOVE);
  }

  private ExecutorService thread(String name) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    parts.add(() -> end(executor));
    return executor;
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    var _ = executor.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    parts.close();
  }
}
