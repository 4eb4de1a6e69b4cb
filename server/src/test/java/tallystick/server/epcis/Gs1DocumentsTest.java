package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.custody.EpcisEvent;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tallystick.server.epcis.EpcisDocument.Sent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents in and out again. GS1's own examples are not in the repository: they are read from
/// `../shared/data/epcis/json` where somebody put them.
class Gs1DocumentsTest {
  /// It says its `eventID` twice, of which nobody can tell which one is meant.
  private static final String AMBIGUOUS = "AssociationEvent-h.jsonld";

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> every_example_of_gs1_goes_in_and_out_unchanged_in_meaning()
      throws IOException {
    Path folder = examples();
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no examples in " + folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonld")).sorted().toList();
    }
    assertTrue(files.size() > 20, files::toString);
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(file.getFileName().toString(), () -> goesInAndOut(file)));
  }

  static Path examples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at.resolveSibling("shared").resolve("data/epcis/json");
      }
    }
    throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
  }

  private static void goesInAndOut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.endsWith(AMBIGUOUS)) {
      assertThrows(Malformed.class, () -> StrictJson.object(bytes, "document"));
      return;
    }
    JsonNode document = StrictJson.object(bytes, "document");
    List<Sent> sent = EpcisDocument.events(document);

    List<ObjectNode> kept =
        sent.stream()
            .map(event -> EventText.write(signed(EventJson.read(event.json(), event.pointer()))))
            .toList();
    JsonNode answer = EpcisDocument.answer("SimpleEventQuery", NOW, kept);

    JsonNode body = document.path("epcisBody");
    JsonNode before =
        body.has("eventList")
            ? body.path("eventList")
            : body.path("queryResults").path("resultsBody").path("eventList");
    JsonNode after =
        answer.path("epcisBody").path("queryResults").path("resultsBody").path("eventList");
    assertEquals(document.path("@context"), answer.path("@context"));
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      ObjectNode one = (ObjectNode) before.path(i);
      if (!one.has("eventID")) {
        one.set("eventID", sent.get(i).json().path("eventID"));
      }
      assertEquals(Meaning.of(one), Meaning.of(after.path(i)));
    }
  }

  /// As it comes back from the log.
  private static EpcisEvent signed(EpcisEvent event) {
    return Codec.JSON.readValue(Codec.JSON.writeValueAsBytes(event), EpcisEvent.class);
  }

  private static ObjectNode document(String context, String... events) {
    ObjectNode document = Codec.JSON.createObjectNode();
    document.set("@context", Codec.JSON.readTree(context));
    document.put("type", "EPCISDocument").put("schemaVersion", "2.0");
    var list = document.putObject("epcisBody").putArray("eventList");
    Stream.of(events).forEach(event -> list.add(Codec.JSON.readTree(event)));
    return document;
  }

  @Test
  void events_of_different_contexts_keep_their_own() {
    String standard = '"' + EpcisDocument.STANDARD + '"';
    List<ObjectNode> events =
        EpcisDocument.events(
                document(
                    "[" + standard + ",{\"x\":\"http://x/\"}]",
                    "{\"eventID\":\"urn:x:1\"}",
                    "{\"eventID\":\"urn:x:2\",\"@context\":{\"y\":\"http://y/\"}}"))
            .stream()
            .map(Sent::json)
            .toList();

    assertEquals("[{\"x\":\"http://x/\"}]", events.get(0).path("@context").toString());
    assertEquals(
        "[{\"x\":\"http://x/\"},{\"y\":\"http://y/\"}]", events.get(1).path("@context").toString());
    JsonNode answer = EpcisDocument.answer("SimpleEventQuery", NOW, events);
    assertEquals("[" + standard + "]", answer.path("@context").toString());
    assertEquals(2, events.get(1).path("@context").size());
  }

  @Test
  void an_event_without_id_gets_the_same_one_whenever_it_is_sent() {
    ObjectNode document = document("[]", "{\"type\":\"ObjectEvent\"}", "{\"type\":\"X\"}");

    List<Sent> first = EpcisDocument.events(document);
    List<Sent> again = EpcisDocument.events(document);

    assertEquals(first, again);
    assertTrue(!id(first.get(0)).equals(id(first.get(1))));
  }

  private static String id(Sent event) {
    return event.json().path("eventID").asString();
  }

  @Test
  void what_is_no_document_is_told_with_its_place() {
    refuses("/type", document("[]", "{}").put("type", "EPCISMasterDataDocument"));
    refuses("/schemaVersion", document("[]", "{}").put("schemaVersion", "1.2"));
    refuses("/epcisBody/eventList", document("[]"));
    refuses("/epcisBody/eventList/0", document("[]", "7"));
    refuses("/@context", document("[\"https://example.org/context.jsonld\"]", "{}"));
    refuses("/epcisBody/eventList/0/@context", document("[]", "{\"@context\":\"http://x/\"}"));
    String[] many = new String[EpcisDocument.MAX_EVENTS + 1];
    Arrays.fill(many, "{}");
    refuses("/epcisBody/eventList", document("[]", many));
  }

  private static void refuses(String pointer, ObjectNode document) {
    Malformed told = assertThrows(Malformed.class, () -> EpcisDocument.events(document));
    assertEquals(pointer, told.pointer());
  }
}
