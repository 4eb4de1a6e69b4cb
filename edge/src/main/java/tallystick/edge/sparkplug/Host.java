package tallystick.edge.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.jspecify.annotations.Nullable;

/// A host application of Sparkplug at a plant's broker: it says that it is there (`STATE`), hears
/// all nodes of a group, or of all, and asks those to be born again whose words it does not know.
public final class Host implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Host.class.getName());
  private static final int MAX_PACKET = 1 << 20;
  private static final int MQTT_PORT = 1883;
  private static final int MQTTS_PORT = 8883;

  /// A node is asked no more often.
  private static final long REBIRTH_MILLIS = 10_000;

  private static final int MAX_ASKED = 1_000;

  private final Mqtt5AsyncClient client;
  private final Nodes nodes;
  private final String groups;
  private final @Nullable Supplier<byte[]> password;
  private final String state;
  private final Map<String, Long> asked = new HashMap<>();
  private volatile long since;

  /// Who hears what is measured.
  public interface Ear {
    /// @param time milliseconds since 1970
    /// @param values by channel, in their units
    void measured(long time, Map<String, BigDecimal> values);
  }

  /// @param broker `mqtt://` or `mqtts://`, with user and password if there are any; its path is
  ///   the group to hear, none for all
  /// @param name of this host
  public Host(URI broker, String name, Ear ear) {
    this(broker, name, null, null, ear);
  }

  /// The same at a broker that wants a certificate, or another password for each connection.
  ///
  /// @param tls null for the system's authorities
  /// @param password null for that of the address, or none
  public Host(
      URI broker,
      String name,
      @Nullable MqttClientSslConfig tls,
      @Nullable Supplier<byte[]> password,
      Ear ear) {
    this.password = password;
    String path = broker.getPath() == null ? "" : broker.getPath().replaceFirst("^/", "");
    this.groups = path.isEmpty() ? "+" : path;
    this.state = Topic.ROOT + "/STATE/" + name;
    this.nodes =
        new Nodes(
            new Nodes.Ear() {
              @Override
              public void measured(long time, Map<String, BigDecimal> values) {
                ear.measured(time, values);
              }

              @Override
              public void rebirth(Topic of) {
                askAgain(of);
              }
            },
            sentence -> LOG.log(System.Logger.Level.WARNING, "Sparkplug: {0}", sentence));
    boolean secure = "mqtts".equals(broker.getScheme());
    int usual = secure ? MQTTS_PORT : MQTT_PORT;
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(name)
            .serverHost(broker.getHost())
            .serverPort(broker.getPort() < 0 ? usual : broker.getPort())
            .automaticReconnect()
            .initialDelay(1, TimeUnit.SECONDS)
            .maxDelay(30, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> listen())
            .addDisconnectedListener(this::disconnected);
    if (secure) {
      builder = tls == null ? builder.sslWithDefaultConfig() : builder.sslConfig(tls);
    }
    String user = broker.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      builder =
          builder
              .simpleAuth()
              .username(colon < 0 ? user : user.substring(0, colon))
              .password(user.substring(colon + 1).getBytes(UTF_8))
              .applySimpleAuth();
    }
    this.client = builder.buildAsync();
    client.publishes(MqttGlobalPublishFilter.ALL, this::hear);
  }

  /// Begins to connect, and does not give up.
  public void start() {
    var _ = client.connect(hello());
  }

  /// The will says the time of the birth that follows (Sparkplug 3.0, section 6.4.30).
  private Mqtt5Connect hello() {
    since = System.currentTimeMillis();
    Mqtt5ConnectBuilder hello =
        Mqtt5Connect.builder()
            .cleanStart(true)
            .willPublish(here(false))
            .restrictions()
            .maximumPacketSize(MAX_PACKET)
            .applyRestrictions();
    Supplier<byte[]> own = password;
    return own == null
        ? hello.build()
        : hello
            .simpleAuth(Mqtt5SimpleAuth.builder().username("device").password(own.get()).build())
            .build();
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    if (context.getReconnector() instanceof Mqtt5ClientReconnector reconnector) {
      reconnector.connect(hello());
    }
  }

  private Mqtt5Publish here(boolean online) {
    String text = "{\"online\":" + online + ",\"timestamp\":" + since + "}";
    return Mqtt5Publish.builder()
        .topic(state)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .payload(text.getBytes(UTF_8))
        .build();
  }

  private void listen() {
    var _ =
        client
            .subscribeWith()
            .topicFilter(Topic.ROOT + "/" + groups + "/#")
            .qos(MqttQos.AT_LEAST_ONCE)
            .send()
            .whenComplete((done, failure) -> {
              if (failure == null) {
                var _ = client.publish(here(true));
              } else {
                LOG.log(
                    System.Logger.Level.WARNING, "the plant's broker lets us not hear", failure);
              }
            });
  }

  private void hear(Mqtt5Publish message) {
    try {
      nodes.take(
          message.getTopic().toString(), message.getPayloadAsBytes(), System.currentTimeMillis());
    } catch (RuntimeException e) {
      // The library would end the connection, and nothing would be heard any more.
      LOG.log(System.Logger.Level.ERROR, "what came to " + message.getTopic() + " is lost", e);
    }
  }

  private synchronized void askAgain(Topic of) {
    long now = System.nanoTime() / 1_000_000;
    Long last = asked.get(of.path());
    if ((last != null && now - last < REBIRTH_MILLIS) || asked.size() >= MAX_ASKED) {
      return;
    }
    asked.put(of.path(), now);
    Payload command =
        Payload.newBuilder()
            .setTimestamp(System.currentTimeMillis())
            .addMetrics(
                Payload.Metric.newBuilder()
                    .setName("Node Control/Rebirth")
                    .setDatatype(DataType.Boolean_VALUE)
                    .setBooleanValue(true))
            .build();
    var _ =
        client
            .publishWith()
            .topic(Topic.ROOT + "/" + of.group() + "/NCMD/" + of.node())
            .qos(MqttQos.AT_MOST_ONCE)
            .payload(command.toByteArray())
            .send();
  }

  @Override
  public void close() {
    var _ =
        client
            .publish(here(false))
            .thenCompose(done -> client.disconnect())
            .completeOnTimeout(null, 2, TimeUnit.SECONDS)
            .exceptionally(e -> null)
            .join();
  }
}
