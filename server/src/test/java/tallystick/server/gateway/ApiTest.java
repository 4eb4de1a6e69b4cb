package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Query;
import tallystick.kernel.VerifierKey;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What the API says of itself, and what stands around every answer.
class ApiTest {
  private static final Web WEB = TestVenue.get().web();

  @Test
  void the_description_is_one_of_openapi_3_1_and_all_its_references_resolve() throws Exception {
    JsonNode document = WEB.get("/openapi.json").json();
    assertEquals("3.1.0", document.path("openapi").asString());
    assertFalse(document.path("info").path("title").asString("").isEmpty());
    assertFalse(document.path("info").path("version").asString("").isEmpty());
    List<String> references = new ArrayList<>();
    collect(document, references);
    assertTrue(references.size() > 20);
    for (String reference : references) {
      assertTrue(reference.startsWith("#/"), reference);
      assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
    }
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.path("$ref").asString());
    }
    node.forEach(child -> collect(child, references));
  }

  @Test
  void every_operation_has_its_own_name_and_says_what_it_answers() throws Exception {
    Set<String> names = new HashSet<>();
    for (JsonNode path : WEB.get("/openapi.json").json().path("paths")) {
      for (JsonNode operation : path) {
        assertTrue(names.add(operation.path("operationId").asString()), operation::toString);
        assertFalse(operation.path("summary").asString("").isEmpty());
        assertTrue(operation.path("responses").has("200"));
        for (JsonNode parameter : operation.path("parameters")) {
          assertTrue(parameter.has("name") && parameter.has("in") && parameter.has("schema"));
        }
      }
    }
  }

  @Test
  void every_query_and_every_action_is_described() throws Exception {
    JsonNode document = WEB.get("/openapi.json").json();
    for (Domain domain : Domains.ALL) {
      for (Query<?> query : domain.api().queries()) {
        String path = "/v1/" + domain.name() + "/" + query.name();
        JsonNode get = document.path("paths").path(path).path("get");
        assertTrue(get.path("parameters").size() >= query.params().size(), path);
      }
      for (Class<?> action : domain.actions().getPermittedSubclasses()) {
        JsonNode schema = document.path("components").path("schemas").path(Schemas.name(action));
        assertEquals(
            action.getRecordComponents().length, schema.path("required").size(), action::toString);
      }
    }
    assertTrue(document.path("paths").has("/v1/log/actions"));
    assertTrue(document.path("paths").has("/v1/actions"));
    JsonNode session = document.path("paths").path("/v1/session");
    assertTrue(session.has("get") && session.has("delete"), session::toString);
    assertTrue(document.path("paths").path("/v1/session/actions").has("post"));
  }

  @Test
  void the_rules_name_every_action_and_every_reason() throws Exception {
    JsonNode rules = WEB.get("/v1/rules").json();
    assertEquals(new Codec(Domains.ALL).actions().keySet(), new HashSet<>(names(rules, "actions")));
    assertTrue(names(rules, "refusals").contains("market.OUT_OF_STOCK"));
    assertTrue(names(rules, "refusals").contains("ledger.EXPIRED"));
  }

  private static List<String> names(JsonNode rules, String part) {
    return List.copyOf(rules.path(part).propertyNames());
  }

  @Test
  void people_can_read_the_description() throws Exception {
    Answer page = WEB.get("/docs");
    assertEquals(200, page.status());
    assertEquals("text/html", page.header("Content-Type").split(";")[0]);
    for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertTrue(page.text().contains("/docs/" + part));
      Answer answer = WEB.get("/docs/" + part);
      assertEquals(200, answer.status());
      assertTrue(answer.body().length > 100);
    }
  }

  @Test
  void every_answer_tells_browsers_what_it_may_do() throws Exception {
    for (String path :
        List.of("/", "/some/page", "/v1/venue", "/v1/nothing", "/docs", "/log/key", "/health")) {
      Answer answer = WEB.get(path);
      String policy = answer.header("Content-Security-Policy");
      assertTrue(policy.contains("default-src 'self'"), path);
      assertTrue(policy.contains("frame-ancestors 'none'"), path);
      assertFalse(policy.contains("script-src"), path);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"));
      assertEquals("no-referrer", answer.header("Referrer-Policy"));
      assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"));
      assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
      assertTrue(answer.header("Permissions-Policy").contains("camera=(self)"), path);
      assertEquals("", answer.header("Strict-Transport-Security"));
      assertEquals("", answer.header("Server"));
      assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }
  }

  @Test
  void pictures_may_be_shown_elsewhere_and_encryption_is_asked_for_where_there_is_some()
      throws Exception {
    assertEquals("cross-origin", WEB.get("/v1/files/00").header("Cross-Origin-Resource-Policy"));
    Answer answer = WEB.send(WEB.request("/v1/venue").setHeader("X-Forwarded-Proto", "https"));
    assertEquals("max-age=63072000", answer.header("Strict-Transport-Security"));
  }

  @Test
  void every_address_that_is_no_other_is_a_page() throws Exception {
    for (String path : List.of("/", "/listings/1", "/index.html", "/nothing.js")) {
      assertEquals(200, WEB.get(path).status(), path);
      assertTrue(WEB.get(path).text().startsWith("<!doctype html>"), path);
    }
    for (String path : List.of("/..%2foperator.key", "/%2e%2e/operator.key", "/assets/../x")) {
      assertFalse(WEB.get(path).text().contains("seed"), path);
      assertTrue(WEB.get(path).status() < 500, path);
    }
  }

  @Test
  void the_venue_tells_what_it_is() throws Exception {
    JsonNode venue = WEB.get("/v1/venue").json();
    assertEquals("Test venue", venue.path("name").asString());
    assertEquals(TestVenue.get().operator().principal(), venue.path("operator").asString());
    assertEquals("USD", venue.path("asset").asString());
    assertFalse(venue.path("demo").booleanValue());
    VerifierKey key = VerifierKey.parse(venue.path("logKey").asString());
    assertEquals(key.text() + "\n", WEB.get("/log/key").text());
    assertEquals(key.name(), venue.path("origin").asString());
    String note = WEB.get("/log/checkpoint").text();
    assertTrue(note.startsWith(key.name() + "\n"));
  }

  @Test
  void what_is_measured_can_be_read() throws Exception {
    assertTrue(WEB.get("/metrics").text().contains("tallystick_ledger_height"));
  }

  @Test
  void events_come_line_by_line_from_a_height_on() throws Exception {
    long from = WEB.height() - 2;
    try (HttpClient http = HttpClient.newHttpClient()) {
      var response =
          http.send(WEB.request("/v1/events?from=" + from).build(), BodyHandlers.ofInputStream());
      try (var lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        for (long height = from; height <= from + 2; height++) {
          assertEquals(height, block(lines).path("height").longValue());
        }
        String id = WEB.does(Someone.fresh().signs(new RegisterPrincipal("Heard")));
        JsonNode last = block(lines);
        assertEquals(from + 3, last.path("height").longValue());
        assertEquals(id, last.path("actions").get(0).path("id").asString());
      }
      http.shutdownNow();
    }
  }

  private static JsonNode block(BufferedReader lines) throws Exception {
    String line = "";
    while (line.isEmpty()) {
      line = String.valueOf(lines.readLine());
    }
    return Codec.JSON.readTree(line);
  }
}
