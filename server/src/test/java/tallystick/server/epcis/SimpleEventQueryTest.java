package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.kernel.Malformed;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// Parameters of EPCIS as those of the room's query.
class SimpleEventQueryTest {
  private static @Nullable Object asked(String name, String... values) {
    return SimpleEventQuery.values(Map.of(name, String.join("|", values))).get(name);
  }

  @Test
  void every_parameter_is_one_of_the_room() {
    Query<?> events =
        Domains.ALL.stream()
            .filter(room -> room.name().equals("custody"))
            .flatMap(room -> room.api().queries().stream())
            .filter(query -> query.name().equals("events"))
            .findAny()
            .orElseThrow();
    Set<String> known = events.params().stream().map(Param::name).collect(Collectors.toSet());

    assertEquals(known, SimpleEventQuery.values(Map.of()).keySet());
  }

  @Test
  void identifiers_are_asked_by_their_key_however_they_are_written() {
    assertEquals(
        "01/10614141073464/21/2017",
        asked(
            "MATCH_epc",
            "urn:epc:id:sgtin:0614141.107346.2017",
            "https://example.org/01/10614141073464/21/2017"));
  }

  @Test
  void words_of_the_vocabulary_are_asked_in_all_their_spellings() {
    String all =
        "shipping|urn:epcglobal:cbv:bizstep:shipping|https://ref.gs1.org/cbv/BizStep-shipping";

    assertEquals(all, asked("EQ_bizStep", "shipping"));
    assertEquals(all, asked("EQ_bizStep", "urn:epcglobal:cbv:bizstep:shipping"));
    assertEquals(all, asked("EQ_bizStep", "https://ref.gs1.org/cbv/BizStep-shipping"));
    assertEquals("https://example.org/own", asked("EQ_bizStep", "https://example.org/own"));
  }

  @Test
  void transactions_and_parties_are_asked_with_their_type_in_all_its_spellings() {
    Map<String, @Nullable Object> values =
        SimpleEventQuery.values(Map.of("EQ_bizTransaction_po", "urn:x:1|urn:x:2"));

    assertEquals(
        "po urn:x:1|po urn:x:2"
            + "|urn:epcglobal:cbv:btt:po urn:x:1|urn:epcglobal:cbv:btt:po urn:x:2"
            + "|https://ref.gs1.org/cbv/BTT-po urn:x:1|https://ref.gs1.org/cbv/BTT-po urn:x:2",
        values.get("EQ_bizTransaction"));
    assertThrows(
        Malformed.class,
        () ->
            SimpleEventQuery.values(
                Map.of("EQ_source_location", "urn:x:1", "EQ_source_owning_party", "urn:x:2")));
  }

  @Test
  void types_and_times_are_asked_as_the_room_keeps_them() {
    assertEquals("OBJECT|TRANSFORMATION", asked("eventType", "ObjectEvent", "TransformationEvent"));
    assertEquals(1_777_629_600_000L, asked("GE_eventTime", "2026-05-01T12:00:00+02:00"));
  }

  @Test
  void events_in_error_are_asked_for_or_not_told_apart() {
    assertEquals("true", asked("EXISTS_errorDeclaration", "true"));
    assertNull(asked("EXISTS_errorDeclaration", "false"));
  }

  @Test
  void what_is_not_understood_is_refused_and_not_left_out() {
    refuses("EQ_sensor", "x");
    refuses("EQ_bizTransaction", "urn:x:1");
    refuses("EQ_bizTransaction_", "urn:x:1");
    refuses("EQ_epc_po", "urn:x:1");
    refuses("eventType", "SpaceEvent");
    refuses("EQ_action", "MOVE");
    refuses("GE_eventTime", "yesterday");
    refuses("GE_eventTime", "2026-05-01T12:00:00Z", "2026-05-02T12:00:00Z");
    refuses("MATCH_epc", "no uri");
    refuses("MATCH_epc", "urn:epc:id:sgtin:1.2.3");
    refuses("EQ_eventID", "");
    refuses("EQ_eventID", "a||b");
    refuses("EQ_eventID", "a b");
    refuses("EQ_eventID", "x".repeat(241));
    refuses("EQ_eventID", Collections.nCopies(51, "x").toArray(String[]::new));
    refuses("EXISTS_errorDeclaration", "maybe");
  }

  private static void refuses(String name, String... values) {
    Malformed told = assertThrows(Malformed.class, () -> asked(name, values));
    assertEquals("invalid-parameter", told.code());
    assertEquals("/" + name, told.pointer());
  }
}
