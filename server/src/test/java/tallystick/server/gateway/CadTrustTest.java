package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.Sector;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// The export in the data model of the Climate Action Data Trust.
class CadTrustTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static String project = "";

  @TempDir private Path folder;

  @BeforeAll
  static void issues() throws Exception {
    Someone developer = VENUE.member("Stove makers", 0);
    project =
        WEB.does(
            developer.signs(
                new RegisterProject(
                    "test",
                    "CADT-1",
                    "Stoves, \"good\" ones",
                    "VMR0006",
                    "VN",
                    Sector.ENERGY_DEMAND,
                    -1_500_000,
                    30_250_001,
                    10,
                    0,
                    0,
                    List.of(),
                    "")));
    Someone operator = VENUE.operator();
    String report = "sha256:" + "1".repeat(64);
    WEB.does(operator.signs(new VerifyProject(project, 2023, 500, report, "")));
    WEB.does(
        operator.signs(
            new IssueBatch(
                project,
                2023,
                500,
                "CADT",
                1,
                List.of("A6-NDC-Use", "CCP"),
                Adjustment.AUTHORISED,
                0,
                "1")));
    var _ = WEB.get("/v1/credits/project?project=" + project + "&min-height=" + WEB.height());
  }

  private static JsonNode row(String table, String field, String value) throws Exception {
    String after = "";
    while (true) {
      JsonNode page =
          WEB.get("/v1/credits/cad-trust/" + table + "?limit=1000&after=" + after).json();
      for (JsonNode row : page.required("items")) {
        if (row.path(field).asString("").equals(value)) {
          return row;
        }
      }
      assertFalse(page.required("next").isNull(), "no " + value + " in " + table);
      after = URLEncoder.encode(page.required("next").asString(), UTF_8);
    }
  }

  @Test
  void rows_are_linked_by_their_ids_and_use_values_of_the_pick_lists() throws Exception {
    JsonNode told = row("project", "projectId", "CADT-1");
    assertEquals("Energy demand", told.path("projectSector").get(0).asString());
    assertTrue(told.path("projectLink").asString().endsWith("/credits/project/" + project));
    String id = told.path("cadTrustProjectId").asString();
    JsonNode place = row("location", "cadTrustProjectId", id);
    assertEquals("Viet Nam", place.path("locationCountry").asString());
    assertEquals("-1.500000, 30.250001", place.path("locationGis").asString());
    String location = place.path("cadTrustLocationId").asString();
    JsonNode issuance = row("issuance", "cadTrustLocationId", location);
    String verification = issuance.path("cadTrustVerificationId").asString();
    assertEquals(
        id,
        row("verification", "cadTrustVerificationId", verification)
            .path("cadTrustProjectId")
            .asString());
    String issued = issuance.path("cadTrustIssuanceId").asString();
    JsonNode unit = row("unit", "cadTrustIssuanceId", issued);
    assertTrue(Set.of("Held", "Buffer").contains(unit.path("unitStatus").asString()));
    assertEquals(2023, unit.path("unitVintageYear").intValue());
    assertEquals("tCO2e", unit.path("unitMetric").asString());
    assertEquals(
        "Article 6 - Authorisation",
        row("label", "labelName", "A6-NDC-Use").path("labelType").asString());
  }

  @Test
  void pages_tell_every_row_once() throws Exception {
    Set<String> ids = new HashSet<>();
    String after = "";
    int rows = 0;
    while (true) {
      JsonNode page = WEB.get("/v1/credits/cad-trust/project?limit=3&after=" + after).json();
      for (JsonNode row : page.required("items")) {
        ids.add(row.required("cadTrustProjectId").asString());
        rows++;
      }
      if (page.required("next").isNull()) {
        break;
      }
      after = URLEncoder.encode(page.required("next").asString(), UTF_8);
    }
    assertEquals(rows, ids.size());
    assertTrue(rows > 0);
  }

  @Test
  void what_the_model_does_not_have_is_refused() throws Exception {
    Bad.request(404, "not-found", "", web -> web.get("/v1/credits/cad-trust/nothing"));
    String unit = "/v1/credits/cad-trust/unit?limit=";
    Bad.request(400, "invalid-parameter", "/limit", web -> web.get(unit + "0"));
    Bad.request(400, "invalid-parameter", "/limit", web -> web.get(unit + "1001"));
    Bad.request(400, "invalid-parameter", "/limit", web -> web.get(unit + "x"));
    Bad.request(400, "invalid-parameter", "/after", web -> web.get(unit + "1&after=%00"));
  }

  @Test
  void the_command_writes_a_file_for_each_table() throws Exception {
    CommandRun run = CommandRun.of("export", "cad-trust", folder.toString(), "--url", WEB.url());
    assertEquals(0, run.exit(), run::toString);
    assertEquals(10, run.out().size());
    List<String> projects = Files.readAllLines(folder.resolve("project.csv"));
    assertTrue(projects.getFirst().startsWith("cadTrustProjectId,projectRegistryName,projectId,"));
    assertTrue(
        projects.stream().anyMatch(line -> line.contains("\"Stoves, \"\"good\"\" ones\"")),
        projects::toString);
    assertTrue(Files.exists(folder.resolve("unit_label.csv")));
  }
}
