package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.access.Access;
import tallystick.server.access.Signatory;
import tallystick.server.epcis.NamedQueries.Named;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Questions;

/// Queries under names: made and removed by members, asked by all.
@RestController
final class QueriesController {
  private static final String JSON = EpcisEventsController.JSON;
  private static final String JSON_LD = EpcisEventsController.JSON_LD;
  private static final String QUERIES = Addresses.ROOT + "/queries";

  /// Bytes of a definition.
  private static final int MAX_BYTES = 16 << 10;

  private static final int MAX_ROWS = 200;
  private static final int MAX_NAME = 60;

  /// What may be said with a name.
  private static final Set<String> OF_PAGES =
      Set.of(Wanted.PER_PAGE, Wanted.TOKEN, Wanted.COUNT_LIMIT);

  private final Access access;
  private final NamedQueries queries;
  private final EventPages pages;

  QueriesController(Access access, NamedQueries queries, Questions questions) {
    this.access = access;
    this.queries = queries;
    this.pages = new EventPages(new Room(questions));
  }

  @GetMapping(path = "/v1/epcis/queries", produces = JSON)
  ResponseEntity<byte[]> all(HttpServletRequest request) {
    return ListPage.answer(request, MAX_ROWS, queries::page, Named::json);
  }

  @PostMapping(path = "/v1/epcis/queries", produces = JSON)
  ResponseEntity<byte[]> define(HttpServletRequest request) {
    Named named = queries.define(person(request), Body.json(request, MAX_BYTES));
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.LOCATION, QUERIES + "/" + named.name())
        .body(Codec.JSON.writeValueAsBytes(named.json()));
  }

  @GetMapping(path = "/v1/epcis/queries/{name}", produces = JSON)
  ResponseEntity<byte[]> one(@PathVariable String name) {
    return ResponseEntity.ok(Codec.JSON.writeValueAsBytes(queries.get(name).json()));
  }

  @DeleteMapping(path = "/v1/epcis/queries/{name}")
  ResponseEntity<Void> remove(@PathVariable String name, HttpServletRequest request) {
    if (!queries.remove(person(request), name)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no query of this name.")
          .exception();
    }
    return ResponseEntity.noContent().build();
  }

  /// Without a socket; with one it is [StreamSocket]'s.
  @GetMapping(
      path = "/v1/epcis/queries/{name}/events",
      headers = "!Upgrade",
      produces = {JSON, JSON_LD})
  ResponseEntity<byte[]> events(@PathVariable String name, HttpServletRequest request) {
    Map<String, String> asked = queries.get(name).asked();
    Map<String, String> given = Addresses.parameters(request);
    for (String parameter : given.keySet()) {
      if (!OF_PAGES.contains(parameter)) {
        String cut = parameter.substring(0, Math.min(MAX_NAME, parameter.length()));
        throw new Malformed(
            "invalid-parameter", "/" + cut, cut + " cannot be asked of a named query.");
      }
    }
    asked.putAll(given);
    return pages.page(name, asked, request);
  }

  /// Whoever makes or removes queries; a program needs the scope to capture.
  private String person(HttpServletRequest request) {
    Signatory member = Signatory.of(request, access);
    member.requireScope(Capture.ACTION);
    return member.person().person();
  }
}
