package tallystick.server.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Codes on labels lead to what there is of the thing, as GS1's clients ask for it.
class ResolverTest {
  private static final String LOT = "/01/09506000134352/10/ABC";
  private static final String VOCABULARY = "https://ref.gs1.org/voc/";

  private static final Web WEB = TestVenue.get().web();

  private static Answer get(String path, String accept) throws Exception {
    return WEB.send(WEB.request(path).header("Accept", accept));
  }

  private static String location(Answer answer) {
    assertEquals(307, answer.status(), answer::text);
    return answer.header("Location");
  }

  @ParameterizedTest
  @CsvSource({
    "/01/09506000134352/10/ABC, /trace/01/09506000134352/10/ABC",
    "/01/9506000134352, /trace/01/09506000134352",
    "/01/09506000134352/21/12345?17=261231, /trace/01/09506000134352/21/12345",
    "/00/395060001343520001, /trace/00/395060001343520001",
    "/01/09506000134352/10/ABC?linkType=gs1:traceability, /trace/01/09506000134352/10/ABC",
  })
  void a_link_leads_people_to_the_page_of_the_thing(String link, String page) throws Exception {
    Answer answer = get(link, "text/html");
    assertEquals(page, location(answer));
    assertTrue(answer.header("Link").contains(VOCABULARY + "epcis"));
  }

  @Test
  void a_program_is_led_to_its_events() throws Exception {
    String events = location(get(LOT + "?linkType=" + VOCABULARY + "epcis", "*/*"));
    assertEquals(200, get(events, "application/ld+json").status(), events);
  }

  @Test
  void all_links_are_one_linkset() throws Exception {
    for (Answer answer :
        List.of(get(LOT, "application/linkset+json"), get(LOT + "?linkType=linkset", "*/*"))) {
      assertEquals(200, answer.status(), answer::text);
      JsonNode set = answer.json().path("linkset").path(0);
      assertTrue(set.path("anchor").asString().endsWith(LOT), answer::text);
      String page = set.path(VOCABULARY + "defaultLink").path(0).path("href").asString();
      assertTrue(page.endsWith("/trace" + LOT), answer::text);
    }
  }

  @Test
  void what_cannot_be_resolved_is_told_so() throws Exception {
    assertProblem(400, "invalid-link", get("/01/09506000134353", "text/html"));
    assertProblem(400, "invalid-link", get("/01/nothing", "text/html"));
    assertProblem(404, "no-such-link", get(LOT + "?linkType=gs1:recipeInfo", "text/html"));
  }

  private static void assertProblem(int status, String code, Answer answer) {
    assertEquals(status, answer.status(), answer::text);
    assertEquals(code, answer.json().path("code").asString());
  }

  @Test
  void the_resolver_describes_itself() throws Exception {
    Answer answer = get("/.well-known/gs1resolver", "application/json");
    assertEquals(200, answer.status(), answer::text);
    JsonNode described = answer.json();
    assertEquals(WEB.url(), described.path("resolverRoot").asString());
    assertTrue(described.path("supportedPrimaryKeys").toString().contains("\"01\""));
  }
}
