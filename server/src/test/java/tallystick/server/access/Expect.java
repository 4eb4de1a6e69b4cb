package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import tallystick.server.Web.Answer;

/// What answers must be.
final class Expect {
  private Expect() {}

  static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  static void done(Answer answer) {
    assertEquals(204, answer.status(), answer::text);
  }

  static void problem(int status, String code, Answer answer) {
    assertEquals(code, answer.json().path("code").asString(), answer::text);
    assertEquals(status, answer.status(), answer::text);
    assertEquals("application/problem+json", answer.header("Content-Type").split(";")[0]);
  }
}
