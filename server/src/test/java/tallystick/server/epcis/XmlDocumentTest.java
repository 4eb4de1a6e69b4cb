package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// Documents in XML, as what they mean in JSON-LD.
class XmlDocumentTest {
  private static final String HEAD =
      """
      <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" schemaVersion="1.2"
        xmlns:cbvmda="urn:epcglobal:cbv:mda" xmlns:x="http://x/"
        creationDate="2026-05-01T10:00:00Z"><EPCISHeader/><EPCISBody><EventList>\
      """;
  private static final String TAIL = "</EventList></EPCISBody></epcis:EPCISDocument>";
  private static final String WHEN =
      "<eventTime>2026-05-01T10:00:00Z</eventTime>"
          + "<eventTimeZoneOffset>+02:00</eventTimeZoneOffset>";

  private static JsonNode converted(String xml) {
    return XmlDocument.read(xml.getBytes(UTF_8));
  }

  private static List<EpcisEvent> events(JsonNode document) {
    return EpcisDocument.events(document).stream()
        .map(sent -> EventJson.read(sent.json(), sent.pointer()))
        .toList();
  }

  private static byte[] example(String name) throws IOException {
    Path file = Gs1DocumentsTest.examples().resolveSibling("xml").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "skipped: no " + file);
    return Files.readAllBytes(file);
  }

  /// What the first event of a document means, whatever the order of its lists, its offset and the
  /// prefix of its extensions.
  private static String meaning(JsonNode document) {
    JsonNode event = EpcisDocument.events(document).getFirst().json();
    String meant = Meaning.of(EventText.write(EventJson.read(event, ""))).toString();
    String plain =
        meant
            .replaceAll("eventID=[^,]*, |eventTimeZoneOffset=[^,]*, ", "")
            .replaceAll("ext[12]\\b", "ext");
    return String.join("\n", List.of(plain.split("[,\\[\\]] *")).stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void one_event_in_many_spellings_of_xml_means_what_it_means_in_json(int number)
      throws IOException {
    String name = "WithEventHashID/event_with_identical_hash_id_";
    JsonNode json = StrictJson.object(example(name + "7.json"), "document");

    JsonNode xml = XmlDocument.read(example(name + number + ".xml"));

    assertEquals(meaning(json), meaning(xml));
    assertEquals(1, xml.path("@context").path(1).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Example-PersistentDisposition.xml",
        "Example-TransactionEvent-2020_07_03y.xml",
        "Example_9.6.1-ObjectEvent-2020_06_18a.xml"
      })
  void every_example_of_gs1_is_read(String name) throws IOException {
    assertEquals(2, events(XmlDocument.read(example(name))).size());
  }

  @Test
  void what_older_versions_keep_in_extensions_is_where_it_belongs() {
    JsonNode document =
        converted(
            HEAD
                + "<ObjectEvent>"
                + WHEN
                + "<baseExtension><eventID>urn:uuid:1</eventID><errorDeclaration>"
                + "<declarationTime>2026-05-01T11:00:00Z</declarationTime>"
                + "<reason>urn:epcglobal:cbv:er:did_not_occur</reason>"
                + "<correctiveEventIDs><correctiveEventID>urn:uuid:3</correctiveEventID>"
                + "</correctiveEventIDs></errorDeclaration></baseExtension>"
                + "<epcList><epc>urn:x:1</epc></epcList><action>ADD</action>"
                + "<extension><quantityList><quantityElement>"
                + "<epcClass>urn:epc:class:lgtin:4012345.012345.99</epcClass>"
                + "<quantity>200.50</quantity><uom>KGM</uom></quantityElement></quantityList>"
                + "<ilmd><cbvmda:itemExpirationDate>2026-06-01</cbvmda:itemExpirationDate>"
                + "<x:weight unit=\"KGM\">7</x:weight></ilmd></extension></ObjectEvent>"
                + "<extension><TransformationEvent>"
                + WHEN
                + "<inputEPCList><epc>urn:x:1</epc></inputEPCList>"
                + "<outputEPCList><epc>urn:x:2</epc></outputEPCList>"
                + "<x:note>careful</x:note><x:note>very</x:note>"
                + "</TransformationEvent></extension>"
                + TAIL);

    List<EpcisEvent> events = events(document);

    EpcisEvent made = events.getFirst();
    assertEquals("urn:uuid:1", made.eventID());
    assertEquals(List.of("urn:uuid:3"), made.errorDeclaration().correctiveEventIDs());
    assertEquals(
        List.of(new Quantity("urn:epc:class:lgtin:4012345.012345.99", "200.5", "KGM")),
        made.quantityList());
    assertEquals(1_780_264_800_000L + 7_200_000L, made.itemExpirationDate());
    JsonNode weight = EventText.write(made).at("/ilmd/x:weight");
    assertEquals("{\"unit\":\"KGM\",\"rdf:value\":\"7\"}", weight.toString());
    assertEquals(EpcisEvent.Kind.TRANSFORMATION, events.get(1).kind());
    assertEquals(
        "[\"careful\",\"very\"]", EventText.write(events.get(1)).path("x:note").toString());
    assertEquals("http://x/", document.at("/@context/1/x").asString());
  }

  @Test
  void two_namespaces_of_one_prefix_stay_two() {
    JsonNode document =
        converted(
            HEAD
                + "<ObjectEvent>"
                + WHEN
                + "<epcList/><action>OBSERVE</action><x:a>1</x:a>"
                + "<x:a xmlns:x=\"http://y/\">2</x:a><a xmlns=\"http://z/\">3</a></ObjectEvent>"
                + TAIL);

    assertEquals(
        "{\"x\":\"http://x/\",\"x2\":\"http://y/\",\"ext\":\"http://z/\"}",
        document.at("/@context/1").toString());
    JsonNode event = document.at("/epcisBody/eventList/0");
    assertEquals("2", event.path("x2:a").asString());
    assertEquals("3", event.path("ext:a").asString());
  }

  @Test
  void what_is_wrong_in_an_event_is_told_as_of_json() {
    refuses("/epcisBody/eventList/0/type", "<QuantityEvent>" + WHEN + "</QuantityEvent>");
    refuses("/epcisBody/eventList/0/action", "<ObjectEvent>" + WHEN + "</ObjectEvent>");
    refuses(
        "/epcisBody/eventList/0/quantityList/0/quantity",
        "<ObjectEvent>"
            + WHEN
            + "<action>ADD</action><quantityList><quantityElement>"
            + "<epcClass>urn:epc:class:lgtin:4012345.012345.99</epcClass>"
            + "<quantity>many</quantity></quantityElement></quantityList></ObjectEvent>");
    refuses(
        "/epcisBody/eventList/0/price",
        "<ObjectEvent>" + WHEN + "<action>ADD</action><price>1</price></ObjectEvent>");
    refuses("/epcisBody/eventList", "");
  }

  private static void refuses(String pointer, String event) {
    Malformed told = assertThrows(Malformed.class, () -> events(converted(HEAD + event + TAIL)));
    assertEquals(pointer, told.pointer());
  }

  @Test
  void nothing_is_fetched_or_expanded_and_what_is_no_document_is_told() {
    String event = "<ObjectEvent><action>&e;</action></ObjectEvent>" + TAIL;
    for (String type :
        List.of(
            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE d [<!ENTITY f \"ADD\"><!ENTITY e \"&f;&f;&f;\">]>")) {
      malformed(type + HEAD + event);
    }
    malformed("{}");
    malformed("");
    malformed("<a>");
    malformed("<a>".repeat(21) + "</a>".repeat(21));
    assertThrows(Malformed.class, () -> converted("<EPCISDocument/>"));
    assertThrows(Malformed.class, () -> converted(HEAD.replace("1.2", "3.0") + TAIL));
    assertThrows(
        Malformed.class,
        () ->
            converted(
                "<e:EPCISDocument xmlns:e=\"urn:epcglobal:epcis:xsd:2\""
                    + " schemaVersion=\"2.0\"/>"));
  }

  private static void malformed(String xml) {
    Malformed told = assertThrows(Malformed.class, () -> converted(xml));
    assertEquals("malformed", told.code());
    assertTrue(told.sentence().startsWith("The document "), told::sentence);
  }
}
