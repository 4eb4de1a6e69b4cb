package tallystick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.Parts;
import tallystick.server.access.Access;
import tallystick.server.compliance.Compliance;
import tallystick.server.connectors.Connectors;
import tallystick.server.demo.DemoClock;
import tallystick.server.demo.DemoData;
import tallystick.server.demo.DemoDocuments;
import tallystick.server.demo.DemoLife;
import tallystick.server.devices.Broker;
import tallystick.server.devices.DeviceGateway;
import tallystick.server.devices.TelemetryBackup;
import tallystick.server.devices.TelemetryConfiguration;
import tallystick.server.epcis.EpcisConfiguration;
import tallystick.server.fix.FixGateway;
import tallystick.server.gateway.Gateway;
import tallystick.server.limits.Quotas;
import tallystick.server.links.LinksConfiguration;
import tallystick.server.oauth.OAuth;
import tallystick.server.outbound.Destinations;
import tallystick.server.pact.PactConfiguration;
import tallystick.server.passport.PassportConfiguration;
import tallystick.server.privacy.Privacy;
import tallystick.server.tasks.TasksConfiguration;
import tallystick.server.venue.Founding;
import tallystick.server.venue.KeyFile;
import tallystick.server.venue.Signer;
import tallystick.server.venue.VenueClock;
import tallystick.server.views.DatabaseAddress;
import tallystick.server.views.Databases;
import tallystick.server.views.PrivateData;
import tallystick.server.views.Projector;

