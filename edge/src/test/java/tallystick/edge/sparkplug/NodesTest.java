package tallystick.edge.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;

/// What nodes say, in any order and of any kind.
class NodesTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final String NODE = "spBv1.0/plant/%s/line-1";
  private static final String DEVICE = "spBv1.0/plant/%s/line-1/Oven";

  private final List<String> measured = new ArrayList<>();
  private final List<String> reborn = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Nodes nodes =
      new Nodes(
          new Nodes.Ear() {
            @Override
            public void measured(long time, Map<String, BigDecimal> values) {
              measured.add((time - NOW) + " " + new TreeMap<>(values));
            }

            @Override
            public void rebirth(Topic of) {
              reborn.add(of.path());
            }
          },
          complaints::add);

  private void says(String topic, long sequence, Metric.Builder... metrics) {
    Payload.Builder payload = Payload.newBuilder().setTimestamp(NOW).setSeq(sequence);
    for (Metric.Builder metric : metrics) {
      payload.addMetrics(metric);
    }
    nodes.take(topic, payload.build().toByteArray(), NOW);
  }

  private static Metric.Builder metric(String name, DataType type) {
    return Metric.newBuilder().setName(name).setDatatype(type.getNumber());
  }

  private static Metric.Builder bdSeq(long number) {
    return metric("bdSeq", DataType.Int64).setLongValue(number);
  }

  private void isBorn() {
    says(NODE.formatted("NBIRTH"), 0, bdSeq(7));
    says(
        DEVICE.formatted("DBIRTH"),
        1,
        metric("Temperature", DataType.Float).setAlias(3).setFloatValue(21.5f),
        metric("door", DataType.Boolean).setAlias(4).setBooleanValue(true));
    measured.clear();
  }

  @Test
  void births_say_what_numbers_stand_for_and_data_are_measured_at_their_own_time() {
    says(NODE.formatted("NBIRTH"), 0, bdSeq(7), metric("load", DataType.UInt32).setIntValue(-1));
    says(
        DEVICE.formatted("DBIRTH"),
        1,
        metric("Temperature", DataType.Float).setAlias(3).setFloatValue(21.5f));
    assertEquals(
        List.of(
            "0 {line-1.online=1}",
            "0 {line-1.load=4294967295}",
            "0 {line-1.oven.online=1}",
            "0 {line-1.oven.temperature=21.5}"),
        measured);
    measured.clear();
    says(
        DEVICE.formatted("DDATA"),
        2,
        Metric.newBuilder().setAlias(3).setTimestamp(NOW - 5).setFloatValue(22),
        Metric.newBuilder().setAlias(3).setTimestamp(NOW - 9).setFloatValue(20));
    assertEquals(
        List.of("-9 {line-1.oven.temperature=20.0}", "-5 {line-1.oven.temperature=22.0}"),
        measured);
    measured.clear();
    says(
        DEVICE.formatted("DDATA"),
        3,
        Metric.newBuilder().setAlias(3).setTimestamp(NOW + 3_600_000).setFloatValue(23));
    assertEquals(List.of("0 {line-1.oven.temperature=23.0}"), measured);
    assertEquals(List.of(), reborn);
  }

  @Test
  void what_comes_twice_counts_once_and_a_gap_asks_for_a_birth() {
    isBorn();
    Metric.Builder value = Metric.newBuilder().setAlias(3).setFloatValue(22);
    says(DEVICE.formatted("DDATA"), 2, value);
    says(DEVICE.formatted("DDATA"), 2, value);
    assertEquals(1, measured.size());
    says(DEVICE.formatted("DDATA"), 4, value);
    says(DEVICE.formatted("DDATA"), 5, value);
    assertEquals(1, measured.size());
    assertEquals("plant/line-1", reborn.getFirst());
    isBorn();
    says(DEVICE.formatted("DDATA"), 2, value);
    assertEquals(1, measured.size());
  }

  @Test
  void who_was_never_born_or_names_an_unknown_metric_is_asked_for_its_birth() {
    says(DEVICE.formatted("DDATA"), 9, Metric.newBuilder().setAlias(3).setFloatValue(1));
    isBorn();
    says(DEVICE.formatted("DDATA"), 2, Metric.newBuilder().setAlias(99).setFloatValue(1));
    assertEquals(List.of("plant/line-1", "plant/line-1"), reborn);
    assertEquals(List.of(), measured);
  }

  @Test
  void sequences_begin_anew_after_255() {
    isBorn();
    for (int i = 2; i < 600; i++) {
      says(DEVICE.formatted("DDATA"), i % 256, Metric.newBuilder().setAlias(3).setFloatValue(i));
    }
    assertEquals(598, measured.size());
    assertEquals(List.of(), reborn);
  }

  @Test
  void a_death_counts_for_the_connection_that_it_is_of() {
    isBorn();
    says(NODE.formatted("NDEATH"), 0, bdSeq(6));
    assertEquals(List.of(), measured);
    says(NODE.formatted("NDEATH"), 0, bdSeq(7));
    assertEquals(List.of("0 {line-1.online=0}"), measured);
    isBorn();
    says(DEVICE.formatted("DDEATH"), 2);
    assertEquals(List.of("0 {line-1.oven.online=0}"), measured);
  }

  @Test
  void numbers_of_all_kinds_are_what_they_were_and_others_are_passed_over() {
    isBorn();
    says(
        DEVICE.formatted("DBIRTH"),
        2,
        metric("a", DataType.Int8).setIntValue(-1),
        metric("b", DataType.Int16).setIntValue(0xfffe),
        metric("c", DataType.Int32).setIntValue(-3),
        metric("d", DataType.Int64).setLongValue(-4),
        metric("e", DataType.UInt64).setLongValue(-1),
        metric("f", DataType.Double).setDoubleValue(1e-3),
        metric("g", DataType.Float).setFloatValue(Float.NaN),
        metric("h", DataType.String).setStringValue("warm"),
        metric("i", DataType.Int8).setIsNull(true));
    assertEquals(
        "0 {line-1.oven.a=-1, line-1.oven.b=-2, line-1.oven.c=-3, line-1.oven.d=-4,"
            + " line-1.oven.e=18446744073709551615, line-1.oven.f=0.001}",
        measured.getLast());
  }

  @Test
  void names_become_channels_that_are_never_shared() {
    Channels channels = new Channels();
    assertEquals("x_.te_mp", channels.of("Ä", "Te mp"));
    assertEquals("x_.te_mp", channels.of("Ä", "Te mp"));
    assertEquals(null, channels.of("Ä", "Te?mp"));
    String long1 = channels.of("node", "a".repeat(60) + "1");
    String long2 = channels.of("node", "a".repeat(60) + "2");
    assertTrue(long1 != null && long2 != null && !long1.equals(long2) && long1.length() == 40);
    for (int i = 0; i < 300; i++) {
      var _ = channels.of("n", "m" + i);
    }
    assertEquals(null, channels.of("n", "m299"));
  }

  @Test
  void what_is_no_sparkplug_is_told_once_and_harms_nobody() {
    isBorn();
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      nodes.take("spBv1.0/plant/DDATA/other-" + i % 3 + "/x", bytes, NOW);
      nodes.take("spBv1.0/plant/NBIRTH/other-" + i % 3, bytes, NOW);
    }
    assertTrue(complaints.size() <= 6, complaints::toString);
    for (String topic :
        List.of("", "spBv1.0", "spBv1.0/STATE/x", "spBv1.0/p/NDATA/n/d", "spBv1.0/p/DDATA/n")) {
      nodes.take(topic, new byte[0], NOW);
    }
    for (int i = 0; i < 200; i++) {
      says("spBv1.0/plant/NBIRTH/many-" + i, 0, bdSeq(1));
    }
    measured.clear();
    says(DEVICE.formatted("DDATA"), 2, Metric.newBuilder().setAlias(3).setFloatValue(22));
    assertEquals(List.of("0 {line-1.oven.temperature=22.0}"), measured);
  }
}
