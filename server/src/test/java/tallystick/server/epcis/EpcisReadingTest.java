package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.server.epcis.Answers.ids;
import static tallystick.server.epcis.Answers.problem;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriUtils;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events that somebody recorded, as a client of EPCIS finds them.
class EpcisReadingTest {
  private static final String NEXT = "<([^>]+)>; rel=\"next\"";

  private final Web web = TestVenue.get().web();

  /// A word that no other test says.
  private final String step = "https://example.org/steps/" + UUID.randomUUID();

  private ObjectNode event(String id, int minute) {
    ObjectNode event = Codec.JSON.createObjectNode();
    event.put("type", "ObjectEvent").put("eventID", id).put("action", "OBSERVE");
    event.put("eventTime", "2026-05-01T12:%02d:00.000+02:00".formatted(minute));
    event.put("eventTimeZoneOffset", "+02:00").put("bizStep", step);
    event.putArray("epcList").add(item());
    event.putObject("bizLocation").put("id", "urn:epc:id:sgln:0614141.00888.0");
    event.put("x:note", "careful").putObject("@context").put("x", "http://x/");
    return event;
  }

  private String serial() {
    return Integer.toUnsignedString(step.hashCode());
  }

  /// A thing that no other test names.
  private String item() {
    return "urn:epc:id:sgtin:0614141.107346." + serial();
  }

  private void record(ObjectNode... events) throws Exception {
    Someone member = TestVenue.get().member("Recorder", 0);
    for (ObjectNode event : events) {
      web.does(member.signs(new RecordEvent(EventJson.read(event, ""))));
    }
    assertEquals(200, web.get("/v1/custody/events?min-height=" + web.height()).status());
  }

