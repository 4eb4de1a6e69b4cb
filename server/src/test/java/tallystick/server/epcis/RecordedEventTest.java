package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Rows of the room's queries as events of EPCIS.
class RecordedEventTest {
  private static String row(boolean erroneous) {
    byte[] event =
        """
        {"type": "ObjectEvent", "eventID": "urn:uuid:1", "action": "OBSERVE",
         "eventTime": "2026-05-01T12:00:00+02:00", "eventTimeZoneOffset": "+02:00",
         "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"]}
        """
            .getBytes(UTF_8);
    ObjectNode row = Codec.JSON.createObjectNode();
    row.put("recordTime", 1_777_629_700_000L).put("erroneous", erroneous);
    row.set("event", Codec.JSON.valueToTree(EventJson.read(StrictJson.object(event, "event"), "")));
    row.put("declarationTime", erroneous ? 1_777_629_600_000L : 0);
    row.put("reason", erroneous ? "did_not_occur" : "");
    row.putArray("corrections");
    return row.toString();
  }

  @Test
  void an_event_tells_when_it_was_recorded() {
    ObjectNode event = RecordedEvent.write(row(false));

    assertEquals("2026-05-01T10:01:40Z", event.path("recordTime").asString());
    assertFalse(event.has("errorDeclaration"));
  }

  @Test
  void an_event_that_was_declared_in_error_later_says_so() {
    assertEquals(
        "{\"declarationTime\":\"2026-05-01T12:00:00.000+02:00\",\"reason\":\"did_not_occur\"}",
        RecordedEvent.write(row(true)).path("errorDeclaration").toString());
  }
}
