package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.Sector;
import tallystick.domains.credits.Serials;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// That serial numbers were not retired at a height is proven to whoever has the log's key and no
/// connection to anyone.
class NonRetirementTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final String REPORT = "sha256:" + "0".repeat(64);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_range_is_proven_active_at_one_height_and_retired_at_a_later() throws Exception {
    Someone dev = VENUE.member("Forester", 0);
    issueTen(dev);
    Path before = proof(dev, 7, "before.json");
    String ask = "/v1/credits/holdings?owner=" + dev.principal() + "&min-height=" + WEB.height();
    String asset = WEB.get(ask).json().path("items").path(0).path("asset").asString();
    String retirement =
        WEB.does(
            dev.signs(
                new RequestRetirement(
                    asset, 3, List.of(new Serials(space(dev), 6, 8)), "Me", "Flights", "")));
    WEB.does(dev.signs(new FinaliseRetirement(retirement)));
    Path after = proof(dev, 7, "after.json");
    verifies(before, "{\"first\":1,", "\"status\":\"ACTIVE\"", dev.principal());
    verifies(after, "{\"first\":6,", "\"status\":\"RETIRED\"", retirement);
    String forged = Files.readString(before).replaceFirst("json ey", "json fy");
    assertEquals(1, verify(Files.writeString(before, forged)).exit());
  }

  @Test
  void the_rows_of_a_principal_are_proven_with_all_that_it_owns() throws Exception {
    Someone dev = VENUE.member("Owner", 0);
    issueTen(dev);
    assertEquals(
        200,
        WEB.get("/v1/credits/holdings?owner=" + dev.principal() + "&min-height=" + WEB.height())
            .status());
    Answer holdings = WEB.get("/v1/log/holdings/" + dev.principal());
    Path file = Files.write(folder.resolve("holdings.json"), holdings.body());
    verifies(file, "credits.range " + space(dev) + "/", "\"status\":\"ACTIVE\"", "");
  }

  /// A space of one's own, so that tests do not meet.
  private static String space(Someone dev) {
    return "S" + dev.principal();
  }

  /// Units 1 to 10, of which the last is in the buffer pool.
  private static void issueTen(Someone dev) throws Exception {
    String project =
        WEB.does(
            dev.signs(
                new RegisterProject(
                    "proven",
                    dev.principal(),
                    "A forest",
                    "VM0047",
                    "BR",
                    Sector.FORESTRY,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    "")));
    Someone olga = VENUE.operator();
    WEB.does(olga.signs(new VerifyProject(project, 2022, 10, REPORT, "")));
    WEB.does(
        olga.signs(
            new IssueBatch(project, 2022, 10, space(dev), 1, List.of(), Adjustment.NONE, 0, "")));
  }

  /// The proof of the row in which a number is now.
  private Path proof(Someone dev, long number, String name) throws Exception {
    String at = "&first=" + number + "&last=" + number + "&min-height=" + WEB.height();
    JsonNode rows = WEB.get("/v1/credits/ranges?space=" + space(dev) + at).json().path("items");
    assertEquals(1, rows.size(), rows::toString);
    String key = rows.path(0).path("key").asString();
    Answer proof = WEB.get("/v1/log/state?table=credits.range&key=" + key);
    assertEquals(200, proof.status(), proof::text);
    return Files.write(folder.resolve(name), proof.body());
  }

  private static CommandRun verify(Path file) throws Exception {
    return CommandRun.of("verify", file.toString(), "--key", WEB.get("/log/key").text().strip());
  }

  private static void verifies(Path file, String... says) throws Exception {
    CommandRun run = verify(file);
    assertEquals(0, run.exit(), () -> run.all().toString());
    for (String what : says) {
      assertTrue(String.join("\n", run.out()).contains(what), () -> what + " in " + run.out());
    }
  }
}
