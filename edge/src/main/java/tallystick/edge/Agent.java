package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.domains.devices.Reading;
import tallystick.edge.crew.Crew;
import tallystick.edge.crew.Peer;
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

  private final Config config;
  private final List<Sensor> sensors;
  private final SigningKey key;
  private final Outbox outbox;
  private final Watch watch;
  private final Settings settings;
  private final Commands commands;
  private final Models models;
  private final ScheduledExecutorService measuring = single("measuring");
  private final ScheduledExecutorService sending = single("sending");
  private final Mate mate;
  private final @Nullable Crew crew;
  private final @Nullable Host plant;
  private volatile @Nullable Dispatch dispatch;
  private volatile @Nullable Uplink uplink;

  /// @param data folder of key and outbox
  /// @param venue where `GET /v1/venue` says the log's name
  /// @param keys what to show the broker; null for tokens alone
  /// @param claim the code under which the owner registered this device
  /// @param everySeconds between measurements
  /// @param gatherSeconds that readings wait for others to go with them
  /// @param models where the bytes of releases are
  /// @param site the agents beside this one
  /// @param sparkplug broker of a plant whose nodes are heard, null for none
  record Config(
      Path data,
      URI venue,
      URI broker,
      @Nullable ClientKeys keys,
      String claim,
      int everySeconds,
      int gatherSeconds,
      Origin models,
      Neighbours site,
      @Nullable URI sparkplug) {}

  /// The agents of a site, which agree with each other.
  ///
  /// @param name of the site
  /// @param peers all of them, this one too; none for an agent that is alone
  record Neighbours(String name, List<Peer> peers) {
    static final Neighbours NONE = new Neighbours("", List.of());
  }

  /// Whose releases are run.
  ///
  /// @param address under which they are by their SHA-256; null if there is none
  /// @param owner id of the key that signs them; empty if it is not known
  record Origin(@Nullable URI address, String owner) {}

  /// @throws IOException with a sentence for the operator
  Agent(Config config, List<Sensor> sensors, List<Actuator> actuators) throws IOException {
    this.config = config;
    this.sensors = List.copyOf(sensors);
    Files.createDirectories(config.data());
    this.key = DeviceKey.in(config.data());
    this.outbox = Outbox.open(config.data().resolve("outbox.db"));
    this.watch = new Watch(outbox, device(), this::tell);
    this.settings = new Settings(outbox, watch, FIRMWARE);
    this.commands =
        new Commands(
            outbox,
            Stream.concat(actuators.stream(), actuators(sensors)).toList(),
            System::currentTimeMillis);
    this.models = new Models(config.data().resolve("models"), this::release, settings::installed);
    this.mate = new Mate(outbox, commands, settings);
    this.crew = config.site().peers().isEmpty() ? null : crew();
    String name = "tallystick-" + Ids.principalOf(key.keyId()).substring(0, 8);
    this.plant = config.sparkplug() == null ? null : new Host(config.sparkplug(), name, this::keep);
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

  private static Stream<Actuator> actuators(List<Sensor> sensors) {
    return sensors.stream().filter(Actuator.class::isInstance).map(Actuator.class::cast);
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
    var _ =
        measuring.scheduleAtFixedRate(this::measure, 0, config.everySeconds(), TimeUnit.SECONDS);
    var _ = sending.scheduleWithFixedDelay(this::send, 0, 1, TimeUnit.SECONDS);
  }

  /// A sensor that fails harms no other. What cannot be kept does not count, and is said.
  private void measure() {
    long time = System.currentTimeMillis();
    List<Measurement> measured = new ArrayList<>();
    for (Sensor sensor : sensors) {
      try {
        measured.addAll(sensor.measure(time));
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "a sensor says nothing: {0}", e.getMessage());
      }
    }
    try {
      measured.addAll(models.score(measured));
      long uptime = uptimeMillis();
      outbox.append(time, measured).forEach(reading -> watch.see(reading, uptime));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "readings are lost", e);
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
  }

  private static long uptimeMillis() {
    return System.nanoTime() / 1_000_000;
  }

  private void send() {
    try {
      mate.report(uptimeMillis());
      Dispatch known = dispatch;
      if (known == null) {
        open();
      } else {
        known.pump();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, "not yet: {0}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "nothing is sent", e);
    }
  }

  private void open() throws IOException {
    Signer signer = new Signer(key, origin());
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
            signer,
            new EnrolDevice(config.claim(), "edge", FIRMWARE),
            new Dispatch.Pace(
                System::currentTimeMillis, Agent::uptimeMillis, config.gatherSeconds() * 1_000L),
            link);
    uplink = link;
    link.connect();
  }

  /// The log's name, asked once and kept.
  private String origin() throws IOException {
    String kept = outbox.setting(ORIGIN);
    if (kept != null) {
      return kept;
    }
    String origin = new Venue(config.venue()).origin();
    outbox.set(ORIGIN, origin);
    return origin;
  }

  @Override
  public void connected(boolean now) {
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
  public void wanted(byte[] message) {
    settings.take(message);
  }

  /// Fetches a release, and checks that its owner signed it.
  private byte[] release(String release, String sha256) throws IOException {
    URI address = config.models().address();
    if (address == null || config.models().owner().isEmpty()) {
      throw new IOException("whose models to run, and where they are, was not said at the start");
    }
    byte[] receipt = new Venue(config.venue()).receipt(release);
    byte[] bytes = Venue.download(URI.create(address + "/" + sha256));
    new SignedRelease(config.models().owner(), origin()).check(release, receipt, bytes);
    return bytes;
  }

  @Override
  public void releases(byte[] message) {
    sending.execute(() -> {
      try {
        models.take(message);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "the models stay as they are", e);
      }
    });
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
