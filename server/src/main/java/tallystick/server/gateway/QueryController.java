package tallystick.server.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Permission;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;
import tallystick.server.views.ViewHeight;

/// Answers every query that a room declares.
@RestController
final class QueryController {
  /// Rows of a page when the caller does not say.
  static final int DEFAULT_LIMIT = 50;

  private static final int MAX_TEXT = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Set<String> COMMON = Set.of("limit", "cursor", "min-height");

  private final Map<String, Query<?>> queries = new TreeMap<>();
  private final Questions questions;
  private final ViewHeight height;

  QueryController(Rooms rooms, Questions questions, ViewHeight height) {
    rooms.all().forEach(r -> r.queries().forEach(q -> queries.put(r.name() + "/" + q.name(), q)));
    this.questions = questions;
    this.height = height;
  }

  @GetMapping(path = "/v1/{room}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> ask(
      @PathVariable String room,
      @PathVariable String name,
      @RequestParam Map<String, String> given) {
    Query<?> query = queries.get(room + "/" + name);
    if (query == null) {
      throw notFound("There is no such query: /docs lists them all.");
    }
    if (!(query.access() instanceof Permission.Anyone)) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "not-permitted",
              "This is not for everyone, and the gateway knows no one yet.")
          .exception();
    }
    Map<String, @Nullable Object> values = values(query, given);
    await(number(given, "min-height", 0));
    if (query.one()) {
      long shown = height.height();
      return questions
          .one(query, values)
          .map(row -> answer(row, shown))
          .orElseThrow(() -> notFound("There is no such row."));
    }
    long limit = number(given, "limit", DEFAULT_LIMIT);
    if (limit < 1 || limit > query.pageLimit()) {
      throw invalid("limit", "must be a whole number from 1 to " + query.pageLimit());
    }
    Questions.Page page = questions.page(query, values, (int) limit, cursor(given));
    return answer(page.json(), page.height());
  }

  private static ResponseEntity<String> answer(String json, long height) {
    return ResponseEntity.ok()
        .header(ActionsController.HEIGHT, Long.toString(height))
        .contentType(MediaType.APPLICATION_JSON)
        .body(json);
  }

  private static Map<String, @Nullable Object> values(Query<?> query, Map<String, String> given) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Param param : query.params()) {
      String text = given.get(param.name());
      if (text == null || text.isBlank()) {
        if (param.required()) {
          throw invalid(param.name(), "must be given: " + param.summary());
        }
        values.put(param.name(), null);
      } else if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
        throw invalid(
            param.name(), "must have at most " + MAX_TEXT + " characters, none of them 0");
      } else if (!param.choices().isEmpty() && !param.choices().contains(text)) {
        throw invalid(param.name(), "must be one of " + String.join(", ", param.choices()));
      } else {
        values.put(param.name(), param.number() ? (Object) number(given, param.name(), 0) : text);
      }
    }
    for (String name : given.keySet()) {
      if (!COMMON.contains(name) && !values.containsKey(name)) {
        throw invalid(name, "is no parameter of this query");
      }
    }
    return values;
  }

  private static Cursor cursor(Map<String, String> given) {
    try {
      return Cursor.parse(given.get("cursor"));
    } catch (IllegalArgumentException e) {
      throw invalid("cursor", "must be what `next` of the page before said");
    }
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid(name, "must be a whole number");
    }
  }

  /// Lets a reader see its own write.
  private void await(long wanted) {
    try {
      if (height.await(wanted, PATIENCE)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "views-behind",
            "The views show height %d and not yet %d.".formatted(height.height(), wanted))
        .exception();
  }

  private static RuntimeException invalid(String name, String rule) {
    return Problem.of(
            HttpStatus.BAD_REQUEST, "invalid-parameter", "/" + name, name + " " + rule + ".")
        .exception();
  }

  private static RuntimeException notFound(String detail) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", detail).exception();
  }
}
