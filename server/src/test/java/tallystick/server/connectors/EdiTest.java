package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tallystick.kernel.Malformed;
import tallystick.server.connectors.Trade.Document;
import tools.jackson.databind.JsonNode;

/// X12 and EDIFACT, in and out.
class EdiTest {
  private static final String ORDER = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:00Z");

  static final String PURCHASE_ORDER =
      """
      ISA*00*          *00*          *ZZ*BUYER          \
      *ZZ*TALLYSTICK     *260301*1015*U*00401*000000007*0*P*:~
      GS*PO*BUYER*TALLYSTICK*20260301*1015*7*X*004010~
      ST*850*0001~
      BEG*00*SA*PO-4711**20260301~
      PO1*1*12*CA*2.50**VP*ABC-1*UP*012345678905~
      PO1*2*3*EA*10**VP*ABC-2~
      CTT*2~
      SE*6*0001~
      GE*1*7~
      IEA*1*000000007~
      """;

  static final String ORDERS =
      "UNA:+.? 'UNB+UNOC:3+BUYER:ZZZ+TALLYSTICK:14+260301:1015+7'UNH+1+ORDERS:D:01B:UN'"
          + "BGM+220+PO-4711+9'DTM+137:20260301:102'LIN+1++4006381333931:EN'PIA+5+ABC?+1:SA'"
          + "QTY+21:12:PCE'PRI+AAA:2.50'UNS+S'UNT+9+1'UNZ+1+7'";

  private static Trade trade(Document document) {
    return new Trade(
        document,
        ORDER,
        "b".repeat(32),
        "5".repeat(32),
        "Coffee ~ beans",
        "SKU+1",
        3,
        "2.50",
        "7.50",
        "USD",
        NOW.toEpochMilli(),
        "TRACK*7");
  }

  private static List<Row> rows(String text) {
    return EdiRows.read(text.getBytes(UTF_8));
  }

  @Test
  void an_850_has_a_row_for_each_line_and_says_where_it_stands() {
    List<Row> rows = rows(PURCHASE_ORDER);
    assertEquals(2, rows.size());
    JsonNode first = rows.getFirst().json();
    assertEquals("ORDER", first.path("document").asString());
    assertEquals("PO-4711", first.path("order").asString());
    assertEquals("ABC-1", first.path("item").asString());
    assertEquals("012345678905", first.path("gtin").asString());
    assertEquals("3000", first.path("total").asString());
    assertEquals("segment 5 (PO1)", rows.getFirst().position());
    assertEquals("ABC-2", rows.getLast().json().path("item").asString());
  }

  @Test
  void orders_of_edifact_say_the_same_and_release_what_separates() {
    List<Row> rows = rows(ORDERS);
    assertEquals(1, rows.size());
    JsonNode line = rows.getFirst().json();
    assertEquals("PO-4711", line.path("order").asString());
    assertEquals("4006381333931", line.path("gtin").asString());
    assertEquals("ABC+1", line.path("item").asString());
    assertEquals("12", line.path("quantity").asString());
    assertEquals("3000", line.path("total").asString());
  }

