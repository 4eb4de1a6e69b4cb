package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The connection to the broker. The client library connects again by itself, whenever and as often
/// as it breaks, each time with a token of that moment.
final class Uplink implements Dispatch.Wire, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Uplink.class.getName());
  private static final int MAX_PACKET = 1 << 20;

  /// The venue sees who has enrolled a moment after it has answered.
  private static final long RENEW_MILLIS = 1_000;

  private static final int MQTT_PORT = 1883;
  private static final int MQTTS_PORT = 8883;
  private static final String RECEIPTS = "receipts";
  private static final String WANTED = "wanted";
  private static final String COMMANDS = "commands";
  private static final String RELEASES = "releases";
  private static final List<String> DOWN = List.of(RECEIPTS, WANTED, COMMANDS, RELEASES);

  private final Signer signer;
  private final Last last;
  private final Ear ear;
  private final Mqtt5AsyncClient client;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final AtomicBoolean said = new AtomicBoolean();

  /// Who hears what comes.
  interface Ear {
    void connected(boolean now);

    void receipt(byte[] message);

    /// Nobody listened when this parcel went up.
    void unheard(String id);

    void wanted(byte[] message);

    void commands(byte[] message);

    void releases(byte[] message);
  }

  /// Where the venue is.
  interface Last {
    long reading() throws IOException;
  }

  /// @param broker `mqtt://` or `mqtts://`
  /// @param keys what to show a broker that asks for a certificate, and whom to trust; null for the
  ///   system's authorities
  Uplink(URI broker, @Nullable ClientKeys keys, Signer signer, Last last, Ear ear)
      throws IOException {
    this.last = last;
    this.signer = signer;
    this.ear = ear;
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(signer.principal())
            .serverHost(broker.getHost())
            .serverPort(port(broker))
            .automaticReconnect()
            .initialDelay(1, TimeUnit.SECONDS)
            .maxDelay(30, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> listen())
            .addDisconnectedListener(this::disconnected);
    if (secure(broker)) {
      builder = keys == null ? builder.sslWithDefaultConfig() : builder.sslConfig(keys.config());
    }
    this.client = builder.buildAsync();
    client.publishes(MqttGlobalPublishFilter.ALL, this::hear);
  }

  private static boolean secure(URI broker) {
    return "mqtts".equals(broker.getScheme());
  }

  /// The one that is said, or the usual one.
  static int port(URI broker) {
    int usual = secure(broker) ? MQTTS_PORT : MQTT_PORT;
    return broker.getPort() < 0 ? usual : broker.getPort();
  }

  /// Begins to connect, and does not give up.
  void connect() {
    var _ = client.connect(hello());
  }

  private Mqtt5Connect hello() {
    return Mqtt5Connect.builder()
        .cleanStart(true)
        .simpleAuth(
            Mqtt5SimpleAuth.builder()
                .username("device")
                .password(signer.token(System.currentTimeMillis()).getBytes(UTF_8))
                .build())
        .restrictions()
        .maximumPacketSize(MAX_PACKET)
        .applyRestrictions()
        .build();
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    if (context.getReconnector() instanceof Mqtt5ClientReconnector reconnector) {
      reconnector.connect(hello());
      if (renewing.getAndSet(false)) {
        reconnector.reconnect(true).delay(RENEW_MILLIS, TimeUnit.MILLISECONDS);
      } else if (!said.getAndSet(true)) {
        LOG.log(System.Logger.Level.INFO, "no connection: {0}", context.getCause().getMessage());
      }
    }
    ear.connected(false);
  }

  private void listen() {
    CompletableFuture<?>[] all =
        DOWN.stream()
            .map(what ->
                client.subscribeWith().topicFilter(topic(what)).qos(MqttQos.AT_LEAST_ONCE).send())
            .toArray(CompletableFuture[]::new);
    var _ =
        CompletableFuture.allOf(all)
            .whenComplete((done, failure) -> {
              if (failure == null) {
                said.set(false);
                ear.connected(true);
              } else {
                LOG.log(System.Logger.Level.WARNING, "the broker lets us not hear", failure);
              }
            });
  }

  private void hear(Mqtt5Publish message) {
    String topic = message.getTopic().toString();
    try {
      if (topic.equals(topic(RECEIPTS))) {
        ear.receipt(message.getPayloadAsBytes());
      } else if (topic.equals(topic(WANTED))) {
        ear.wanted(message.getPayloadAsBytes());
      } else if (topic.equals(topic(COMMANDS))) {
        ear.commands(message.getPayloadAsBytes());
      } else if (topic.equals(topic(RELEASES))) {
        ear.releases(message.getPayloadAsBytes());
      }
    } catch (RuntimeException e) {
      // The library would end the connection, and nothing would be heard any more.
      LOG.log(System.Logger.Level.ERROR, "what came to " + topic + " had no effect", e);
    }
  }

  private String topic(String what) {
    return "tallystick/" + signer.principal() + "/" + what;
  }

  @Override
  public void send(Parcel parcel) {
    var _ =
        client
            .publishWith()
            .topic(topic(parcel.topic()))
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(parcel.message())
            .correlationData(parcel.id().getBytes(UTF_8))
            .send()
            .whenComplete((done, failure) -> {
              if (failure != null) {
                LOG.log(System.Logger.Level.INFO, "not sent: {0}", failure.getMessage());
              }
              if (done instanceof Mqtt5PublishResult.Mqtt5Qos1Result result
                  && result.getPubAck().getReasonCode()
                      == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS) {
                ear.unheard(parcel.id());
              }
              if (failure instanceof Mqtt5PubAckException refused
                  && refused.getMqttMessage().getReasonCode()
                      == Mqtt5PubAckReasonCode.NOT_AUTHORIZED) {
                renew();
              }
            });
  }

  @Override
  public void renew() {
    renewing.set(true);
    var _ = client.disconnect();
  }

  @Override
  public long last() throws IOException {
    return last.reading();
  }

  @Override
  public void close() {
    var _ =
        client
            .disconnect()
            .completeOnTimeout(null, 5, TimeUnit.SECONDS)
            .exceptionally(e -> null)
            .join();
  }
}
