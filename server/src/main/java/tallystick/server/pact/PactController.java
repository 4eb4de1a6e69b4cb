package tallystick.server.pact;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;

/// Lists footprints, and answers one.
@RestController
final class PactController {
  private static final int MOST = 200;
  private static final String CURSOR = "x-tallystick-cursor";

  private final Questions questions;
  private final Query<?> list = query("footprints");
  private final Query<?> one = query("footprint");

  PactController(Questions questions) {
    this.questions = questions;
  }

  /// By one page of the room's query at a time: a page may have fewer that fit, and another follow.
  @GetMapping("/v1/pact/3/footprints")
  ResponseEntity<byte[]> footprints(HttpServletRequest request) {
    try {
      Filter filter = Filter.of(request);
      int limit = limit(request.getParameter("limit"));
      String cursor = request.getParameter(CURSOR);
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("product", null);
      values.put("owner", null);
      values.put("status", filter.status());
      Questions.Page page =
          questions.page(list, values, limit, cursor == null ? Cursor.START : Cursor.parse(cursor));
      List<Map<String, Object>> data = new ArrayList<>();
      for (String row : page.rows()) {
        PactFootprint footprint =
            new PactFootprint(Codec.JSON.readTree(row), request.getServerName());
        if (filter.fits(footprint)) {
          data.add(footprint.json());
        }
      }
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
      return answer.body(Codec.JSON.writeValueAsBytes(Map.of("data", data)));
    } catch (IllegalArgumentException e) {
      return problem(400, "BadRequest", String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/v1/pact/3/footprints/{id}")
  ResponseEntity<byte[]> footprint(@PathVariable String id, HttpServletRequest request) {
    Map<String, @Nullable Object> values = Map.of("footprint", PactFootprint.id(id));
    return questions
        .one(one, values)
        .map(row -> new PactFootprint(Codec.JSON.readTree(row), request.getServerName()).json())
        .map(json ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Codec.JSON.writeValueAsBytes(Map.of("data", json))))
        .orElseGet(() -> problem(404, "NotFound", "There is no such footprint."));
  }

  private static ResponseEntity<byte[]> problem(int status, String code, String message) {
    Map<String, Object> error = new TreeMap<>(Map.of("code", code, "message", message));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Codec.JSON.writeValueAsBytes(error));
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

  /// What a request asks for; empty lists ask for anything.
  ///
  /// @param status as the room calls it, null for any
  private record Filter(
      List<String> products,
      List<String> companies,
      List<String> geographies,
      boolean classified,
      @Nullable String status,
      @Nullable Instant on,
      @Nullable Instant after,
      @Nullable Instant before) {
    static Filter of(HttpServletRequest request) {
      String status = request.getParameter("status");
      if (status != null && !status.matches("(?i)active|deprecated")) {
        throw new IllegalArgumentException("status must be Active or Deprecated.");
      }
      return new Filter(
          all(request, "productId"),
          all(request, "companyId"),
          all(request, "geography"),
          request.getParameter("classification") != null,
          status == null ? null : status.toUpperCase(Locale.ROOT),
          time(request, "validOn"),
          time(request, "validAfter"),
          time(request, "validBefore"));
    }

    private static List<String> all(HttpServletRequest request, String name) {
      String[] values = request.getParameterValues(name);
      return values == null ? List.of() : Stream.of(values).map(Filter::small).toList();
    }

    private static String small(String text) {
      return text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant time(HttpServletRequest request, String name) {
      String text = request.getParameter(name);
      try {
        return text == null ? null : Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(name + " must be a time, as 2026-01-31T00:00:00Z.", e);
      }
    }

    /// Nothing here is classified, so whoever asks for a class finds nothing.
    boolean fits(PactFootprint one) {
      return !classified
          && names(products, one.productIds())
          && names(companies, one.companyIds())
          && names(geographies, List.of(one.country()))
          && (on == null || (!one.validFrom().isAfter(on) && !on.isAfter(one.validUntil())))
          && (after == null || one.validFrom().isAfter(after))
          && (before == null || one.validUntil().isBefore(before));
    }

    private static boolean names(List<String> wanted, List<String> had) {
      return wanted.isEmpty() || had.stream().map(Filter::small).anyMatch(wanted::contains);
    }
  }

  private static Query<?> query(String name) {
    return Domains.ALL.stream()
        .filter(room -> room.name().equals("emissions"))
        .flatMap(room -> room.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no query " + name));
  }
}
