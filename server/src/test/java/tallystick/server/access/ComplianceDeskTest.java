package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.Role;
import tallystick.server.Pause;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What members hand in, and what officers see and decide.
class ComplianceDeskTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] PAPER = "A paper that says who I am.".getBytes(UTF_8);

  private static Browser one;
  private static Browser two;

  @BeforeAll
  static void makesTwoOfficers() throws Exception {
    one = officer();
    two = officer();
  }

  /// By vote of the one operator, which takes effect at once.
  private static Browser officer() throws Exception {
    TestVenue venue = TestVenue.get();
    Browser browser = Browser.member();
    ProposeRole role =
        new ProposeRole(Role.COMPLIANCE_OFFICER, browser.principal(), true, "Knows the law");
    String proposal = venue.web().does(venue.operator().signs(role));
    venue.web().does(venue.operator().signs(new Vote(proposal, Choice.FOR)));
    until(browser, "/compliance", mine -> mine.path("officer").asBoolean(false));
    return browser;
  }

  /// Asks until the views show what must come.
  private static JsonNode until(Browser who, String path, Predicate<JsonNode> good)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = who.get(path);
    while (!good.test(answer.json())) {
      assertTrue(System.nanoTime() < end, answer::text);
      Pause.moment();
      answer = who.get(path);
    }
    return answer.json();
  }

  private static Map<String, Object> wanted(String name) {
    return Map.of(
        "level",
        "BASIC",
        "name",
        name,
        "birthDate",
        "1980-02-29",
        "country",
        "PT",
        "address",
        "Rua 1");
  }

  private static Browser applicant(String name) throws Exception {
    Browser ann = Browser.member();
    Expect.ok(ann.post("/compliance/application", wanted(name)));
    Expect.problem(409, "document-missing", ann.post("/compliance/application/submit", Map.of()));
    Expect.ok(ann.upload("/compliance/application/documents?kind=identity", PAPER));
    Expect.ok(ann.post("/compliance/application/submit", Map.of()));
    return ann;
  }

  private static JsonNode waiting(Browser officer, Browser applicant) throws Exception {
    for (JsonNode item : Expect.ok(officer.get("/compliance/review")).json().path("items")) {
      if (item.path("principal").asString().equals(applicant.principal())) {
        return item;
      }
    }
    throw new AssertionError("nothing waits of " + applicant.principal());
  }

  private static String acts(Browser who, String type, Map<String, Object> body) throws Exception {
    JsonNode receipt = Expect.ok(who.acts(Map.of("type", type, "body", body))).json();
    assertTrue(receipt.path("accepted").asBoolean(false), receipt::toString);
    return receipt.path("id").asString();
  }

  @Test
  void a_level_is_given_by_two_officers_over_sealed_papers() throws Exception {
    Browser ann = applicant("Ann Quillbrook");
    JsonNode item = waiting(one, ann);
    String path = "/compliance/review/" + item.path("application").asString();
    JsonNode seen = Expect.ok(one.get(path)).json();
    assertEquals("Ann Quillbrook", seen.at("/claims/name").asString());
    String document = seen.at("/documents/0/document").asString();
    Answer paper = one.get(path + "/documents/" + document);
    assertEquals(new String(PAPER, UTF_8), paper.text());
    assertTrue(paper.header("Content-Disposition").startsWith("attachment"));
    String decision =
        acts(
            one,
            "compliance.ProposeLevel",
            Map.of(
                "principal",
                ann.principal(),
                "level",
                "BASIC",
                "adapter",
                "manual",
                "commitment",
                seen.path("commitment").asString(),
                "expires",
                0));
    Map<String, Object> confirm = Map.of("principal", ann.principal(), "decision", decision);
    Answer same = one.acts(Map.of("type", "compliance.ConfirmDecision", "body", confirm));
    assertEquals("compliance.SAME_OFFICER", same.json().path("reason").asString());
    acts(two, "compliance.ConfirmDecision", confirm);
    until(
        two,
        "/compliance/review",
        queue -> !queue.toString().contains(item.path("application").asString()));
    Answer standing =
        TestVenue.get().web().get("/v1/compliance/standing?principal=" + ann.principal());
    assertEquals("BASIC", standing.json().path("level").asString(), standing::text);
  }

  @Test
  void what_is_kept_is_sealed() throws Exception {
    Browser ann = applicant("Zebulon Wintermoth");
    String rows =
        AccessTables.sql()
            .sql("SELECT claims || reason FROM private.compliance_applications")
            .query(byte[].class)
            .list()
            .stream()
            .map(bytes -> new String(bytes, UTF_8))
            .toList()
            .toString();
    assertFalse(rows.contains("Wintermoth"));
    List<byte[]> papers =
        AccessTables.sql()
            .sql("SELECT sealed FROM private.compliance_documents")
            .query(byte[].class)
            .list();
    assertFalse(papers.stream().anyMatch(bytes -> new String(bytes, UTF_8).contains("paper")));
    assertFalse(ann.principal().isEmpty());
  }

  @Test
  void a_refused_applicant_reads_why_and_begins_anew() throws Exception {
    Browser ann = applicant("Ann Quillbrook");
    String path = "/compliance/review/" + waiting(one, ann).path("application").asString();
    Expect.done(one.post(path + "/refuse", Map.of("reason", "The paper cannot be read.")));
    Expect.problem(409, "decided", two.post(path + "/refuse", Map.of("reason", "Twice.")));
    JsonNode mine = Expect.ok(ann.get("/compliance")).json().path("application");
    assertEquals("REFUSED", mine.path("state").asString());
    assertEquals("The paper cannot be read.", mine.path("reason").asString());
    Expect.ok(ann.post("/compliance/application", wanted("Ann Quillbrook")));
  }

  @Test
  void members_see_nothing_of_what_is_for_officers() throws Exception {
    Browser ann = applicant("Ann Quillbrook");
    String application = waiting(one, ann).path("application").asString();
    for (String path :
        List.of(
            "/review",
            "/review/" + application,
            "/review/" + application + "/documents/x",
            "/screening",
            "/screening/search?name=x",
            "/alerts",
            "/cases",
            "/cases/x",
            "/report")) {
      Expect.problem(403, "not-officer", ann.get("/compliance" + path));
    }
    for (String path :
        List.of(
            "/review/" + application + "/refuse",
            "/screening/x",
            "/alerts/x/close",
            "/cases",
            "/cases/x/comments",
            "/cases/x/assign",
            "/cases/x/close")) {
      Expect.problem(403, "not-officer", ann.post("/compliance" + path, Map.of()));
    }
    Expect.problem(401, "not-signed-in", Browser.fresh().get("/compliance"));
  }

  @Test
  void a_listed_name_is_hit_at_sign_up_and_the_decision_is_remembered() throws Exception {
    Browser bob = Browser.fresh();
    bob.signsUp("Belimir Zorvath");
    JsonNode hits =
        until(one, "/compliance/screening", all -> all.toString().contains(bob.principal()));
    JsonNode hit =
        hits.path("items")
            .valueStream()
            .filter(item -> item.path("principal").asString().equals(bob.principal()))
            .findFirst()
            .orElseThrow();
    assertEquals("ofac-sdn/1", hit.path("entry").asString());
    assertTrue(one.get("/compliance/alerts").text().contains("SANCTIONS"));
    String path = "/compliance/screening/" + hit.path("hit").asString();
    Expect.done(one.post(path, Map.of("decision", "FALSE_POSITIVE", "note", "Born later.")));
    Expect.problem(
        404, "not-found", two.post(path, Map.of("decision", "TRUE_MATCH", "note", "Late.")));
    assertTrue(
        one.get("/compliance/screening?state=FALSE_POSITIVE").text().contains("Born later."));
  }

  @Test
  void a_name_that_looks_like_anothers_is_told() throws Exception {
    Browser paul = Browser.fresh();
    paul.signsUp("Paul Wexcombe");
    until(one, "/compliance/screening/search?name=Paul", any -> true);
    Browser mallory = Browser.fresh();
    mallory.signsUp("Раul Wexcombe");
    JsonNode alerts =
        until(one, "/compliance/alerts", all -> all.toString().contains("CONFUSABLE_NAME"));
    assertTrue(alerts.toString().contains("MIXED_SCRIPTS"), alerts::toString);
  }

  @Test
  void a_case_is_opened_discussed_closed_and_reported() throws Exception {
    Browser ann = Browser.member();
    Map<String, Object> fresh =
        Map.of("principal", ann.principal(), "title", "=Odd payments", "alerts", List.of());
    String id =
        Expect.ok(one.post("/compliance/cases", fresh)).json().at("/file/caseId").asString();
    String path = "/compliance/cases/" + id;
    Expect.ok(one.post(path + "/assign", Map.of("officer", two.principal())));
    Expect.ok(two.post(path + "/comments", Map.of("text", "Asked her.")));
    Expect.ok(two.post(path + "/close", Map.of("text", "She sold a boat.")));
    Expect.problem(409, "case-closed", one.post(path + "/comments", Map.of("text", "Late.")));
    JsonNode file = Expect.ok(one.get(path)).json();
    assertEquals("CLOSED", file.at("/file/state").asString());
    assertEquals("Asked her.", file.at("/comments/0/text").asString());
    assertTrue(one.get("/compliance/report?format=csv").text().contains("'=Odd payments"));
    assertTrue(one.get("/compliance/report").text().contains("She sold a boat."));
  }

  @Test
  void travel_data_reach_the_other_side_once_the_ledger_has_their_commitment() throws Exception {
    Browser ann = Browser.member();
    Browser ben = Browser.member();
    Map<String, Object> person =
        Map.of(
            "naturalPerson",
            Map.of("name", Map.of("nameIdentifier", List.of(Map.of("primaryIdentifier", "Roe")))));
    Map<String, Object> data =
        Map.of(
            "originator", Map.of("originatorPersons", List.of(person)),
            "beneficiary", Map.of("beneficiaryPersons", List.of(person)));
    Map<String, Object> transfer =
        Map.of("to", ben.principal(), "asset", "USD", "amount", 5_000, "ivms101", data);
    Expect.problem(
        422,
        "invalid-field",
        ann.post(
            "/compliance/travel",
            Map.of("to", ben.principal(), "asset", "USD", "amount", 1, "ivms101", Map.of())));
    String commitment =
        Expect.ok(ann.post("/compliance/travel", transfer)).json().path("commitment").asString();
    assertFalse(ben.get("/compliance/travel").text().contains(commitment));
    acts(
        ann,
        "compliance.CommitTravelData",
        Map.of("to", ben.principal(), "asset", "USD", "amount", 5_000, "commitment", commitment));
    JsonNode got = until(ben, "/compliance/travel", all -> all.toString().contains(commitment));
    assertTrue(got.at("/items/0/data").asString().contains("Roe"));
  }
}
