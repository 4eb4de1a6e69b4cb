package tallystick.server.devices;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.Period;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.Parts;
import tallystick.server.devices.Loudness.Verdict;
import tallystick.server.gateway.Problem;
import tallystick.server.views.ViewHeight;

/// The role `devices`: a client of a broker, ours or another, in front of the ledger.
public final class DeviceGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceGateway.class);

  /// Batches are kept by so many at once.
  private static final int CONNECTIONS = 6;

  private static final byte[] NOTHING = {};

  private final Parts parts = new Parts();
  private final Loudness loudness = new Loudness();
  private final Codec codec = new Codec(Domains.ALL);
  private final HikariDataSource database;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Uplink uplink;
  private final @Nullable Broker broker;
  private volatile @Nullable Link link;
  private volatile @Nullable Downlink downlink;

  /// Where things are.
  ///
  /// @param address of a broker elsewhere, `mqtt://…` or `mqtts://…`; not looked at if there is one
  ///   of our own
  /// @param readings for how long they are kept, forever if it is not said
  public record Config(String address, String host, String jdbcUrl, Optional<Period> readings) {}

  private DeviceGateway(
      Config config, @Nullable Broker broker, GrpcLedger ledger, InstantSource clock) {
    this.broker = broker;
    this.database = parts.add(pool(config.jdbcUrl()));
    parts.add(threads);
    Telemetry telemetry = new Telemetry(database, clock, config.readings());
    this.uplink = parts.add(new Uplink(ledger, codec, telemetry, this::answer, threads));
  }

  /// Waits for our broker, if there is one, and begins to listen.
  ///
  /// @throws IOException with a sentence for the operator
  public static DeviceGateway start(
      Config config, @Nullable Broker broker, GrpcLedger ledger, InstantSource clock)
      throws IOException {
    DeviceGateway gateway = new DeviceGateway(config, broker, ledger, clock);
    boolean done = false;
    try {
      gateway.run(config, ledger, clock);
      done = true;
      return gateway;
    } finally {
      if (!done) {
        gateway.close();
      }
    }
  }

  private void run(Config config, GrpcLedger ledger, InstantSource clock) throws IOException {
    URI address = URI.create(config.address());
    if (broker != null) {
      Door door = new Door(database, ledger.origin(), clock);
      broker.open(
          new Broker.Guard() {
            @Override
            public Door.Admission admits(String client, String password) {
              return door.admits(client, password);
            }

            @Override
            public Door.Admission admits(String client) {
              return door.admits(client);
            }

            @Override
            public @Nullable Plant plant(String client) {
              return door.plant(client);
            }

            @Override
            public boolean hears(String client, byte[] correlation) {
              return listens(client, correlation);
            }
          });
      address = broker.address(config.host());
    }
    settle();
    link = parts.add(Link.connect(address, Broker.SERVER, this::take, this::again));
    ViewHeight views = parts.add(new ViewHeight(database));
    Downlink telling = parts.add(new Downlink(database, codec, views, this::retain, this::end));
    long head = ledger.head().height();
    telling.start(head);
    downlink = telling;
    parts.add(ledger.follow(head + 1, telling::take));
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("telemetry");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private void settle() {
    try {
      uplink.settle();
    } catch (LedgerFault e) {
      LOG.warn("batches that were not decided stay so for now: {}", e.getMessage());
    }
  }

  /// At our broker, before a message is queued.
  private boolean listens(String device, byte[] correlation) {
    return switch (loudness.hears(device)) {
      case HEARD -> true;
      case UNHEARD -> false;
      case TOLD -> {
        tooLoud(device, correlation);
        yield false;
      }
    };
  }

  private void tooLoud(String device, byte[] correlation) {
    Problem problem =
        Problem.later(
            HttpStatus.TOO_MANY_REQUESTS,
            "rate-limited",
            "A device sends at most %d messages a second: what came too soon was not taken."
                .formatted(Loudness.PER_SECOND),
            1);
    answer(device, Codec.JSON.writeValueAsBytes(new Uplink.Undecided("", problem)), correlation);
  }

  private void take(Mqtt5Publish message) {
    Topics.Up up = Topics.up(message.getTopic().toString());
    if (broker == null && up != null) {
      Verdict verdict = loudness.hears(up.device());
      if (verdict != Verdict.HEARD) {
        message.acknowledge();
        if (verdict == Verdict.TOLD) {
          tooLoud(up.device(), NOTHING);
        }
        return;
      }
    }
    uplink.take(message);
  }

  private void answer(String device, byte[] answer, byte[] correlation) {
    Link present = link;
    if (present != null) {
      present.send(Topics.of(device, Topics.RECEIPTS), answer, correlation, false);
    }
  }

  private void retain(String device, String what, byte[] message) {
    Link present = link;
    if (present != null) {
      present.send(Topics.of(device, what), message, NOTHING, true);
    }
  }

  private void again() {
    Downlink telling = downlink;
    if (telling != null) {
      telling.again();
    }
  }

  private void end(String device) {
    if (broker != null) {
      broker.disconnect(device);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
