package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What every answer to bad input must be: a problem that a program can tell from others and a
/// person can read, from a venue that goes on.
final class Bad {
  /// What a stranger need not know of the program: packages, classes, its libraries' words.
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)exception|java\\.|tallystick\\.(kernel|ledger|domains|server)|jackson|jdbc|sql|"
              + "spring|tomcat|\\bclass\\b|StreamRead|null pointer|static resource|\\bat \\[");

  private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z0-9]+)*");

  private Bad() {}

  /// A request to try.
  interface Request {
    Answer send(Web web) throws Exception;
  }

  /// Sends something that must be answered so, change nothing, and leave the venue well.
  static void request(int status, String code, String pointer, Request request) throws Exception {
    Web web = TestVenue.get().web();
    long height = web.height();
    Answer answer = request.send(web);
    problem(status, code, pointer, answer);
    assertEquals(height, web.height(), "it reached the log");
    assertEquals("UP", web.get("/health").json().path("status").asString());
  }

  static void problem(int status, String code, String pointer, Answer answer) {
    assertEquals(status, answer.status(), answer::text);
    assertEquals("application/problem+json", answer.header("Content-Type").split(";")[0]);
    problem(status, code, pointer, answer.json());
  }

  static void problem(int status, String code, String pointer, JsonNode problem) {
    String detail = problem.path("detail").asString("");
    assertAll(
        problem.toString(),
        () -> assertEquals(code, problem.path("code").asString("")),
        () -> assertTrue(CODE.matcher(code).matches()),
        () -> assertEquals("urn:tallystick:problem:" + code, problem.path("type").asString("")),
        () -> assertEquals(status, problem.path("status").intValue()),
        () -> assertFalse(problem.path("title").asString("").isBlank()),
        () -> assertEquals(pointer, problem.path("pointer").asString("none")),
        () -> assertEquals(status >= 503, problem.path("retryable").booleanValue()),
        () -> assertTrue(detail.matches("(?s)\\S.*[.]"), "no sentence: " + detail),
        () -> assertFalse(INSIDE.matcher(detail).find(), "tells of the inside: " + detail));
  }
}
