package tallystick.edge.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/// The edge nodes that speak, as far as their births told: which number (alias) stands for which
/// metric, and which message comes next. Whoever says something that does not follow from what came
/// before is asked to be born again. What is no Sparkplug is told once, and harms nobody.
final class Nodes {
  private static final int MAX_NODES = 100;
  private static final int MAX_METRICS = 5_000;
  private static final int SEQUENCES = 256;
  private static final long AHEAD_MILLIS = 60_000;
  private static final String ONLINE = "online";
  private static final String DEATH_NUMBER = "bdSeq";

  private final Map<String, Node> nodes = new HashMap<>();
  private final Channels channels = new Channels();
  private final Set<String> told = new HashSet<>();
  private final Ear ear;
  private final Consumer<String> complaint;

  /// Who hears what comes.
  interface Ear {
    /// @param time milliseconds since 1970
    /// @param values by channel
    void measured(long time, Map<String, BigDecimal> values);

    /// A node must tell anew what its numbers mean.
    void rebirth(Topic of);
  }

  /// @param name of the metric
  private record Known(String speaker, String name, int type) {}

  private static final class Node {
    private final Map<Long, Known> aliases = new HashMap<>();
    private final Map<String, Known> names = new HashMap<>();
    private int sequence = -1;
    private long death = -1;
    private boolean online;
  }

  /// @param complaint hears a sentence for the operator
  Nodes(Ear ear, Consumer<String> complaint) {
    this.ear = ear;
    this.complaint = complaint;
  }

  /// Takes a message.
  synchronized void take(String text, byte[] message, long now) {
    Topic topic = Topic.of(text);
    if (topic == null) {
      return;
    }
    Payload payload;
    try {
      payload = Payload.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      complain(text + " is no payload of Sparkplug B");
      return;
    }
    if (!nodes.containsKey(topic.path()) && nodes.size() == MAX_NODES) {
      complain("more than " + MAX_NODES + " nodes speak: " + topic.path() + " is not heard");
      return;
    }
    take(topic, nodes.computeIfAbsent(topic.path(), any -> new Node()), payload, now);
  }

  private void take(Topic topic, Node node, Payload payload, long now) {
    switch (topic.type()) {
      case "NBIRTH" -> {
        node.aliases.clear();
        node.names.clear();
        node.sequence = sequence(payload);
        node.death = deathNumber(payload);
        node.online = true;
        born(topic, node, payload, now);
      }
      case "DBIRTH" -> {
        if (follows(topic, node, payload)) {
          born(topic, node, payload, now);
        }
      }
      case "NDATA", "DDATA" -> {
        if (follows(topic, node, payload)) {
          measure(topic, node, payload, now);
        }
      }
      case "DDEATH" -> {
        if (follows(topic, node, payload)) {
          online(topic, false, now);
        }
      }
      case "NDEATH" -> {
        // The death of an earlier connection may come after the birth of the next one.
        if (node.online && deathNumber(payload) == node.death) {
          node.online = false;
          online(topic, false, now);
        }
      }
      default -> {}
    }
  }

  private void complain(String sentence) {
    if (told.size() < MAX_METRICS && told.add(sentence)) {
      complaint.accept(sentence);
    }
  }

  private static int sequence(Payload payload) {
    return payload.hasSeq() && payload.getSeq() >= 0 && payload.getSeq() < SEQUENCES
        ? (int) payload.getSeq()
        : -1;
  }

  private static long deathNumber(Payload payload) {
    return payload.getMetricsList().stream()
        .filter(metric -> metric.getName().equals(DEATH_NUMBER))
        .mapToLong(Metric::getLongValue)
        .findFirst()
        .orElse(-1);
  }

  /// Whether it is the next message of its node. One that comes a second time is passed over.
  private boolean follows(Topic topic, Node node, Payload payload) {
    int sequence = sequence(payload);
    if (node.online && sequence == node.sequence) {
      return false;
    }
    if (!node.online || sequence != (node.sequence + 1) % SEQUENCES) {
      node.online = false;
      ear.rebirth(topic);
      return false;
    }
    node.sequence = sequence;
    return true;
  }

