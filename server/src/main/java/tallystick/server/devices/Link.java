package tallystick.server.devices;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our connection to a broker, which comes back by itself when it breaks.
final class Link implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final int CONNECT_SECONDS = 20;

  /// Devices wait for us when a broker is back.
  private static final int LONGEST_PAUSE_SECONDS = 2;

  /// A broker that keeps sessions keeps what comes for us while we are away.
  private static final int SESSION_SECONDS = 3_600;

  /// Messages on their way to us that we have not finished with: the broker keeps the others.
  private static final int AT_ONCE = 256;

  private static final int MQTT_PORT = 1883;
  private static final int MQTTS_PORT = 8883;

  private final Mqtt5AsyncClient client;

  private Link(Mqtt5AsyncClient client) {
    this.client = client;
  }

  /// Connects and begins to listen.
  ///
  /// @param broker `mqtt://` or `mqtts://`, with user and password if there are any
  /// @param name client id
  /// @param sink gets every message, and acknowledges it when it is done with
  /// @param back hears that we are connected again, to a broker that may have forgotten everything
  static Link connect(URI broker, String name, Consumer<Mqtt5Publish> sink, Runnable back)
      throws IOException {
    boolean secure = "mqtts".equals(broker.getScheme());
    int port = secure ? MQTTS_PORT : MQTT_PORT;
    Link[] self = new Link[1];
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(name)
            .serverHost(broker.getHost())
            .serverPort(broker.getPort() < 0 ? port : broker.getPort())
            .automaticReconnect()
            .initialDelay(1, TimeUnit.SECONDS)
            .maxDelay(LONGEST_PAUSE_SECONDS, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> {
              if (self[0] != null) {
                self[0].listen();
                back.run();
              }
            });
    if (secure) {
      builder = builder.sslWithDefaultConfig();
    }
    String user = broker.getUserInfo();
    if (user != null) {
      int colon = user.indexOf(':');
      builder =
          builder
              .simpleAuth()
              .username(colon < 0 ? user : user.substring(0, colon))
              .password(user.substring(colon + 1).getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    Link link = new Link(builder.buildAsync());
    link.client.publishes(MqttGlobalPublishFilter.ALL, sink, true);
    try {
      link.client.connect(connect()).get(CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      var _ = link.client.disconnect();
      throw new IOException("the MQTT broker at " + where(broker) + " does not let us in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before the MQTT broker answered", e);
    }
    link.listen();
    self[0] = link;
    return link;
  }

  private static Mqtt5Connect connect() {
    return Mqtt5Connect.builder()
        .cleanStart(false)
        .sessionExpiryInterval(SESSION_SECONDS)
        .restrictions()
        .receiveMaximum(AT_ONCE)
        .maximumPacketSize(Broker.MAX_PACKET)
        .applyRestrictions()
        .build();
  }

  private static String where(URI broker) {
    return broker.getHost() + (broker.getPort() < 0 ? "" : ":" + broker.getPort());
  }

  private void listen() {
    for (String what : new String[] {Topics.ACTS, Topics.READINGS}) {
      var _ =
          client
              .subscribeWith()
              .topicFilter(Topics.all(what))
              .qos(MqttQos.AT_LEAST_ONCE)
              .send()
              .whenComplete((done, failure) -> {
                if (failure != null) {
                  LOG.error("the broker lets us not hear {}: {}", what, failure.getMessage());
                }
              });
    }
  }

  /// Sends something to a device. What cannot be sent is logged: the device asks again.
  void send(String topic, byte[] message, byte[] correlation, boolean retain) {
    var builder =
        Mqtt5Publish.builder()
            .topic(topic)
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(retain)
            .payload(message);
    var _ =
        client
            .publish(
                correlation.length == 0
                    ? builder.build()
                    : builder.correlationData(correlation).build())
            .whenComplete((done, failure) -> {
              if (failure != null) {
                LOG.warn("{} was not sent: {}", topic, failure.getMessage());
              }
            });
  }

  @Override
  public void close() {
    try {
      client.disconnect().get(CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the broker was gone first", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
