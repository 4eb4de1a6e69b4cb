package tallystick.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.Sector;
import tallystick.domains.credits.UnitStatus;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Certificates of retirement: what they say, and that they can be checked without the venue.
class CertificatesTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final String BENEFICIARY = "江苏亨通 Ægir Ελλάδα";
  private static Someone developer = Someone.fresh();
  private static String project = "";
  private static String asset = "";

  @TempDir private Path folder;

  @BeforeAll
  static void issues() throws Exception {
    developer = VENUE.member("Developer", 0);
    project = WEB.does(developer.signs(projectOf("CERT-1", "Certified forest")));
    Someone operator = VENUE.operator();
    String report = "sha256:" + "0".repeat(64);
    WEB.does(operator.signs(new VerifyProject(project, 2024, 10_000, report, "")));
    WEB.does(
        operator.signs(
            new IssueBatch(
                project, 2024, 10_000, "CERT", 1, List.of("CCP"), Adjustment.NONE, 0, "1.0")));
    asset =
        ask("/v1/credits/classes?project=" + project).path("items").get(0).path("asset").asString();
  }

  private static RegisterProject projectOf(String id, String name) {
    return new RegisterProject(
        "test", id, name, "VM0047", "BR", Sector.FORESTRY, 0, 0, 0, 0, 0, List.of(), "");
  }

  private static JsonNode ask(String path) throws Exception {
    return WEB.get(path + "&min-height=" + WEB.height()).json();
  }

  private static String requests(long quantity) throws Exception {
    return WEB.does(
        developer.signs(
            new RequestRetirement(
                asset, quantity, List.of(), BENEFICIARY, "Flights of 2025", "Thanks")));
  }

  private static String retires(long quantity) throws Exception {
    String id = requests(quantity);
    WEB.does(developer.signs(new FinaliseRetirement(id)));
    var _ = ask("/v1/credits/retirement?retirement=" + id);
    return id;
  }

  private CommandRun verifies(byte[] file) throws Exception {
    Path path = Files.write(folder.resolve("certificate.json"), file);
    String key = WEB.get("/log/key").text().strip();
    return CommandRun.of("verify", path.toString(), "--key", key);
  }

  @Test
  void a_certificate_proves_itself_without_the_venue() throws Exception {
    String id = retires(12);
    Answer answer = WEB.get("/v1/credits/retirements/" + id + "/certificate.json");
    assertEquals(200, answer.status(), answer::text);
    assertEquals(
        "attachment; filename=\"certificate-" + id + ".json\"",
        answer.header("Content-Disposition"));
    JsonNode shown = answer.json().path("certificate");
    assertEquals(12, shown.path("quantity").longValue());
    assertEquals(BENEFICIARY, shown.path("beneficiary").asString());
    assertEquals("Certified forest", shown.path("projectName").asString());
    CommandRun run = verifies(answer.body());
    assertEquals(0, run.exit(), run::toString);
    assertTrue(
        run.out()
            .getFirst()
            .startsWith(
                "valid: 12 tonnes of Certified forest (test CERT-1), vintage 2024, are retired for "
                    + BENEFICIARY),
        run::toString);
    assertEquals(answer.text(), WEB.get("/v1/credits/certificates/" + id + ".json").text());
  }

  @Test
  void a_certificate_that_was_changed_is_not_valid() throws Exception {
    String mine = retires(3);
    String other = retires(4);
    String text = WEB.get("/v1/credits/retirements/" + mine + "/certificate.json").text();
    JsonNode others = WEB.get("/v1/credits/retirements/" + other + "/certificate.json").json();
    refuted("something else", text.replaceFirst("\"quantity\":3", "\"quantity\":3000"));
    refuted("something else", text.replaceFirst(BENEFICIARY, "Somebody else"));
    refuted("of receipt", text.replace("\\\"quantity\\\":3,", "\\\"quantity\\\":3000,"));
    String end = others.path("receipts").get(2).toString();
    String own =
        WEB.get("/v1/credits/retirements/" + mine + "/certificate.json")
            .json()
            .path("receipts")
            .get(2)
            .toString();
    refuted("another retirement was made final", text.replace(own, end));
    refuted(
        "two or three receipts",
        text.replace("," + own, "").replaceFirst("\"receipts\":\\[\\{.*", "\"receipts\":[]}"));
    refuted("no certificate", "{\"certificate\":{}}");
    refuted("no certificate", "{\"certificate\":null,\"receipts\":[]}");
  }

  private void refuted(String why, String text) throws Exception {
    CommandRun run = verifies(text.getBytes(UTF_8));
    assertEquals(1, run.exit(), run::toString);
    assertEquals(1, run.all().size(), run::toString);
    assertTrue(run.all().getFirst().contains(why), run::toString);
  }

  @Test
  void what_is_not_final_has_no_certificate() throws Exception {
    String id = requests(5);
    var _ = ask("/v1/credits/retirement?retirement=" + id);
    Bad.request(
        409,
        "retirement-not-final",
        "",
        web -> web.get("/v1/credits/retirements/" + id + "/certificate.json"));
    for (String nothing : List.of("x", "0".repeat(32), "a'b")) {
      Bad.request(
          404,
          "not-found",
          "",
          web -> web.get("/v1/credits/retirements/" + nothing + "/certificate.pdf"));
    }
  }

  @Test
  void the_sheet_names_who_and_what_in_any_script() throws Exception {
    String id = retires(7);
    Answer answer = WEB.get("/v1/credits/retirements/" + id + "/certificate.pdf");
    assertEquals(200, answer.status(), answer::text);
    assertEquals("application/pdf", answer.header("Content-Type").split(";")[0]);
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("7 tonnes"), text);
      assertTrue(text.contains("江苏亨通"), text);
      assertTrue(text.contains("Ελλάδα"), text);
      assertTrue(text.contains("Certified forest"), text);
      assertTrue(text.contains("/credits/certificates/"), text);
      assertEquals(1, pdf.getNumberOfPages());
    }
    assertArrayEquals("%PDF-".getBytes(UTF_8), Arrays.copyOf(answer.body(), 5));
  }

  @Test
  void what_another_registry_retired_has_a_certificate_too() throws Exception {
    String batch =
        WEB.does(
            VENUE
                .operator()
                .signs(
                    new ImportBatch(
                        project,
                        "B1",
                        2019,
                        "CERT-IMPORTED",
                        5,
                        9,
                        UnitStatus.RETIRED,
                        "",
                        "Ada",
                        "Other",
                        0,
                        20_000,
                        List.of(),
                        Adjustment.NONE,
                        "",
                        "serial")));
    var _ = ask("/v1/credits/batch?batch=" + batch);
    Answer answer = WEB.get("/v1/credits/retirements/" + batch + "/certificate.json");
    assertEquals(200, answer.status(), answer::text);
    CommandRun run = verifies(answer.body());
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().getFirst().contains("imported in block"), run::toString);
    assertTrue(run.out().getLast().contains("CERT-IMPORTED 5 to 9"), run::toString);
  }
}
