package tallystick.server.connectors;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tallystick.server.Pause;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;

/// Connectors that look or tell by schedule, as tests hurry them.
final class ScheduledExchange {
  private static final long SECONDS = 30;

  private ScheduledExchange() {}

  static Line made(Browser owner, Map<String, Object> wanted) throws Exception {
    JsonNode made = Expect.ok(owner.post("/connectors", wanted)).json().path("connector");
    return new Line(owner, made.path("connector").asString(), made.path("key").asString());
  }

  record Line(Browser owner, String id, String key) {
    String path() {
      return "/connectors/" + id;
    }

    JsonNode shown() throws Exception {
      for (JsonNode one : Expect.ok(owner.get("/connectors")).json().path("items")) {
        if (one.path("connector").asString().equals(id)) {
          return one;
        }
      }
      throw new AssertionError("no connector " + id);
    }

    /// Waits until the last run ended with these words.
    void awaits(String outcome) throws Exception {
      awaits(outcome, 0);
    }

    private void awaits(String outcome, long after) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      JsonNode one = shown();
      while (one.path("ran").longValue() <= after
          || !one.path("outcome").asString().startsWith(outcome)) {
        JsonNode last = one;
        assertTrue(System.nanoTime() < end, () -> "not " + outcome + " but " + last);
        Pause.moment();
        one = shown();
      }
    }

    /// Runs now, and waits until that ends with these words.
    void runs(String outcome) throws Exception {
      long before = shown().path("ran").longValue();
      Expect.ok(owner.post(path() + "/run", Map.of()));
      awaits(outcome, before);
    }

    List<JsonNode> messages() throws Exception {
      return Expect.ok(owner.get(path() + "/runs")).json().path("items").valueStream().toList();
    }

    void isLet(String... scope) throws Exception {
      ConnectorKey.isLet(owner, key, scope);
    }
  }
}