/// The roles of this process, started in the order in which they need one another and stopped in
/// the reverse.
final class Server implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final Parts parts = new Parts();
  private @Nullable GrpcLedger ledger;
  private @Nullable Projector projector;
  private int port = -1;
  private int mqttPort = -1;

  private Server() {}

  /// Starts the roles.
  static Server start(Settings settings, Consumer<String> progress)
      throws Embedded.Refused, IOException {
    Files.createDirectories(settings.data());
    Server server = new Server();
    boolean done = false;
    try {
      server.run(settings, progress);
      done = true;
      return server;
    } finally {
      if (!done) {
        server.close();
      }
    }
  }

  private void run(Settings settings, Consumer<String> progress)
      throws Embedded.Refused, IOException {
    Broker broker = broker(settings);
    Embedded embedded = parts.add(Embedded.start(settings, progress));
    GrpcLedger ledger =
        parts.add(
            settings.ledger().keys().isEmpty()
                ? GrpcLedger.at(embedded.ledgerAddress())
                : GrpcLedger.at(embedded.ledgerAddress(), settings.ledger().keys().get()));
    this.ledger = ledger;
    Codec codec = new Codec(Domains.ALL);
    DemoClock time = embedded.clock();
    Signer operator =
        new Signer(KeyFile.open(settings.data().resolve("operator.key")), ledger, codec, time);
    Signer clock =
        new Signer(KeyFile.open(settings.data().resolve("clock.key")), ledger, codec, time);
    DemoData demo = null;
    if (settings.founds()
        && Founding.found(ledger, settings.name(), operator, clock)
        && settings.demo() != Demo.NONE) {
      demo = new DemoData(ledger, embedded.clock(), operator);
      demo.fill(progress);
    }
    if (!settings.needsPostgres()) {
      return;
    }
    Databases databases = parts.add(new Databases(embedded.jdbcUrl()));
    PrivateData.takeIn(settings.data(), databases.writing());
    TelemetryBackup.takeIn(settings.data(), databases.writing());
    DatabaseAddress.announce(settings.data(), embedded.jdbcUrl());
    if (settings.demo() != Demo.NONE) {
      DemoDocuments.store(databases.writing());
    }
    if (demo != null) {
      demo.keepReadings(databases.writing());
    }
    if (settings.has(Role.VIEWS)) {
      views(settings, ledger, databases, time, operator, clock);
    }
    if (settings.has(Role.GATEWAY)) {
      gateway(settings, ledger, databases, time);
    }
    if (settings.has(Role.FIX)) {
      FixGateway.Config config =
          new FixGateway.Config(
              settings.host(),
              settings.fix().port(),
              settings.fix().sessions(),
              settings.data().resolve("fix"));
      parts.add(FixGateway.start(config, ledger, databases, time));
    }
    if (settings.has(Role.DEVICES)) {
      DeviceGateway.Config config =
          new DeviceGateway.Config(
              settings.mqtt().address(),
              settings.host(),
              embedded.jdbcUrl(),
              settings.mqtt().readings());
      parts.add(DeviceGateway.start(config, broker, ledger, time));
    }
  }

  private void gateway(Settings settings, GrpcLedger ledger, Databases databases, DemoClock time)
      throws IOException {
    Access.Config accounts =
        new Access.Config(
            settings.data(),
            settings.name(),
            settings.access().origin(),
            settings.access().breached(),
            settings.access().chain(),
            settings.access().token());
    Quotas quotas = parts.add(settings.rates().redis().map(Quotas::in).orElseGet(Quotas::inMemory));
    Access access = parts.add(Access.open(accounts, databases, ledger, time, quotas));
    Gateway.Config config =
        new Gateway.Config(
            settings.host(),
            settings.port(),
            settings.web(),
            settings.rates().actionsPerSecond(),
            settings.rates().actions(),
            settings.rates().bodyTime(),
            !settings.access().origin().isEmpty(),
            settings.clamd());
    OAuth oauth = parts.add(OAuth.open(access, settings.data()));
    Compliance compliance =
        parts.add(new Compliance(access, settings.access().sanctions(), settings.name()));
    Privacy privacy = parts.add(Privacy.start(access, oauth, compliance.ownRecords()));
    Destinations destinations = parts.add(Destinations.read(settings.data()));
    List<Gateway.Addition> additions =
        List.of(
            TasksConfiguration.addition(),
            access.addition(),
            oauth.addition(),
            compliance.addition(),
            privacy.addition(),
            TelemetryConfiguration.addition(),
            EpcisConfiguration.addition(destinations),
            LinksConfiguration.addition(),
            PassportConfiguration.addition(),
            PactConfiguration.addition(access, oauth, destinations),
            Connectors.addition(destinations));
    port = parts.add(Gateway.start(config, ledger, databases, quotas, additions)).port();
  }

  /// Our MQTT broker, if it is to be ours: it takes its time, so it begins before all else.
  private @Nullable Broker broker(Settings settings) throws IOException {
    if (!settings.has(Role.DEVICES) || !settings.mqtt().address().isEmpty()) {
      return null;
    }
    Broker.Config config =
        new Broker.Config(
            settings.host(),
            settings.mqtt().port(),
            settings.data().resolve("mqtt"),
            settings.mqtt().keys());
    Broker broker = parts.add(Broker.start(config));
    mqttPort = broker.port();
    return broker;
  }

  private void views(
      Settings settings,
      GrpcLedger ledger,
      Databases databases,
      DemoClock time,
      Signer operator,
      Signer clock) {
    Projector projector =
        parts.add(new Projector(Domains.ALL, ledger, databases.writing(), settings.rebuild()));
    this.projector = projector;
    if (!settings.founds()) {
      Founding.join(clock);
    }
    parts.add(new VenueClock(Domains.ALL, databases.writing(), clock));
    if (settings.demo() != Demo.NONE) {
      DemoLife life =
          parts.add(new DemoLife(ledger, databases.writing(), time, operator, clock.principal()));
      life.begin(projector::height, settings.demo() == Demo.LIVE);
    }
  }

  /// Waits until the views show the ledger's last block, telling how far they are.
  void awaitViews(LongConsumer progress) throws InterruptedException {
    long last = Objects.requireNonNull(ledger).head().height();
    Projector keeping = Objects.requireNonNull(projector);
    while (keeping.height() < last) {
      if (!keeping.isHealthy()) {
        throw new IllegalStateException("the views stopped at block " + keeping.height());
      }
      progress.accept(keeping.height());
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    progress.accept(last);
  }

  /// What is written to.
  GrpcLedger ledger() {
    return Objects.requireNonNull(ledger);
  }

  /// The port of HTTP, -1 if this process has no gateway.
  int port() {
    return port;
  }

  /// The port of our MQTT broker, -1 if there is none.
  int mqttPort() {
    return mqttPort;
  }

  @Override
  public void close() {
    parts.close();
  }
}