  private static Stream<String> broken() {
    return Stream.of(
        "",
        "hello",
        "ISA*00*",
        PURCHASE_ORDER.replace("SE*6", "SE*9"),
        PURCHASE_ORDER.replace("IEA*1*000000007", "IEA*1*000000008"),
        PURCHASE_ORDER.replace("ST*850", "ST*997"),
        ORDERS.substring(0, ORDERS.length() - 10),
        PURCHASE_ORDER.replace("2.50", "2.505").replace("PO1*1*12", "PO1*1*1"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_no_interchange_is_refused_in_one_sentence(String text) {
    Malformed refused = assertThrows(Malformed.class, () -> rows(text));
    assertTrue(refused.sentence().endsWith("."), refused::sentence);
  }

  @ParameterizedTest
  @EnumSource(Document.class)
  void what_is_written_in_either_standard_reads_as_the_same(Document document) {
    EdiDocument written = new EdiDocument(trade(document), "ACME", 4_711, NOW);
    List<Row> x12 = rows(written.x12());
    List<Row> edifact = rows(written.edifact());
    assertEquals(1, x12.size());
    assertEquals(1, edifact.size());
    for (Row one : List.of(x12.getFirst(), edifact.getFirst())) {
      JsonNode json = one.json();
      assertEquals(document.name(), json.path("document").asString());
      assertEquals(ORDER, json.path("order").asString());
      if (document == Document.DESPATCH) {
        assertEquals("TRACK 7", json.path("tracking").asString());
      } else {
        assertEquals("SKU+1", json.path("item").asString());
        assertEquals("750", json.path("total").asString());
      }
    }
  }

  private static List<Segment> acknowledged(String text) {
    return Segment.read(
        EdiAcknowledgement.of(text.getBytes(UTF_8), NOW).orElseThrow().text().getBytes(UTF_8));
  }

  @Test
  void a_997_says_to_its_sender_which_sets_could_be_read() {
    List<Segment> good = acknowledged(PURCHASE_ORDER);
    assertEquals("BUYER", good.getFirst().get(8).strip());
    assertEquals("TALLYSTICK", good.getFirst().get(6).strip());
    assertEquals(List.of("997"), tagged(good, "ST"));
    assertEquals(List.of("PO"), tagged(good, "AK1"));
    assertEquals(List.of("A"), tagged(good, "AK5"));
    assertEquals(List.of("A"), tagged(good, "AK9"));
    String unknown =
        PURCHASE_ORDER.replace(
            "CTT*2~\nSE*6*0001~", "CTT*2~\nSE*6*0001~\nST*869*0002~\nSE*2*0002~");
    List<Segment> partly = acknowledged(unknown.replace("GE*1*7", "GE*2*7"));
    assertEquals(List.of("A", "R"), tagged(partly, "AK5"));
    assertEquals(List.of("P"), tagged(partly, "AK9"));
    List<Segment> broken = acknowledged(PURCHASE_ORDER.replace("*12*CA*2.50*", "*1*CA*2.505*"));
    assertEquals(List.of("R"), tagged(broken, "AK5"));
  }

  @Test
  void a_contrl_says_the_same_and_neither_is_acknowledged_itself() {
    List<Segment> good = acknowledged(ORDERS);
    assertEquals("BUYER", Segment.all(good, "UNB").getFirst().get(3));
    assertEquals("7", Segment.all(good, "UCI").getFirst().get(4));
    assertEquals("7", Segment.all(good, "UCM").getFirst().get(3));
    List<Segment> unknown = acknowledged(ORDERS.replace("ORDERS:D", "PRICAT:D"));
    assertEquals("4", Segment.all(unknown, "UCM").getFirst().get(3));
    for (String text : List.of(PURCHASE_ORDER, ORDERS)) {
      byte[] answer =
          EdiAcknowledgement.of(text.getBytes(UTF_8), NOW).orElseThrow().text().getBytes(UTF_8);
      assertTrue(EdiAcknowledgement.of(answer, NOW).isEmpty());
      assertEquals(List.of(), EdiRows.read(answer));
      EdiAnswers.Said said = EdiAnswers.read(Segment.read(answer)).getFirst();
      assertEquals(
          List.of("TALLYSTICK", "7", ""), List.of(said.partner(), said.number(), said.error()));
    }
    assertTrue(EdiAcknowledgement.of("no envelope".getBytes(UTF_8), NOW).isEmpty());
  }

  @Test
  void a_rejection_is_told_in_the_codes_of_the_standard() {
    String answer =
        EdiAcknowledgement.of(
                PURCHASE_ORDER.replace("*12*CA*2.50*", "*1*CA*2.505*").getBytes(UTF_8), NOW)
            .orElseThrow()
            .text();
    EdiAnswers.Said said = EdiAnswers.read(Segment.read(answer.getBytes(UTF_8))).getFirst();
    assertEquals("AK5 R 5, AK9 R 1 1 0", said.error());
  }

  private static List<String> tagged(List<Segment> segments, String tag) {
    return Segment.all(segments, tag).stream().map(one -> one.get(1)).toList();
  }
}
