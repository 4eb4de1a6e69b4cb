package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import tallystick.server.Web;
import tallystick.server.Web.Answer;

/// What a venue without its tables says to whoever wants to read them.
final class Bad503 {
  private Bad503() {}

  static void views(Web web) throws Exception {
    Answer answer = web.get("/v1/market/listings");
    assertEquals(503, answer.status(), answer::text);
    assertEquals("views-unavailable", answer.json().path("code").asString());
    assertTrue(answer.json().path("retryable").booleanValue());
    Answer health = web.get("/health");
    assertEquals(503, health.status(), health::text);
    assertEquals("DOWN", health.json().path("components").path("views").path("status").asString());
  }
}