  private void born(Topic topic, Node node, Payload payload, long now) {
    String speaker = topic.speaker();
    for (Metric metric : payload.getMetricsList()) {
      Known known = new Known(speaker, metric.getName(), metric.getDatatype());
      if (node.names.size() < MAX_METRICS && !metric.getName().isEmpty()) {
        node.names.put(speaker + "/" + metric.getName(), known);
        if (metric.hasAlias()) {
          node.aliases.put(metric.getAlias(), known);
        }
      }
    }
    online(topic, true, now);
    measure(topic, node, payload, now);
  }

  private void online(Topic topic, boolean is, long now) {
    String channel = channels.of(topic.speaker(), ONLINE);
    if (channel != null) {
      ear.measured(now, Map.of(channel, is ? BigDecimal.ONE : BigDecimal.ZERO));
    }
  }

  private void measure(Topic topic, Node node, Payload payload, long now) {
    Map<Long, Map<String, BigDecimal>> byTime = new TreeMap<>();
    for (Metric metric : payload.getMetricsList()) {
      Known known =
          metric.hasName() && !metric.getName().isEmpty()
              ? node.names.get(topic.speaker() + "/" + metric.getName())
              : node.aliases.get(metric.getAlias());
      if (known == null) {
        node.online = false;
        ear.rebirth(topic);
        return;
      }
      BigDecimal value = metric.getIsNull() ? null : number(metric, known.type());
      String channel = value == null || isControl(known) ? null : channel(known);
      if (channel != null && value != null) {
        long time =
            metric.hasTimestamp()
                ? metric.getTimestamp()
                : payload.hasTimestamp() ? payload.getTimestamp() : now;
        // The venue takes nothing of the future: one wrong clock must not hold up all others.
        long when = time < 0 || time > now + AHEAD_MILLIS ? now : time;
        byTime.computeIfAbsent(when, any -> new TreeMap<>()).put(channel, value);
      }
    }
    byTime.forEach(ear::measured);
  }

  private static boolean isControl(Known known) {
    return known.name().equals(DEATH_NUMBER) || known.name().startsWith("Node Control/");
  }

  private @Nullable String channel(Known known) {
    String channel = channels.of(known.speaker(), known.name());
    if (channel == null) {
      complain(
          known.speaker()
              + "/"
              + known.name()
              + " is not kept: there are "
              + Channels.MAX
              + " channels, or another one has its name");
    }
    return channel;
  }

  /// The number that a metric says; null if it says something else, or none.
  private static @Nullable BigDecimal number(Metric metric, int born) {
    DataType type = DataType.forNumber(metric.hasDatatype() ? metric.getDatatype() : born);
    return switch (type) {
      case Int8 -> BigDecimal.valueOf((byte) metric.getIntValue());
      case Int16 -> BigDecimal.valueOf((short) metric.getIntValue());
      case Int32 -> BigDecimal.valueOf(metric.getIntValue());
      case UInt8, UInt16, UInt32 ->
          BigDecimal.valueOf(
              metric.hasLongValue()
                  ? metric.getLongValue()
                  : Integer.toUnsignedLong(metric.getIntValue()));
      case Int64 -> BigDecimal.valueOf(metric.getLongValue());
      case UInt64 -> new BigDecimal(new BigInteger(Long.toUnsignedString(metric.getLongValue())));
      case Float -> finite(metric.getFloatValue(), Float.toString(metric.getFloatValue()));
      case Double -> finite(metric.getDoubleValue(), Double.toString(metric.getDoubleValue()));
      case Boolean -> metric.getBooleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
      case null, default -> null;
    };
  }

  private static @Nullable BigDecimal finite(double value, String text) {
    return Double.isFinite(value) ? new BigDecimal(text) : null;
  }
}
