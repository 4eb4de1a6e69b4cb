package tallystick.server.pact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Acting;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Cursor;
import tools.jackson.databind.JsonNode;

/// What other systems ask by PACT: footprints, and what their events ask for or tell.
@RestController
final class PactController {
  static final int MOST = 200;

  /// Where this speaks PACT.
  static final String BASE = "/v1/pact";

  private static final int MAX_BODY = 1 << 20;
  private static final String CURSOR = "x-tallystick-cursor";

  private final Footprints footprints;
  private final Exchange exchange;

  PactController(Footprints footprints, Exchange exchange) {
    this.footprints = footprints;
    this.exchange = exchange;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(PactProblem problem) {
    return problem.answer();
  }

  @GetMapping(BASE + "/3/footprints")
  ResponseEntity<byte[]> footprints(HttpServletRequest request) {
    try {
      String cursor = request.getParameter(CURSOR);
      Footprints.Page page =
          footprints.page(
              PactFilter.of(request),
              null,
              request.getServerName(),
              limit(request.getParameter("limit")),
              cursor == null ? Cursor.START : Cursor.parse(cursor));
      ResponseEntity.BodyBuilder answer =
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
      if (page.next() != null) {
        String next =
            ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(CURSOR, page.next().text())
                .build()
                .toUriString();
        answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
      }
      return answer.body(Codec.JSON.writeValueAsBytes(Map.of("data", page.data())));
    } catch (IllegalArgumentException e) {
      throw PactProblem.bad(String.valueOf(e.getMessage()));
    }
  }

  @GetMapping(BASE + "/3/footprints/{id}")
  ResponseEntity<byte[]> footprint(@PathVariable String id, HttpServletRequest request) {
    Map<String, Object> json =
        footprints
            .one(id, request.getServerName())
            .orElseThrow(() -> PactProblem.missing("There is no such footprint."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Codec.JSON.writeValueAsBytes(Map.of("data", json)));
  }

  /// Takes an event in. It is kept before this answers.
  @PostMapping(BASE + "/3/events")
  ResponseEntity<byte[]> event(HttpServletRequest request) {
    Acting acting = Acting.of(request).orElseThrow(PactProblem::nobody);
    if (!acting.scopes().contains(Exchange.SCOPE)) {
      throw PactProblem.denied("The token has not the scope " + Exchange.SCOPE + ".");
    }
    exchange.take(event(body(request)), acting, request.getServerName());
    return ResponseEntity.ok().build();
  }

  private static JsonNode body(HttpServletRequest request) {
    try {
      return StrictJson.object(Body.bytes(request, MAX_BODY), "event");
    } catch (Problem.Thrown e) {
      throw PactProblem.bad(e.problem().detail());
    } catch (Malformed e) {
      throw PactProblem.bad(e.sentence());
    }
  }

  private static PactEvent event(JsonNode json) {
    try {
      return PactEvent.of(json);
    } catch (IllegalArgumentException e) {
      throw PactProblem.bad(String.valueOf(e.getMessage()));
    }
  }

  /// Where tokens are had, for whoever knows no more than the base address.
  @GetMapping(BASE + "/.well-known/openid-configuration")
  ResponseEntity<Map<String, Object>> configuration() {
    String base =
        ServletUriComponentsBuilder.fromCurrentContextPath().path(BASE).build().toUriString();
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(Map.of("issuer", base, "token_endpoint", base + "/auth/token"));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return MOST;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("limit must be a whole number above 0.");
    }
    return Math.min(MOST, Integer.parseInt(text));
  }
}
