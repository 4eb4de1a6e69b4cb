package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Single events between JSON and record.
class EventJsonTest {
  private static ObjectNode packed() {
    return json(
        """
        {"type": "AggregationEvent", "eventID": "urn:uuid:1", "action": "ADD",
         "eventTime": "2026-05-01T12:00:00.5+02:00", "eventTimeZoneOffset": "+02:00",
         "parentID": "urn:epc:id:sscc:0614141.1234567890",
         "childEPCs": ["urn:epc:id:sgtin:0614141.107346.2017"],
         "childQuantityList": [
           {"epcClass": "urn:epc:class:lgtin:4012345.012345.99", "quantity": 200.50, "uom": "KGM"},
           {"epcClass": "urn:epc:idpat:sgtin:4012345.098765.*", "x:grade": "A"}],
         "bizLocation": {"id": "urn:epc:id:sgln:0614141.00888.0", "x:door": 7},
         "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 26.0}]}],
         "x:note": "careful"}
        """);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) StrictJson.object(text.getBytes(UTF_8), "event");
  }

  @Test
  void what_the_rules_read_is_in_the_record_and_the_rest_beside_it() {
    EpcisEvent event = EventJson.read(packed(), "");

    assertEquals(Kind.AGGREGATION, event.kind());
    assertEquals(1_777_629_600_500L, event.eventTime());
    assertEquals(List.of("urn:epc:id:sgtin:0614141.107346.2017"), event.epcList());
    assertEquals(
        new Quantity("urn:epc:class:lgtin:4012345.012345.99", "200.5", "KGM"),
        event.quantityList().getFirst());
    assertEquals(
        json(
            """
            {"childQuantityList": [{}, {"x:grade": "A"}], "bizLocation": {"x:door": 7},
             "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 26.0}]}],
             "x:note": "careful"}
            """),
        Codec.JSON.readTree(event.more()));
    assertEquals(Meaning.of(packed()), Meaning.of(EventText.write(event)));
  }

  @Test
  void a_rest_that_was_signed_has_no_say_in_what_the_rules_read() {
    ObjectNode plain = packed();
    EpcisEvent event = EventJson.read(plain, "");
    String forged =
        """
        {"action": "DELETE", "epcList": ["urn:x:1"], "errorDeclaration": {"reason": "x"},
         "childQuantityList": [{"quantity": 1}, {"uom": "KGM", "quantity": 9}],
         "bizLocation": {"id": "urn:x:2"}, "x:said": true}
        """;
    plain.remove(List.of("x:note", "sensorElementList"));
    ((ObjectNode) plain.path("childQuantityList").path(1)).remove("x:grade");
    ((ObjectNode) plain.path("bizLocation")).remove("x:door");
    plain.put("x:said", true);

    assertEquals(Meaning.of(plain), Meaning.of(EventText.write(with(event, forged))));
  }

  private static EpcisEvent with(EpcisEvent event, String more) {
    ObjectNode json = (ObjectNode) Codec.JSON.valueToTree(event);
    return StrictJson.as(json.put("more", more), EpcisEvent.class, "");
  }

  @Test
  void what_is_made_expires_when_its_master_data_say() {
    ObjectNode made =
        json(
            """
            {"type": "ObjectEvent", "eventID": "urn:uuid:2", "action": "ADD",
             "eventTime": "2026-05-01T12:00:00Z", "eventTimeZoneOffset": "+00:00",
             "epcList": ["urn:epc:id:sgtin:0614141.107346.2017"],
             "ilmd": {"cbvmda:itemExpirationDate": "2026-06-01"}}
            """);

    EpcisEvent event = EventJson.read(made, "");

    assertEquals(1_780_272_000_000L, event.itemExpirationDate());
    assertEquals(Meaning.of(made), Meaning.of(EventText.write(event)));
  }

  @Test
  void what_is_wrong_is_told_with_its_place() {
    refuses("/events/3", event -> event.put("x:long", "a".repeat(EpcisEvent.MAX_MORE)));
    refuses("/events/3/bizStep", event -> event.put("bizStep", ""));
    refuses("/events/3/type", event -> event.put("type", "SpaceEvent"));
    refuses("/events/3/eventTime", event -> event.put("eventTime", "2026-05-01T12:00:00"));
    refuses("/events/3/eventTimeZoneOffset", event -> event.remove("eventTimeZoneOffset"));
    refuses("/events/3/action", event -> event.put("action", "MOVE"));
    refuses("/events/3/action", event -> event.put("action", 7));
    refuses("/events/3/epcList", event -> event.putArray("epcList"));
    refuses("/events/3/childEPCs", event -> event.putArray("childEPCs").add("no uri"));
    refuses("/events/3/childEPCs", event -> event.put("childEPCs", "urn:x:1"));
    refuses("/events/3/bizLocation/id", event -> event.putObject("bizLocation"));
    refuses("/events/3/readPoint", event -> event.put("readPoint", "urn:x:1"));
    refuses("/events/3/sourceList/0/type", event -> event.putArray("sourceList").addObject());
    refuses(
        "/events/3/childQuantityList/0/uom",
        event ->
            event
                .putArray("childQuantityList")
                .addObject()
                .put("epcClass", "urn:x:1")
                .put("uom", "kilo"));
    refuses(
        "/events/3/childQuantityList/0/quantity",
        event ->
            event
                .putArray("childQuantityList")
                .addObject()
                .put("epcClass", "urn:x:1")
                .put("quantity", 1e300));
  }

  private static void refuses(String pointer, Consumer<ObjectNode> change) {
    ObjectNode event = packed();
    change.accept(event);
    Malformed told = assertThrows(Malformed.class, () -> EventJson.read(event, "/events/3"));
    assertEquals(pointer, told.pointer());
    assertEquals("invalid-field", told.code());
    assertTrue(told.sentence().endsWith("."), told::sentence);
    assertFalse(told.sentence().contains("tallystick"), told::sentence);
  }
}
