package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.Reading;
import tallystick.edge.crew.Crew;
import tallystick.edge.sparkplug.Host;
import tallystick.kernel.Ids;
import tallystick.kernel.Require;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

/// One device: its sensors, what it keeps, what it decides, and its way to the venue. Measuring and
/// deciding wait for no network.
final class Agent implements AutoCloseable, Uplink.Ear {
  static final String FIRMWARE = "edge 0.1.0";

  private static final System.Logger LOG = System.getLogger(Agent.class.getName());
  private static final String ORIGIN = "origin";

  /// What the venue has released and could not be had is asked for again.
  private static final long AGAIN_MINUTES = 10;

  private final Config config;
  private final SigningKey key;
  private final Outbox outbox;
  private final Watch watch;
  private final Settings settings;
  private final Commands commands;
  private final Models models;
  private final Configurations configurations;
  private final Firmware firmware;
  private final Releases releases;
  private final Measuring measuring;
  private final ScheduledExecutorService sending = single("sending");
  private final ScheduledExecutorService releasing = single("releases");
  private final Mate mate;
  private final @Nullable Crew crew;
  private volatile @Nullable Host plant;
  private volatile @Nullable Dispatch dispatch;
  private volatile @Nullable Uplink uplink;
  private volatile byte[] rolledOut = {};
  private volatile long gatherMillis;
  private volatile boolean measured;
  private volatile boolean connected;
  private volatile String refusedBefore = "";

  /// @throws IOException with a sentence for the operator
  Agent(Config config, List<Actuator> actuators) throws IOException {
    this.config = config;
    Path data = Files.createDirectories(config.data());
    this.key = DeviceKey.in(data);
    this.outbox = Outbox.open(data.resolve("outbox.db"));
    this.watch = new Watch(outbox, device(), this::tell);
    this.settings = new Settings(outbox, watch, FIRMWARE);
    this.commands = new Commands(outbox, actuators, System::currentTimeMillis);
    this.measuring = new Measuring(single("measuring"), new Heard());
    Depot depot = new Depot(config.models(), config.venue(), this::log);
    this.models = new Models(data.resolve("models"), depot::bytes);
    this.configurations =
        new Configurations(
            data.resolve("configuration"),
            config.start(),
            outbox,
            depot::bytes,
            this::use,
            Agent::uptimeMillis);
    this.firmware =
        new Firmware(
            data.resolve("firmware"),
            Boolean.getBoolean(Firmware.LAUNCHED),
            outbox,
            depot::program,
            () -> System.exit(Firmware.NEXT));
    this.releases = new Releases(settings::installed);
    begin();
    this.mate = new Mate(outbox, commands, settings);
    this.crew = config.site().peers().isEmpty() ? null : crew();
    URI plants = config.sparkplug();
    if (plants != null && !plants.equals(Config.VENUES)) {
      String name = "tallystick-" + Ids.principalOf(key.keyId()).substring(0, 8);
      this.plant = new Host(plants, name, this::keep);
    }
  }

  /// With what is kept of releases.
  private void begin() throws IOException {
    List<String> complaints = new ArrayList<>();
    firmware.begin(complaints);
    configurations.begin(complaints);
    List.of(models, configurations, firmware).forEach(releases::add);
    releases.tell(complaints);
  }

  private void use(Configuration next) throws IOException {
    measuring.use(next);
    settings.configured(next.rules());
    gatherMillis = next.gatherSeconds() * 1_000L;
  }

  /// Its id in the room `devices`.
  private String device() {
    return HexFormat.of().formatHex(Sha256.of(config.claim().getBytes(UTF_8)), 0, 16);
  }

  private Crew crew() throws IOException {
    return new Crew(
        new Crew.Config(
            config.site().name(),
            config.data().resolve("crew"),
            key,
            Ids.principalOf(key.keyId()),
            device(),
            config.site().peers(),
            Crew.ABSENT_MILLIS),
        mate);
  }

