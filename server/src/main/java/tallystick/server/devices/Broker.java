package tallystick.server.devices;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.Retain;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.auth.ModifiableDefaultPermissions;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tallystick.server.devices.Door.Admission;
import tallystick.server.gateway.Ports;

/// A broker of our own: HiveMQ Community Edition in this process. It keeps sessions and messages in
/// memory only, for a device keeps what it sent until a receipt comes. It takes some seconds to
/// start, in the background, and lets nobody in before [#open].
public final class Broker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 10;

  /// Bytes of a message: a batch of readings, or an envelope with the largest payload.
  static final int MAX_PACKET = 1 << 20;

  /// Our own connection's name; its password is made at every start.
  static final String SERVER = "tallystick-server";

  /// A second connection of a device, for Sparkplug alone: a client has one at a time.
  private static final String SPARKPLUG = "-sparkplug";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String OPTION = "--mqtt-port";
  private static final String LATER = "Come again in a moment.";
  private static final String STRANGER =
      "The client id must be the device's principal, the password a token that its key signed, or"
          + " the certificate the device's.";

  private final String password = HexFormat.of().formatHex(random());
  private final int port;
  private final int ownPort;
  private final boolean secure;
  private final CompletableFuture<EmbeddedHiveMQ> starting;
  private volatile @Nullable Guard guard;

  /// Who may connect, and what is taken of them.
  interface Guard {
    /// @param client id
    Admission admits(String client, String password);

    /// The same for who has a certificate of this client's.
    Admission admits(String client);

    /// What a device may do with Sparkplug, or null if that is nothing.
    @Nullable Plant plant(String client);

    /// Whether a message is taken, asked before it is queued.
    boolean hears(String client, byte[] correlation);
  }

  private Broker(Config config) throws IOException {
    this.secure = config.keys().isPresent();
    this.port = Ports.free(config.host(), config.port(), OPTION);
    this.ownPort = secure ? Ports.free(LOOPBACK, 0, OPTION) : port;
    Path conf = Files.createDirectories(config.data().resolve("conf"));
    String listeners = plain(secure ? LOOPBACK : config.host());
    if (secure) {
      String stores = HexFormat.of().formatHex(random());
      new BrokerKeys(config.keys().get()).store(conf, stores);
      listeners += BrokerKeys.listener(conf, stores, config.host(), port);
    }
    Path file = conf.resolve("config.xml");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, settings(listeners));
    Path data = Files.createDirectories(config.data().resolve("data"));
    Path extensions = Files.createDirectories(config.data().resolve("extensions"));
    this.starting =
        CompletableFuture.supplyAsync(() -> {
          EmbeddedHiveMQ broker =
              EmbeddedHiveMQ.builder()
                  .withConfigurationFolder(conf)
                  .withDataFolder(data)
                  .withExtensionsFolder(extensions)
                  .withEmbeddedExtension(extension())
                  .withoutLoggingBootstrap()
                  .build();
          broker.start().join();
          return broker;
        });
  }

  private String plain(String host) {
    return "<tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>"
        .formatted(ownPort, host);
  }

  private static String settings(String listeners) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>%s</listeners>
      <mqtt>
        <packets><max-packet-size>%d</max-packet-size></packets>
        <queued-messages><max-queue-size>10000</max-queue-size></queued-messages>
        <session-expiry><max-interval>86400</max-interval></session-expiry>
      </mqtt>
      <restrictions><max-connections>20000</max-connections></restrictions>
      <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      <persistence><mode>in-memory</mode></persistence>
    </hivemq>
    """
        .formatted(listeners, MAX_PACKET);
  }

  /// @param port wanted; the next free one is taken
  /// @param data folder for the broker's files
  /// @param keys folder of its certificate and of its devices' authority: who connects from
  ///   elsewhere then shows a certificate; if not given, nothing is encrypted
  public record Config(String host, int port, Path data, Optional<Path> keys) {}

  /// Begins to start.
  ///
  /// @throws IOException with a sentence for the operator
  public static Broker start(Config config) throws IOException {
    return new Broker(config);
  }

  /// Waits until it has started, and lets people in.
  void open(Guard by) throws IOException {
    guard = by;
    try {
      var _ = starting.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the MQTT broker does not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before the MQTT broker had started", e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private EmbeddedExtension extension() {
    return EmbeddedExtension.builder()
        .withId("tallystick")
        .withName("Tallystick")
        .withVersion("1")
        .withExtensionMain(
            new ExtensionMain() {
              @Override
              public void extensionStart(ExtensionStartInput in, ExtensionStartOutput out) {
                register();
              }

              @Override
              public void extensionStop(ExtensionStopInput in, ExtensionStopOutput out) {
                // Nothing was begun that would have to end.
              }
            })
        .build();
  }

  private void register() {
    SimpleAuthenticator authenticator = this::admit;
    Services.securityRegistry().setAuthenticatorProvider(in -> authenticator);
    Services.initializerRegistry()
        .setClientInitializer((in, client) -> client.addPublishInboundInterceptor(this::listen));
  }

  private void admit(SimpleAuthInput in, SimpleAuthOutput out) {
    String client = in.getConnectPacket().getClientId();
    String given =
        in.getConnectPacket()
            .getPassword()
            .map(bytes -> StandardCharsets.UTF_8.decode(bytes.duplicate()).toString())
            .orElse("");
    ModifiableDefaultPermissions permissions = out.getDefaultPermissions();
    permissions.setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
    if (client.equals(SERVER) && given.equals(password)) {
      permissions.add(Builders.topicPermission().topicFilter("tallystick/#").build());
      out.authenticateSuccessfully();
      return;
    }
    Guard by = guard;
    try {
      X509Certificate shown =
          in.getConnectionInformation()
              .getClientTlsInformation()
              .flatMap(ClientTlsInformation::getClientCertificate)
              .orElse(null);
      String device = device(client);
      Admission admission = by == null ? null : admission(by, device, given, shown);
      switch (admission) {
        case null -> out.failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE, LATER);
        case REFUSED -> out.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, STRANGER);
        case DEVICE, NEWCOMER -> {
          if (client.equals(device)) {
            permit(permissions, client, admission);
          }
          Plant plant = by == null ? null : by.plant(device);
          if (plant != null) {
            plant.permit(client, granted(permissions));
          }
          out.authenticateSuccessfully();
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("{} could not be let in: {}", client, e.getMessage());
      out.failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE, LATER);
    }
  }

  /// Who shows a certificate is whom it names, and needs no token.
  private static Admission admission(
      Guard by, String client, String given, @Nullable X509Certificate shown) {
    if (shown == null) {
      return by.admits(client, given);
    }
    String name = shown.getSubjectX500Principal().getName();
    boolean own = name.matches("(.*,)?CN=(client/)?" + Pattern.quote(client) + "(,.*)?");
    return own ? by.admits(client) : Admission.REFUSED;
  }

  private static String device(String client) {
    return client.endsWith(SPARKPLUG)
        ? client.substring(0, client.length() - SPARKPLUG.length())
        : client;
  }

  private static void permit(
      ModifiableDefaultPermissions permissions, String client, Admission admission) {
    may(permissions, Topics.of(client, Topics.ACTS), MqttActivity.PUBLISH);
    if (admission == Admission.DEVICE) {
      may(permissions, Topics.of(client, Topics.READINGS), MqttActivity.PUBLISH);
    }
    for (String down : new String[] {Topics.RECEIPTS, Topics.WANTED, Topics.COMMANDS}) {
      may(permissions, Topics.of(client, down), MqttActivity.SUBSCRIBE);
    }
    may(permissions, Topics.of(client, Topics.RELEASES), MqttActivity.SUBSCRIBE);
  }

  private static void may(
      ModifiableDefaultPermissions permissions, String topic, MqttActivity activity) {
    may(permissions, topic, activity, activity != MqttActivity.PUBLISH);
  }

  private static void may(
      ModifiableDefaultPermissions permissions,
      String topic,
      MqttActivity activity,
      boolean retained) {
    permissions.add(
        Builders.topicPermission()
            .topicFilter(topic)
            .activity(activity)
            .retain(retained ? Retain.ALL : Retain.NOT_RETAINED)
            .build());
  }

  private static Plant.Permissions granted(ModifiableDefaultPermissions permissions) {
    return new Plant.Permissions() {
      @Override
      public void publish(String topic, boolean retained) {
        may(permissions, topic, MqttActivity.PUBLISH, retained);
      }

      @Override
      public void subscribe(String topic) {
        may(permissions, topic, MqttActivity.SUBSCRIBE);
      }
    };
  }

  /// Before a message is queued, so that a device that shouts fills no queue of others.
  private void listen(PublishInboundInput in, PublishInboundOutput out) {
    String client = in.getClientInformation().getClientId();
    if (client.equals(SERVER)) {
      return;
    }
    byte[] correlation =
        in.getPublishPacket().getCorrelationData().map(Broker::bytes).orElse(new byte[0]);
    Guard by = guard;
    if (by == null || !by.hears(device(client), correlation)) {
      out.preventPublishDelivery(AckReasonCode.QUOTA_EXCEEDED, "Too many messages a second.");
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /// Ends a client's connection.
  void disconnect(String client) {
    var _ = Services.clientService().disconnectClient(client);
    var _ = Services.clientService().disconnectClient(client + SPARKPLUG);
  }

  /// Where it listens.
  public int port() {
    return port;
  }

  /// The same for our own connection, with its password.
  URI address(String host) {
    String at = secure ? LOOPBACK : host;
    return URI.create("mqtt://%s:%s@%s:%d".formatted(SERVER, password, at, ownPort));
  }

  @Override
  public void close() throws Exception {
    EmbeddedHiveMQ broker = starting.get(START_SECONDS, TimeUnit.SECONDS);
    var _ = broker.stop().get(STOP_SECONDS, TimeUnit.SECONDS);
    broker.close();
  }
}
