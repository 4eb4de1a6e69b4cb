package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.kernel.Codec;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What there is to browse: kinds of events, and the things, places and words that events name.
@RestController
final class VocabularyController {
  private static final String JSON = EpcisEventsController.JSON;
  private static final String JSON_LD = EpcisEventsController.JSON_LD;
  private static final int MAX_ROWS = 200;

  private static final List<String> TOP =
      List.of(
          "eventTypes",
          "epcs",
          "bizSteps",
          "bizLocations",
          "readPoints",
          "dispositions",
          "events",
          "capture",
          "queries");

  private static final List<String> TYPES = Stream.of(Kind.values()).map(EventJson::type).toList();

  private final Room room;

  VocabularyController(Questions questions) {
    this.room = new Room(questions);
  }

  @GetMapping(
      path = "/v1/epcis",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> top() {
    return collection(TOP, new HttpHeaders());
  }

  @GetMapping(
      path = "/v1/epcis/eventTypes",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> types() {
    return collection(TYPES, new HttpHeaders());
  }

  @GetMapping(
      path = "/v1/epcis/epcs",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> epcs(HttpServletRequest request) {
    return words("epcs", request, VocabularyController::uri);
  }

  @GetMapping(
      path = "/v1/epcis/bizSteps",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> steps(HttpServletRequest request) {
    return words("biz-steps", request, UnaryOperator.identity());
  }

  @GetMapping(
      path = "/v1/epcis/dispositions",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> dispositions(HttpServletRequest request) {
    return words("dispositions", request, UnaryOperator.identity());
  }

  @GetMapping(
      path = "/v1/epcis/bizLocations",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> places(HttpServletRequest request) {
    return words("biz-locations", request, VocabularyController::uri);
  }

  @GetMapping(
      path = "/v1/epcis/readPoints",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> points(HttpServletRequest request) {
    return words("read-points", request, VocabularyController::uri);
  }

  /// What is under one of them, whether or not events name it.
  @GetMapping(
      path = {
        "/v1/epcis/epcs/{epc}",
        "/v1/epcis/bizSteps/{bizStep}",
        "/v1/epcis/dispositions/{disposition}",
        "/v1/epcis/bizLocations/{bizLocation}",
        "/v1/epcis/readPoints/{readPoint}"
      },
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> word() {
    return collection(List.of("events"), new HttpHeaders());
  }

  @GetMapping(
      path = "/v1/epcis/eventTypes/{type}",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> type(@PathVariable String type) {
    if (!TYPES.contains(type)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such type of event.")
          .exception();
    }
    return word();
  }

  private ResponseEntity<byte[]> words(
      String query, HttpServletRequest request, UnaryOperator<String> written) {
    Map<String, String> given = Addresses.parameters(request);
    int rows = Wanted.perPage(given, MAX_ROWS);
    Questions.Page page = room.words(query, rows, Wanted.from(given));
    HttpHeaders headers = new HttpHeaders();
    Cursor next = page.next();
    if (next != null) {
      Map<String, String> changes =
          Map.of(Wanted.TOKEN, next.text(), Wanted.PER_PAGE, Integer.toString(rows));
      headers.set(HttpHeaders.LINK, Addresses.next(request, changes));
    }
    List<String> words =
        page.rows().stream()
            .map(row -> written.apply(Codec.JSON.readTree(row).path("word").asString()))
            .toList();
    return collection(words, headers);
  }

  /// The canonical Digital Link of a key, as GS1 resolves it; other keys are URIs themselves.
  static String uri(String key) {
    return Character.isDigit(key.charAt(0)) ? "https://id.gs1.org/" + key : key;
  }

  private static ResponseEntity<byte[]> collection(List<String> members, HttpHeaders headers) {
    ObjectNode collection = Codec.JSON.createObjectNode();
    collection.put("@context", EpcisDocument.STANDARD);
    collection.put("type", "Collection");
    ArrayNode list = collection.putArray("member");
    members.forEach(list::add);
    return ResponseEntity.ok().headers(headers).body(Codec.JSON.writeValueAsBytes(collection));
  }
}
