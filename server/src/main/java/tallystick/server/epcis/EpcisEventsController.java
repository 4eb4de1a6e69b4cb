package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Malformed;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Questions;

/// Events as resources: one by its id, and those that a query finds.
@RestController
final class EpcisEventsController {
  /// What answers come as.
  static final String JSON = "application/json";

  static final String JSON_LD = "application/ld+json";

  private final Room room;

  EpcisEventsController(Questions questions) {
    this.room = new Room(questions);
  }

  @GetMapping(
      path = "/v1/epcis/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> events(HttpServletRequest request) {
    return page(request, Map.of());
  }

  @GetMapping(
      path = "/v1/epcis/eventTypes/{type}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofType(@PathVariable String type, HttpServletRequest request) {
    return page(request, Map.of("eventType", type));
  }

  @GetMapping(
      path = "/v1/epcis/epcs/{epc}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofEpc(@PathVariable String epc, HttpServletRequest request) {
    return page(request, Map.of("MATCH_anyEPC", epc));
  }

  @GetMapping(
      path = "/v1/epcis/bizSteps/{bizStep}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofStep(@PathVariable String bizStep, HttpServletRequest request) {
    return page(request, Map.of("EQ_bizStep", bizStep));
  }

  @GetMapping(
      path = "/v1/epcis/dispositions/{disposition}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofState(@PathVariable String disposition, HttpServletRequest request) {
    return page(request, Map.of("EQ_disposition", disposition));
  }

  @GetMapping(
      path = "/v1/epcis/bizLocations/{bizLocation}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofPlace(@PathVariable String bizLocation, HttpServletRequest request) {
    return page(request, Map.of("EQ_bizLocation", bizLocation));
  }

  @GetMapping(
      path = "/v1/epcis/readPoints/{readPoint}/events",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> ofPoint(@PathVariable String readPoint, HttpServletRequest request) {
    return page(request, Map.of("EQ_readPoint", readPoint));
  }

  @GetMapping(
      path = "/v1/epcis/events/**",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> event(HttpServletRequest request) {
    String row =
        room.event(Addresses.eventID(request))
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such event.")
                    .exception());
    return EventPages.answer(EventPages.SIMPLE, List.of(row), new HttpHeaders());
  }

  /// @param of which all are, whatever else is asked
  private ResponseEntity<byte[]> page(HttpServletRequest request, Map<String, String> of) {
    Map<String, String> asked = Addresses.parameters(request);
    of.forEach((name, value) -> {
      if (asked.put(name, value) != null) {
        throw new Malformed("invalid-parameter", "/" + name, name + " is in the address already.");
      }
    });
    return new EventPages(room).page(EventPages.SIMPLE, asked, request);
  }
}
