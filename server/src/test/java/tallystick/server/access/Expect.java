package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import tallystick.server.Web.Answer;

/// What answers must be.
public final class Expect {
  private Expect() {}

  public static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  public static void done(Answer answer) {
    assertEquals(204, answer.status(), answer::text);
  }

  public static void problem(int status, String code, Answer answer) {
    assertEquals(code, answer.json().path("code").asString(), answer::text);
    assertEquals(status, answer.status(), answer::text);
    assertEquals("application/problem+json", answer.header("Content-Type").split(";")[0]);
  }
}
