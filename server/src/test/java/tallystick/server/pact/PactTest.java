package tallystick.server.pact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.Footprint;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What a client of PACT's data exchange asks, and is answered.
class PactTest {
  private static final String GTIN = "9529998000010";
  private static final String LIST = "/v1/pact/3/footprints";
  private static final String OURS = LIST + "?productId=URN:gtin:0" + GTIN;
  private static final Web WEB = TestVenue.get().web();

  private static String first = "";
  private static String second = "";

  @BeforeAll
  static void statesFootprints() throws Exception {
    Someone maker = TestVenue.get().member("Maker of lamps", 0);
    WEB.does(maker.signs(new DescribeProduct(GTIN, "Lamp", "", 0, 0, 0, List.of())));
    first = WEB.does(maker.signs(new StateFootprint(footprint(1_234_500, ""))));
    second = WEB.does(maker.signs(new StateFootprint(footprint(1_200_000, first))));
    assertEquals(
        200,
        WEB.get("/v1/emissions/footprint?footprint=" + second + "&min-height=" + WEB.height())
            .status());
  }

  private static Footprint footprint(long milligrams, String supersedes) {
    return new Footprint(
        "01/0" + GTIN,
        "",
        Footprint.Unit.PIECE,
        1_000,
        750,
        1_700_000_000_000L,
        1_731_536_000_000L,
        "NO",
        "From ore to gate",
        milligrams,
        milligrams,
        milligrams,
        0,
        List.of("ISO14067"),
        150,
        -1,
        "",
        "",
        supersedes);
  }

  private static JsonNode data(String path) throws Exception {
    Answer answer = WEB.get(path);
    assertEquals(200, answer.status(), answer::text);
    return answer.json().path("data");
  }

  @Test
  void a_footprint_has_every_attribute_that_is_required() throws Exception {
    JsonNode one = data(LIST + "/" + PactFootprint.uuid(first));
    for (String name :
        List.of(
            "id",
            "specVersion",
            "created",
            "status",
            "companyName",
            "companyIds",
            "productDescription",
            "productIds",
            "productNameCompany",
            "pcf")) {
      assertTrue(one.has(name), name);
    }
    JsonNode pcf = one.path("pcf");
    assertEquals("piece", pcf.path("declaredUnitOfMeasurement").asString());
    assertEquals("1", pcf.path("declaredUnitAmount").asString());
    assertEquals("0.75", pcf.path("productMassPerDeclaredUnit").asString());
    assertEquals("2023-11-14T22:13:20Z", pcf.path("referencePeriodStart").asString());
    assertEquals("1.2345", pcf.path("pcfExcludingBiogenicUptake").asString());
    assertEquals("1.2345", pcf.path("pcfIncludingBiogenicUptake").asString());
    assertEquals("1.2345", pcf.path("fossilGhgEmissions").asString());
    assertEquals("0", pcf.path("fossilCarbonContent").asString());
    assertEquals("AR6", pcf.path("ipccCharacterizationFactors").path(0).asString());
    assertEquals("ISO14067", pcf.path("crossSectoralStandards").path(0).asString());
    assertEquals("1.5", pcf.path("exemptedEmissionsPercent").asString());
    assertEquals("Deprecated", one.path("status").asString());
    JsonNode newer = data(LIST + "/" + PactFootprint.uuid(second));
    assertEquals(PactFootprint.uuid(first), newer.path("precedingPfIds").path(0).asString());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "&status=active, 1",
    "&geography=no, 2",
    "&geography=SE, 0",
    "&classification=urn:x:y, 0",
    "&validOn=2026-01-01T00:00:00Z, 2",
    "&validOn=2030-01-01T00:00:00Z, 0",
    "&validAfter=2024-01-01T00:00:00Z, 2",
    "&validBefore=2026-01-01T00:00:00Z, 0",
  })
  void footprints_are_found_by_what_they_say(String filter, int found) throws Exception {
    assertEquals(found, data(OURS + filter).size());
  }

  @Test
  void pages_follow_by_links() throws Exception {
    String next = WEB.url() + OURS + "&limit=1";
    int found = 0;
    while (!next.isEmpty()) {
      assertTrue(next.startsWith(WEB.url()), next);
      Answer answer = WEB.get(next.substring(WEB.url().length()));
      assertTrue(answer.json().path("data").size() <= 1);
      found += answer.json().path("data").size();
      String link = answer.headers().firstValue("Link").orElse("");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertEquals(2, found);
  }

  @ParameterizedTest
  @CsvSource({
    "?status=old, 400, BadRequest",
    "?limit=0, 400, BadRequest",
    "?validOn=today, 400, BadRequest",
    "/00000000-0000-0000-0000-000000000000, 404, NotFound",
    "/nothing, 404, NotFound",
  })
  void errors_have_the_shape_of_the_standard(String path, int status, String code)
      throws Exception {
    Answer answer = WEB.get(LIST + path);
    assertEquals(status, answer.status(), answer::text);
    assertEquals(code, answer.json().path("code").asString());
    assertTrue(answer.json().has("message"));
  }
}
