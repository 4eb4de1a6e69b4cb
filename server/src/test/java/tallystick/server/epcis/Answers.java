package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import tallystick.server.Web.Answer;

/// What is looked at in answers of EPCIS.
final class Answers {
  private Answers() {}

  /// The ids of the events of a query's answer.
  static List<String> ids(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    List<String> ids = new ArrayList<>();
    answer
        .json()
        .at("/epcisBody/queryResults/resultsBody/eventList")
        .forEach(event -> ids.add(event.path("eventID").asString()));
    return ids;
  }

  /// Asserts that it is a problem as GS1 describes it.
  static void problem(int status, String type, String pointer, Answer answer) {
    assertEquals("epcisException:" + type, answer.json().path("type").asString(), answer::text);
    assertEquals(status, answer.status());
    assertEquals(status, answer.json().path("status").asInt());
    assertEquals(pointer, answer.json().path("pointer").asString());
    assertEquals("2.0.0", answer.header("GS1-EPCIS-Version"));
  }
}