  private static ScheduledExecutorService single(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> new Thread(null, work, name, Model.STACK_BYTES));
  }

  private void tell(Rule rule, Reading reading, boolean raised) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} {1} at {2}",
        raised ? "ALARM" : "over:",
        rule.threshold(),
        reading.line());
    Crew others = crew;
    if (others != null) {
      others.look();
    }
  }

  /// Begins to measure, and to look for the venue.
  void start() throws IOException {
    Crew others = crew;
    if (others != null) {
      others.start();
    }
    Host nodes = plant;
    if (nodes != null) {
      nodes.start();
    }
    measuring.start();
    var _ = sending.scheduleWithFixedDelay(this::send, 0, 1, TimeUnit.SECONDS);
  }

  /// What the sensors say. What cannot be kept does not count, and is said.
  private final class Heard implements Measuring.Ear {
    @Override
    public void measured(Configuration by, long time, List<Measurement> said) {
      try {
        List<Measurement> all = new ArrayList<>(said);
        all.addAll(models.score(said));
        long uptime = uptimeMillis();
        outbox.append(time, all).forEach(reading -> watch.see(reading, uptime));
        if (!said.isEmpty()) {
          proves(by);
        }
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "readings are lost", e);
      }
    }

    @Override
    public void actuators(List<Actuator> actuators) {
      commands.beside(actuators);
    }
  }

  private void proves(Configuration by) {
    measured = true;
    if (configurations.measured(by)) {
      releases.tell(List.of());
    }
  }

  /// Keeps what nodes of a plant said. A number that is too large is passed over.
  private void keep(long time, Map<String, BigDecimal> values) {
    List<Measurement> measured = new ArrayList<>();
    values.forEach((channel, value) -> {
      try {
        measured.add(Measurement.of(channel, value));
      } catch (Require.Field e) {
        LOG.log(System.Logger.Level.WARNING, "{0} is not kept: {1}", channel, e.getMessage());
      }
    });
    long uptime = uptimeMillis();
    outbox.append(time, measured).forEach(reading -> watch.see(reading, uptime));
    this.measured |= !measured.isEmpty();
  }

  private static long uptimeMillis() {
    return System.nanoTime() / 1_000_000;
  }

  private void send() {
    try {
      mate.report(uptimeMillis());
      prove();
      Dispatch known = dispatch;
      if (known == null) {
        open();
      } else {
        known.pump();
        if (plant == null && Config.VENUES.equals(config.sparkplug())) {
          hearNodesOfOwner();
        }
      }
    } catch (IOException e) {
      notYet(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "nothing is sent", e);
    }
  }

  private void notYet(String why) {
    if (!why.equals(refusedBefore)) {
      refusedBefore = why;
      LOG.log(System.Logger.Level.ERROR, "not yet: {0}", why);
    }
  }

  /// Looks whether what is on trial has proved good, or has had its time.
  private void prove() throws IOException {
    if (measured && connected && firmware.good()) {
      releases.tell(List.of());
    }
    String takenBack = configurations.check();
    if (!takenBack.isEmpty()) {
      releases.tell(List.of(takenBack));
    }
  }

  private void open() throws IOException {
    KnownLog log = log();
    Signer signer = new Signer(key, log.origin());
    Uplink link =
        new Uplink(
            config.broker(),
            config.keys(),
            signer,
            () -> new Venue(config.venue()).lastReading(device()),
            this);
    dispatch =
        new Dispatch(
            outbox,
            log,
            signer,
            new EnrolDevice(config.claim(), "edge", FIRMWARE),
            new Dispatch.Pace(System::currentTimeMillis, Agent::uptimeMillis, () -> gatherMillis),
            link);
    uplink = link;
    link.connect();
  }

  /// At the venue's broker, whose group of nodes is the owner's principal.
  private void hearNodesOfOwner() throws IOException {
    Signer signer = new Signer(key, log().origin());
    String owner = new Venue(config.venue()).owner(device());
    ClientKeys keys = config.keys();
    Host host =
        new Host(
            URI.create(config.broker() + "/" + owner),
            signer.principal() + "-sparkplug",
            keys == null ? null : keys.config(),
            () -> signer.token(System.currentTimeMillis()).getBytes(UTF_8),
            this::keep);
    plant = host;
    host.start();
  }

  /// The log that this device deals with. Its name was kept before its key was.
  private KnownLog log() throws IOException {
    KnownLog log = KnownLog.in(config.data(), () -> new Venue(config.venue()).key());
    String kept = outbox.setting(ORIGIN);
    if (kept != null && !kept.equals(log.origin())) {
      throw new IOException(
          "the venue has the log " + log.origin() + ", and this device is one of " + kept);
    }
    if (kept == null) {
      outbox.set(ORIGIN, log.origin());
    }
    return log;
  }

  @Override
  public void connected(boolean now) {
    connected = now;
    Dispatch known = dispatch;
    if (known != null) {
      known.connected(now);
    }
  }

  @Override
  public void receipt(byte[] message) {
    Dispatch known = dispatch;
    if (known != null) {
      known.answered(message);
    }
  }

  @Override
  public void unheard(String id) {
    Dispatch known = dispatch;
    if (known != null) {
      known.unheard(id);
    }
  }

  @Override
  public void wanted(byte[] message) {
    settings.take(message);
  }

  @Override
  public void releases(byte[] message) {
    rolledOut = message;
    releasing.execute(() -> takes(message));
  }

  private void takes(byte[] message) {
    try {
      if (Arrays.equals(message, rolledOut) && !releases.take(message)) {
        var _ = releasing.schedule(() -> takes(message), AGAIN_MINUTES, TimeUnit.MINUTES);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "what runs stays as it is", e);
    }
  }

  @Override
  public void commands(byte[] message) {
    commands.take(message);
  }

  @Override
  public void close() throws IOException {
    Host nodes = plant;
    if (nodes != null) {
      nodes.close();
    }
    measuring.close();
    sending.close();
    releasing.shutdownNow();
    Crew others = crew;
    if (others != null) {
      others.close();
    }
    Uplink link = uplink;
    if (link != null) {
      link.close();
    }
    models.close();
    outbox.close();
  }
}