  private static String id() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, UTF_8);
  }

  private Answer asks(String parameters) throws Exception {
    return web.get("/v1/epcis/events?EQ_bizStep=" + encoded(step) + parameters);
  }

  @Test
  void an_event_is_found_by_its_id_however_that_is_written_in_the_address() throws Exception {
    String hash = "ni:///sha-256;%s?ver=CBV2.0".formatted(UUID.randomUUID());
    String link = "https://example.org/events/" + UUID.randomUUID() + "/a%20b";
    ObjectNode one = event(hash, 1);
    record(one, event(link, 2));

    Answer found = web.get("/v1/epcis/events/" + encoded(hash));

    assertEquals(List.of(hash), ids(found));
    JsonNode shown = found.json().at("/epcisBody/queryResults/resultsBody/eventList/0");
    assertFalse(shown.path("recordTime").isMissingNode());
    one.remove("@context");
    assertEquals(Meaning.of(one), Meaning.of(shown));
    assertEquals("EPCISQueryDocument", found.json().path("type").asString());
    assertEquals(EpcisDocument.STANDARD, found.json().at("/@context/0").asString());
    assertEquals("http://x/", found.json().at("/@context/1/x").asString());
    assertEquals("2.0.0", found.header("GS1-EPCIS-Version"));
    assertEquals(List.of(hash), ids(web.get("/v1/epcis/events/" + hash)));
    assertEquals(List.of(link), ids(web.get("/v1/epcis/events/" + encoded(link))));
    problem(404, "NoSuchNameException", "", web.get("/v1/epcis/events/" + encoded(id())));
  }

  @Test
  void an_answer_that_is_still_the_same_is_not_sent_again() throws Exception {
    String id = id();
    record(event(id, 1));
    String address = "/v1/epcis/events/" + encoded(id);
    String tag = web.get(address).header("ETag");

    Answer again = web.send(web.request(address).header("If-None-Match", tag).GET());
    Answer other = web.send(web.request(address).header("If-None-Match", "W/\"0\"").GET());

    assertEquals(304, again.status());
    assertEquals(0, again.body().length);
    assertEquals(200, other.status());
  }

  @Test
  void pages_go_on_where_the_last_one_ended_until_all_is_told() throws Exception {
    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      recorded.add(id());
    }
    record(
        recorded.stream()
            .map(id -> event(id, 59 - recorded.indexOf(id)))
            .toArray(ObjectNode[]::new));

    assertEquals(recorded.reversed(), walk(asks("&perPage=2"), 3));
    assertEquals(recorded, walk(asks("&perPage=2&orderBy=recordTime&orderDirection=ASC"), 3));
    assertEquals(recorded, walk(asks("&perPage=5&orderBy=eventTime"), 1));
    assertEquals(
        recorded.reversed().subList(0, 3),
        walk(asks("&perPage=2&orderBy=eventTime&orderDirection=ASC&eventCountLimit=3"), 2));
    assertEquals(5, ids(asks("&maxEventCount=5")).size());
    problem(413, "QueryTooLargeException", "", asks("&maxEventCount=4"));
  }

  private List<String> walk(Answer first, int pages) throws Exception {
    List<String> all = new ArrayList<>(ids(first));
    Answer page = first;
    for (int i = 1; i < pages; i++) {
      assertTrue(page.header("Link").matches(NEXT), page.header("Link"));
      page = web.get(page.header("Link").replaceFirst(NEXT, "$1"));
      all.addAll(ids(page));
    }
    assertEquals("", page.header("Link"));
    return all;
  }

  @Test
  void events_are_under_whatever_they_say() throws Exception {
    String id = id();
    record(event(id, 1));
    String item = encoded(item());
    String link = encoded("https://id.gs1.org/01/10614141073464/21/" + serial());

    assertEquals(List.of(id), ids(web.get("/v1/epcis/epcs/" + item + "/events")));
    assertEquals(List.of(id), ids(web.get("/v1/epcis/epcs/" + link + "/events")));
    assertEquals(List.of(id), ids(web.get("/v1/epcis/bizSteps/" + encoded(step) + "/events")));
    for (String path :
        List.of(
            "eventTypes/ObjectEvent",
            "bizLocations/urn:epc:id:sgln:0614141.00888.0",
            "bizLocations/" + encoded("https://id.gs1.org/414/0614141008889"))) {
      String address = "/v1/epcis/" + path + "/events?EQ_bizStep=" + encoded(step);
      assertEquals(List.of(id), ids(web.get(address)));
    }
    assertEquals(
        List.of(),
        ids(web.get("/v1/epcis/eventTypes/AggregationEvent/events?EQ_bizStep=" + encoded(step))));
    assertEquals("events", web.get("/v1/epcis/epcs/" + item).json().at("/member/0").asString());
    assertTrue(members("/v1/epcis/bizSteps?perPage=200").contains(step));
    assertTrue(members("/v1/epcis/bizLocations").contains("https://id.gs1.org/414/0614141008889"));
    assertTrue(members("/v1/epcis/eventTypes").contains("AssociationEvent"));
    assertTrue(members("/v1/epcis").contains("eventTypes"));
    problem(404, "NoSuchNameException", "", web.get("/v1/epcis/eventTypes/SpaceEvent"));
  }

  private List<String> members(String path) throws Exception {
    List<String> members = new ArrayList<>();
    Answer answer = web.get(path);
    assertEquals("Collection", answer.json().path("type").asString(), answer::text);
    answer.json().path("member").forEach(one -> members.add(one.asString()));
    return members;
  }

  @Test
  void words_are_told_each_once_and_page_by_page() throws Exception {
    record(event(id(), 1), event(id(), 2));
    List<String> all = members("/v1/epcis/epcs?perPage=200");
    assertEquals(all.stream().distinct().toList(), all);
    if (all.size() > 1) {
      Answer first = web.get("/v1/epcis/epcs?perPage=1");
      assertEquals(all.subList(0, 1), members("/v1/epcis/epcs?perPage=1"));
      assertEquals(all.subList(1, 2), members(first.header("Link").replaceFirst(NEXT, "$1")));
    }
  }

  @Test
  void what_is_asked_wrongly_is_told_with_its_parameter() throws Exception {
    String wrong = "QueryParameterException";
    problem(400, wrong, "/EQ_sensor", asks("&EQ_sensor=1"));
    problem(400, wrong, "/EQ_action", asks("&EQ_action=ADD&EQ_action=DELETE"));
    problem(400, wrong, "/perPage", asks("&perPage=201"));
    problem(400, wrong, "/perPage", asks("&perPage=many"));
    problem(400, wrong, "/nextPageToken", asks("&nextPageToken=x"));
    problem(400, wrong, "/orderBy", asks("&orderBy=quantity"));
    problem(400, wrong, "/orderDirection", asks("&orderDirection=UP"));
    problem(400, wrong, "/eventCountLimit", asks("&eventCountLimit=1"));
    problem(
        400,
        wrong,
        "/eventCountLimit",
        asks("&orderBy=eventTime&eventCountLimit=1&maxEventCount=1"));
    problem(
        400, wrong, "/eventType", web.get("/v1/epcis/eventTypes/ObjectEvent/events?eventType=X"));
    problem(400, wrong, "/MATCH_anyEPC", web.get("/v1/epcis/epcs/nothing/events"));
  }

  @Test
  void versions_are_told_and_others_refused() throws Exception {
    for (String header :
        List.of(
            "GS1-EPCIS-Min: 2.1",
            "GS1-EPCIS-Max: 1.2",
            "GS1-CBV-Min: 3",
            "GS1-EPCIS-Version: 1.2",
            "GS1-CBV-Max: old",
            "GS1-EPC-Format: Always_EPC_URN")) {
      String[] parts = header.split(": ");
      Answer answer = web.send(web.request("/v1/epcis/events").header(parts[0], parts[1]).GET());
      problem(406, "NotAcceptableException", "", answer);
    }
    Answer fine =
        web.send(
            web.request("/v1/epcis/events")
                .header("GS1-EPCIS-Min", "1.2")
                .header("GS1-EPCIS-Max", "2.1")
                .header("GS1-EPCIS-Version", "2.0")
                .GET());
    assertEquals(200, fine.status(), fine::text);
    assertEquals("OPTIONS, GET", options("/v1/epcis/bizSteps").header("Allow"));
    assertEquals("OPTIONS, GET", options("/v1/epcis").header("Allow"));
    Answer capture = options("/v1/epcis/capture");
    assertEquals("OPTIONS, GET, POST", capture.header("Allow"));
    assertEquals("10000", capture.header("GS1-EPCIS-Capture-Limit"));
    assertEquals("2.0.0", capture.header("GS1-CBV-Version"));
  }

  private Answer options(String path) throws Exception {
    Answer answer = web.send(web.request(path).method("OPTIONS", BodyPublishers.noBody()));
    assertEquals(204, answer.status());
    return answer;
  }

  @Test
  void encoded_slashes_stay_refused_everywhere_else() throws Exception {
    for (String path :
        List.of(
            "/v1/files/a%2Fb",
            "/assets/..%2f..%2fkey", "/v1%2fepcis/events", "/v1/epcis/../files/a%2Fb")) {
      Answer answer = web.get(path);
      assertEquals(400, answer.status(), answer::text);
      assertEquals("bad-request", answer.json().path("code").asString());
    }
  }
}
