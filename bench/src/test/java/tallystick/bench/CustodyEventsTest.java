package tallystick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

class CustodyEventsTest {

  @Test
  void each_thing_of_a_document_goes_its_steps_in_their_order() {
    JsonNode document = Codec.JSON.readTree(new CustodyEvents("run").document(3));
    JsonNode events = document.at("/epcisBody/eventList");
    assertEquals(CustodyEvents.EVENTS, events.size());
    Map<String, String> last = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode event : events) {
      ids.add(event.path("eventID").asString());
      String thing = event.path("epcList").path(0).asString();
      String time = event.path("eventTime").asString();
      String before = last.put(thing, time);
      assertEquals(before == null ? "ADD" : "OBSERVE", event.path("action").asString());
      assertEquals(-1, before == null ? -1 : Integer.signum(before.compareTo(time)));
    }
    assertEquals(CustodyEvents.EVENTS, ids.size());
    assertEquals(CustodyEvents.THINGS, last.size());
  }
}
