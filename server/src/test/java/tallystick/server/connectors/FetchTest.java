package tallystick.server.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.server.Someone;
import tallystick.server.TestReceiver;
import tallystick.server.TestReceiver.Got;
import tallystick.server.TestReceiver.Reply;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tallystick.server.connectors.ScheduledExchange.Line;
import tools.jackson.databind.JsonNode;

/// What is asked of another system by schedule, and told it in its own words.
class FetchTest {
  private static final Map<String, Object> ROWS =
      Map.of(
          "action",
          "custody.CountStock",
          "each",
          "/value",
          "fields",
          Map.of("epcClass", "/class", "counted", "/quantity"));

  private final TestReceiver erp = TestReceiver.get();
  private final String who = Someone.freshId();

  private static Map<String, Object> transport(int minutes, String since) {
    return Map.of(
        "kind",
        "HTTP",
        "minutes",
        minutes,
        "user",
        "",
        "hostKey",
        "",
        "header",
        "authorization",
        "since",
        since,
        "start",
        since.isEmpty() ? "" : "2026-01-01");
  }

  private Map<String, Object> incoming(Browser owner, String query, String since) {
    Map<String, Object> wanted = new HashMap<>(OutgoingTest.outgoing(owner, erp.address(who)));
    wanted.put("address", erp.address(who) + query);
    wanted.put("direction", "IN");
    wanted.put("topics", List.of());
    wanted.put("mapping", ROWS);
    wanted.put("transport", transport(60, since));
    wanted.put("credential", "Bearer t0ken");
    return wanted;
  }

  private static Reply rows(String etag, String links, int... quantities) {
    StringBuilder rows = new StringBuilder();
    for (int quantity : quantities) {
      rows.append(rows.isEmpty() ? "" : ",")
          .append("{\"class\":\"urn:epc:idpat:sgtin:0614141.112345.*\",\"quantity\":")
          .append(quantity)
          .append(",\"modified\":\"2026-02-0")
          .append(quantity)
          .append("\"}");
    }
    return new Reply(200, etag, "{\"value\":[" + rows + "]" + links + "}");
  }

  @Test
  void pages_are_followed_and_the_next_round_begins_where_the_last_one_ended() throws Exception {
    Browser ann = Browser.member();
    String links = ",\"@odata.nextLink\":\"" + who + "?page=2\"";
    String delta = ",\"@odata.deltaLink\":\"" + erp.address(who) + "?delta=7\"";
    erp.willAnswer(who, rows("", links, 1, 2), rows("", delta, 3), rows("", delta, 4));
    Line line = ScheduledExchange.made(ann, incoming(ann, "", ""));
    line.awaits("3 rows on 2 pages.");
    Got first = erp.next(who);
    assertEquals("Bearer t0ken", first.header("authorization"));
    assertEquals("page=2", erp.next(who).query());
    line.runs("1 rows on 1 pages.");
    assertEquals("delta=7", erp.next(who).query());
    erp.willAnswer(who, rows("", delta, 4));
    line.runs("0 rows on 1 pages.");
    assertEquals(3, line.messages().size());
    erp.willAnswer(who, rows("", ",\"next\":\"https://elsewhere.example/\"", 5));
    line.runs("Its next page is not on the same server.");
    assertTrue(line.shown().path("next").longValue() > 0);
  }

  @Test
  void what_did_not_change_is_not_taken_again_but_what_changed_back_is() throws Exception {
    Browser ann = Browser.member();
    erp.willAnswer(who, rows("\"a\"", "", 5), new Reply(304, "", ""));
    Line line = ScheduledExchange.made(ann, incoming(ann, "", ""));
    line.isLet("custody.CountStock");
    line.awaits("1 rows on 1 pages.");
    line.runs("Nothing changed.");
    erp.next(who);
    assertEquals("\"a\"", erp.next(who).header("if-none-match"));
    erp.willAnswer(who, rows("", "", 7));
    line.runs("1 rows on 1 pages.");
    erp.willAnswer(who, rows("", "", 5));
    line.runs("1 rows on 1 pages.");
    List<JsonNode> messages = line.messages();
    assertEquals(3, messages.size());
    assertEquals(1, messages.getFirst().path("accepted").intValue(), messages::toString);
    erp.willAnswer(who, 401);
    line.runs("It answered 401.");
  }

  @Test
  void a_bare_list_is_what_odata_calls_value() throws Exception {
    Browser ann = Browser.member();
    erp.willAnswer(who, new Reply(200, "", "[{\"class\":\"x\",\"quantity\":1}]"));
    Line line = ScheduledExchange.made(ann, incoming(ann, "", ""));
    line.awaits("1 rows on 1 pages.");
    assertEquals(1, line.messages().getFirst().path("rows").intValue());
  }

  @Test
  void the_last_row_says_from_when_on_is_asked_next() throws Exception {
    Browser ann = Browser.member();
    erp.willAnswer(who, rows("", "", 1, 8), rows("", ""));
    Map<String, Object> wanted = incoming(ann, "?$filter=modified gt {since}", "/modified");
    Line line = ScheduledExchange.made(ann, wanted);
    line.awaits("2 rows on 1 pages.");
    assertEquals("$filter=modified gt 2026-01-01", erp.next(who).query());
    line.runs("0 rows on 1 pages.");
    assertEquals("$filter=modified gt 2026-02-08", erp.next(who).query());
    wanted.put("transport", transport(0, "/modified"));
    Expect.problem(422, "invalid-field", ann.post("/connectors", wanted));
  }

  @Test
  void an_event_is_told_in_the_fields_that_the_other_system_knows() throws Exception {
    Browser ann = Browser.member();
    Map<String, Object> wanted = new HashMap<>(OutgoingTest.outgoing(ann, erp.address(who)));
    wanted.put("transport", transport(0, ""));
    wanted.put("credential", "Bearer t0ken");
    wanted.put(
        "mapping",
        Map.of(
            "action",
            "",
            "each",
            "",
            "fields",
            Map.of("Name", "/data/title", "Source", "=tallystick", "Block", "/height")));
    var _ = ScheduledExchange.made(ann, wanted);
    OutgoingTest.lists(ann, "Coffee");
    Got got = erp.next(who);
    assertEquals("Coffee", got.json().path("Name").asString());
    assertEquals("tallystick", got.json().path("Source").asString());
    assertTrue(got.json().path("Block").isIntegralNumber(), got::body);
    assertEquals("Bearer t0ken", got.header("authorization"));
    assertTrue(got.header("idempotency-key").startsWith("evt_"), got::toString);
  }
}
