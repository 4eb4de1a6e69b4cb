package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.server.epcis.Answers.ids;
import static tallystick.server.epcis.Answers.problem;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Queries under names, from their definition to their answers.
class EpcisQueriesTest {
  private static final String QUERIES = "/v1/epcis/queries";
  private static final String NEXT = "<([^>]+)>; rel=\"next\"";

  private final Web web = TestVenue.get().web();
  private final String name = "q" + UUID.randomUUID();
  private final String step = "https://example.org/steps/" + UUID.randomUUID();

  private ObjectNode definition() {
    ObjectNode definition = Codec.JSON.createObjectNode().put("name", name);
    ObjectNode query = definition.putObject("query");
    query.putArray("EQ_bizStep").add(step).add("https://example.org/steps/none");
    query.put("eventType", "ObjectEvent");
    return definition;
  }

  private List<String> captured(Browser member, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ObjectNode event = Codec.JSON.createObjectNode();
      String id = "urn:uuid:" + UUID.randomUUID();
      ids.add(id);
      event.put("type", "ObjectEvent").put("eventID", id).put("action", "OBSERVE");
      event.put("eventTime", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
      event.put("eventTimeZoneOffset", "+00:00").put("bizStep", step);
      event.putArray("epcList").add("urn:uuid:" + UUID.randomUUID());
      assertEquals(201, member.posts("/v1/epcis/events", event.toString()).status());
    }
    return ids;
  }

  @Test
  void a_query_is_asked_by_its_name_page_by_page() throws Exception {
    Browser ann = Browser.member();
    List<String> ids = captured(ann, 3);
    ObjectNode definition = definition();
    ((ObjectNode) definition.path("query"))
        .put("orderBy", "eventTime")
        .put("orderDirection", "ASC")
        .put("eventCountLimit", 3);

    Answer made = ann.posts(QUERIES, definition.toString());

    assertEquals(201, made.status(), made::text);
    assertEquals(QUERIES + "/" + name, made.header("Location"));
    assertEquals(definition, web.get(made.header("Location")).json());
    Answer first = web.get(made.header("Location") + "/events?perPage=2");
    assertEquals(
        name, first.json().at("/epcisBody/queryResults/queryName").asString(), first::text);
    assertEquals(ids.subList(0, 2), ids(first));
    Answer second = web.get(first.header("Link").replaceFirst(NEXT, "$1"));
    assertEquals(ids.subList(2, 3), ids(second));
    assertEquals("", second.header("Link"));
    assertTrue(listed().contains(name));
  }

  private List<String> listed() throws Exception {
    List<String> names = new ArrayList<>();
    String next = QUERIES + "?perPage=1";
    while (!next.isEmpty()) {
      Answer page = web.get(next);
      assertEquals(200, page.status(), page::text);
      for (JsonNode one : page.json()) {
        names.add(one.path("name").asString());
      }
      String link = page.header("Link");
      next = link.isEmpty() ? "" : link.replaceFirst(NEXT, "$1");
    }
    return names;
  }

  @Test
  void a_query_belongs_to_whoever_named_it() throws Exception {
    Browser ann = Browser.member();
    Browser ben = Browser.member();
    assertEquals(201, ann.posts(QUERIES, definition().toString()).status());

    problem(409, "ResourceAlreadyExistsException", "", ben.posts(QUERIES, definition().toString()));
    problem(404, "NoSuchNameException", "", ben.removes(QUERIES + "/" + name));
    assertEquals(401, web.post(QUERIES, definition().toString()).status());
    assertEquals(204, ann.removes(QUERIES + "/" + name).status());
    problem(404, "NoSuchNameException", "", web.get(QUERIES + "/" + name));
    problem(404, "NoSuchNameException", "", web.get(QUERIES + "/" + name + "/events"));
    assertFalse(listed().contains(name));
  }

  @Test
  void a_query_that_cannot_be_asked_is_not_kept() throws Exception {
    Browser ann = Browser.member();
    String invalid = "ValidationException";
    String parameter = "QueryParameterException";
    problem(400, invalid, "/name", ann.posts(QUERIES, definition().put("name", "a b").toString()));
    problem(
        400,
        invalid,
        "/name",
        ann.posts(QUERIES, definition().put("name", "SimpleEventQuery").toString()));
    problem(400, invalid, "/query/EQ_action", ann.posts(QUERIES, with("EQ_action", "ADD|DELETE")));
    problem(400, parameter, "/EQ_action", ann.posts(QUERIES, with("EQ_action", "MOVE")));
    problem(400, parameter, "/EQ_sensor", ann.posts(QUERIES, with("EQ_sensor", "x")));
    assertEquals(201, ann.posts(QUERIES, definition().toString()).status());
    problem(400, parameter, "/EQ_action", web.get(QUERIES + "/" + name + "/events?EQ_action=ADD"));
  }

  private String with(String parameter, String value) {
    ObjectNode definition = definition();
    ((ObjectNode) definition.path("query")).put(parameter, value);
    return definition.toString();
  }
}
