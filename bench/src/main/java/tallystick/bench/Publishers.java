package tallystick.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Devices at a broker, each with some messages on their way: the next is sent when one is done. At
/// a venue a message is done by its receipt; at a bare broker, when a subscriber has it.
final class Publishers implements AutoCloseable {
  private static final int WINDOW = 2;
  private static final int PATIENCE_SECONDS = 60;
  private static final String READINGS = "readings";
  private static final byte[] ACCEPTED = "\"accepted\":true".getBytes(UTF_8);

  private final Map<String, Publisher> publishers = new HashMap<>();
  private final List<Mqtt5AsyncClient> clients = new ArrayList<>();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private final LongAdder done = new LongAdder();
  private volatile long end;
  private volatile CountDownLatch running = new CountDownLatch(0);

  private Publishers() {}

  /// Devices at a venue's broker.
  static Publishers atVenue(int port, List<BenchDevice> devices) throws Exception {
    Publishers all = new Publishers();
    for (BenchDevice device : devices) {
      Publisher publisher = all.new Publisher(device);
      Mqtt5AsyncClient client =
          all.connect(
              device.principal(), port, device.token(), message -> publisher.receipt(message));
      publisher.client = client;
      all.publishers.put(device.topic(READINGS), publisher);
      subscribe(client, device.topic("receipts"));
    }
    return all;
  }

  /// The same devices at a broker that asks nothing, and one subscriber to all of them, as the
  /// venue is one.
  static Publishers atBroker(int port, List<BenchDevice> devices) throws Exception {
    Publishers all = new Publishers();
    for (BenchDevice device : devices) {
      Publisher publisher = all.new Publisher(device);
      publisher.client = all.connect(device.principal(), port, null, _ -> {});
      all.publishers.put(device.topic(READINGS), publisher);
    }
    Mqtt5AsyncClient subscriber =
        all.connect("bench-subscriber", port, null, message -> all.arrived(message));
    subscribe(subscriber, "tallystick/+/" + READINGS);
    return all;
  }

  private static void subscribe(Mqtt5AsyncClient client, String filter) throws Exception {
    var _ =
        client
            .subscribeWith()
            .topicFilter(filter)
            .qos(MqttQos.AT_LEAST_ONCE)
            .send()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Mqtt5AsyncClient connect(
      String id, int port, byte @Nullable [] password, Consumer<Mqtt5Publish> sink)
      throws Exception {
    var builder = Mqtt5Client.builder().identifier(id).serverHost("127.0.0.1").serverPort(port);
    Mqtt5AsyncClient client =
        (password == null
                ? builder
                : builder.simpleAuth().username("device").password(password).applySimpleAuth())
            .buildAsync();
    client.publishes(MqttGlobalPublishFilter.ALL, sink);
    var _ = client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    clients.add(client);
    return client;
  }

  private void arrived(Mqtt5Publish message) {
    Publisher publisher = publishers.get(message.getTopic().toString());
    if (publisher != null) {
      publisher.done();
    }
  }

  /// One device. Its messages are taken by whichever thread has one done.
  private final class Publisher {
    private final BenchDevice device;
    private @Nullable Mqtt5AsyncClient client;
    private Deque<byte[]> left = new ArrayDeque<>();
    private int underWay;

    Publisher(BenchDevice device) {
      this.device = device;
    }

    void receipt(Mqtt5Publish message) {
      if (!contains(message.getPayloadAsBytes())) {
        failure.compareAndSet(null, new String(message.getPayloadAsBytes(), UTF_8));
      }
      done();
    }

    synchronized void begin() {
      for (int i = 0; i < WINDOW; i++) {
        underWay++;
        next();
      }
    }

    synchronized void done() {
      if (System.nanoTime() < end) {
        done.increment();
      }
      next();
    }

    private void next() {
      byte[] message = System.nanoTime() < end && failure.get() == null ? left.poll() : null;
      if (message == null || client == null) {
        underWay--;
        if (underWay == 0) {
          running.countDown();
        }
        return;
      }
      var _ =
          client
              .publishWith()
              .topic(device.topic(READINGS))
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(message)
              .send()
              .whenComplete((sent, failed) -> {
                if (failed != null) {
                  failure.compareAndSet(null, failed.toString());
                }
              });
    }
  }

  private static boolean contains(byte[] text) {
    outer:
    for (int at = 0; at + ACCEPTED.length <= text.length; at++) {
      for (int i = 0; i < ACCEPTED.length; i++) {
        if (text[at + i] != ACCEPTED[i]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }

  /// Sends for some time, and says how many messages a second were done.
  ///
  /// @param messages of each device, more than it will get through
  double run(Map<BenchDevice, Deque<byte[]>> messages, double seconds) throws InterruptedException {
    done.reset();
    running = new CountDownLatch(publishers.size());
    long start = System.nanoTime();
    end = start + Math.round(seconds * 1e9);
    for (Publisher publisher : publishers.values()) {
      publisher.left = messages.getOrDefault(publisher.device, new ArrayDeque<>());
      publisher.begin();
    }
    if (!running.await(Math.round(seconds) + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("not all messages were answered");
    }
    String failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a message was not accepted: " + failed);
    }
    long used = Math.min(end, System.nanoTime()) - start;
    return done.sum() / (used / 1e9);
  }

  /// Sends one message of a device, and does not wait for what comes of it.
  void send(BenchDevice device, byte[] message) {
    Publisher publisher = publishers.get(device.topic(READINGS));
    if (publisher == null || publisher.client == null) {
      throw new IllegalArgumentException("not one of these devices");
    }
    end = 0;
    var _ =
        publisher
            .client
            .publishWith()
            .topic(device.topic(READINGS))
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(message)
            .send();
  }

  @Override
  public void close() {
    for (Mqtt5AsyncClient client : clients) {
      var _ = client.disconnect();
    }
  }
}
