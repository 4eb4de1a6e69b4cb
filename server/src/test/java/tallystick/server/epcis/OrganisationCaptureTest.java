package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.kernel.Ids;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events that somebody sends in the name of an organisation.
class OrganisationCaptureTest {
  private static final String EVENTS = "/v1/epcis/events";
  private static final String BY = "Tallystick-By";

  private static String event(String item) {
    ObjectNode event = Codec.JSON.createObjectNode();
    event.put("type", "ObjectEvent").put("action", "OBSERVE").put("bizStep", "shipping");
    event.put("eventTime", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("eventTimeZoneOffset", "+00:00").put("eventID", "urn:uuid:" + UUID.randomUUID());
    event.putArray("epcList").add(item);
    return event.toString();
  }

  @Test
  void an_organisation_holds_what_whoever_signs_for_it_records() throws Exception {
    Browser ann = Browser.member();
    Answer founded =
        Expect.ok(
            ann.acts(
                Map.of("type", "organisations.FoundOrganisation", "body", Map.of("name", "Coop"))));
    String coop = Ids.derived("organisation " + founded.json().path("id").asString());
    String item = "urn:uuid:" + UUID.randomUUID();

    Answer recorded = ann.posts(EVENTS, event(item), BY, coop);

    assertEquals(201, recorded.status(), recorded::text);
    JsonNode thing = TestVenue.get().web().get("/v1/custody/thing?thing=" + item).json();
    assertEquals(coop, thing.path("holder").asString(), thing::toString);
    assertEquals(400, ann.posts(EVENTS, event(item)).status());
    Answer stranger = Browser.member().posts(EVENTS, event(item), BY, coop);
    assertEquals(403, stranger.status(), stranger::text);
    assertEquals(400, ann.posts(EVENTS, event(item), BY, "Coop").status());
  }
}
