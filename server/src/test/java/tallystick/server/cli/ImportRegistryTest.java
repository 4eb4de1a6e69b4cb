package tallystick.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tools.jackson.databind.JsonNode;

/// What registries publish, taken into a real venue.
class ImportRegistryTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();
  private static final Path SHARED =
      Path.of("../../shared/data/registries").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private CommandRun imports(String format, List<Path> files, String... more) {
    List<String> args = new ArrayList<>(List.of("import", "registry", format));
    files.forEach(file -> args.add(file.toString()));
    args.addAll(List.of("--url", WEB.url(), "--report", report().toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private CommandRun imports(String format, Path... files) {
    return imports(format, List.of(files), "--as", operator());
  }

  private static String operator() {
    return VENUE.data().resolve("operator.key").toString();
  }

  private Path report() {
    return folder.resolve("report.csv");
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  /// Two batches of one project, numbered from a number that no other test uses.
  private static String verra(long first) {
    return """
    Issuance Date,Vintage Start,Vintage End,ID,Name,Country/Area,Project Type,Methodology,\
    Quantity Issued,Serial Number,Additional Certifications,Retirement/Cancellation Date,\
    Retirement Beneficiary,Retirement Reason,Retirement Details
    2026-03-01,2020-01-01,2020-12-31,901340,Test Mountains,Ethiopia,Transport,VM0015,\
    100,7-%d-%d-VCS-VCU-1507-VER-ET-14-901340-01012020-31122020-1,ICVCM CCP,,,,
    2026-03-01,2020-01-01,2020-12-31,901340,Test Mountains,Ethiopia,Transport,VM0015,\
    50,7-%d-%d-VCS-VCU-1507-VER-ET-14-901340-01012020-31122020-1,,2026-04-10,Ada,Other,Flights
    """
        .formatted(first, first + 99, first + 100, first + 149);
  }

  private static JsonNode ask(String path) throws Exception {
    return WEB.get(path + "&min-height=" + WEB.height()).json();
  }

  @Test
  void rows_are_taken_in_once_whatever_becomes_of_the_first_run() throws Exception {
    Path file = file("verra.csv", verra(900_000_000_001L));
    CommandRun first = imports("verra", file);
    assertEquals(0, first.exit(), first::toString);
    assertTrue(String.join("\n", first.out()).contains("2 batches imported"), first::toString);
    long height = WEB.height();
    CommandRun second = imports("verra", file);
    assertEquals(0, second.exit(), second::toString);
    assertTrue(String.join("\n", second.out()).contains("2 of them before"), second::toString);
    assertEquals(height, WEB.height());
    JsonNode ranges = ask("/v1/credits/ranges?space=VCS-VER&first=900000000001&last=900000000150");
    assertEquals(2, ranges.path("items").size(), ranges::toString);
    JsonNode active = ranges.path("items").get(0);
    assertEquals("ACTIVE", active.path("status").asString());
    assertEquals(VENUE.operator().principal(), active.path("owner").asString());
    assertEquals(100, active.path("quantity").longValue());
    assertEquals("RETIRED", ranges.path("items").get(1).path("status").asString());
  }

  @Test
  void a_row_that_overlaps_what_is_there_is_told_with_its_line() throws Exception {
    assertEquals(0, imports("verra", file("a.csv", verra(900_000_001_001L))).exit());
    CommandRun run = imports("verra", file("b.csv", verra(900_000_001_100L)));
    assertEquals(1, run.exit());
    List<String> report = Files.readAllLines(report());
    assertEquals(
        "b.csv,2,,credits.SERIALS_TAKEN,Some of these serial numbers are taken already.",
        report.get(1));
    assertEquals(2, report.size(), report::toString);
  }

  @Test
  void units_that_were_retired_since_are_told_and_the_others_are_there_already() throws Exception {
    String before = verra(900_000_005_001L);
    assertEquals(0, imports("verra", file("before.csv", before)).exit());
    // Of the first hundred the last forty were retired meanwhile, so that one row became two.
    String serial = "-VCS-VCU-1507-VER-ET-14-901340-01012020-31122020-1";
    String row =
        "2026-03-01,2020-01-01,2020-12-31,901340,Test Mountains,Ethiopia,Transport,VM0015,";
    String after =
        before.lines().findFirst().orElseThrow()
            + "\n"
            + row
            + "60,7-900000005001-900000005060"
            + serial
            + ",ICVCM CCP,,,,\n"
            + row
            + "40,7-900000005061-900000005100"
            + serial
            + ",ICVCM CCP,2026-05-02,Ada,Other,Trains\n";
    CommandRun run = imports("verra", file("after.csv", after));
    assertEquals(1, run.exit(), run::toString);
    assertTrue(String.join("\n", run.out()).contains("1 of them before"), run::toString);
    assertEquals(
        List.of(
            "file,line,column,code,sentence",
            "after.csv,3,,status-changed,These units were taken in and are ACTIVE here; the"
                + " registry says RETIRED since 2026-05-02. Their owner can retire them by"
                + " RequestRetirement."),
        Files.readAllLines(report()));
    assertEquals(1, imports("verra", file("after.csv", after)).exit());
    assertEquals(2, Files.readAllLines(report()).size());
  }

  @Test
  void who_is_no_registrar_takes_in_nothing_and_may_try_again_as_one() throws Exception {
    Someone member = VENUE.member("No registrar", 0);
    Path key = folder.resolve("member.key");
    assertEquals(0, CommandRun.of("key", key.toString()).exit());
    Path file = file("verra.csv", verra(900_000_002_001L));
    CommandRun run = imports("verra", List.of(file), "--as", key.toString());
    assertEquals(1, run.exit());
    assertEquals(3, Files.readAllLines(report()).size(), run::toString);
    assertEquals(0, imports("verra", file).exit());
    assertEquals(32, member.principal().length());
  }

  @Test
  void a_dry_run_signs_nothing() throws Exception {
    long height = WEB.height();
    Path file = file("verra.csv", verra(900_000_003_001L));
    CommandRun run = imports("verra", List.of(file), "--as", operator(), "--dry-run");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(String.join("\n", run.out()).contains("2 batches to import"), run::toString);
    assertEquals(height, WEB.height());
  }

  @Test
  void what_cannot_be_read_to_its_end_is_not_begun() throws Exception {
    long height = WEB.height();
    Path broken = file("broken.csv", verra(900_000_004_001L) + "\"");
    for (CommandRun run :
        List.of(
            imports("verra", broken),
            imports("gold-standard", broken),
            imports("verra", broken, broken),
            imports("verra", folder.resolve("missing.csv")),
            imports("isometric", file("verra.csv", verra(1))))) {
      assertEquals(1, run.exit(), run::toString);
      assertEquals(1, run.all().size(), run::toString);
    }
    assertEquals(height, WEB.height());
  }

  @ParameterizedTest
  @CsvSource({
    "verra, 50, 200, 4029227, 0",
    "american-carbon-registry, 50, 150, 7945590, 100",
    "art-trees, 28, 11, 457098, 11",
    "cercarbono, 43, 180, 2166860, 27",
    "isometric, 50, 77, 13572, 123",
  })
  void real_files_are_taken_in_or_told_row_by_row(
      String format, int projects, int batches, long units, int told) throws Exception {
    Path real = SHARED.resolve(format);
    assumeTrue(Files.isDirectory(real), "skipped: there is no " + real);
    List<Path> files;
    try (Stream<Path> all = Files.list(real)) {
      files = all.sorted().toList();
    }
    CommandRun run = imports(format, files, "--as", operator());
    assertEquals(told == 0 ? 0 : 1, run.exit(), run::toString);
    assertEquals(told, Files.readAllLines(report()).size() - 1, run::toString);
    String out = String.join("\n", run.out());
    assertTrue(out.contains(batches + " batches imported"), out);
    long sum = 0;
    long known = 0;
    String next = "";
    while (next != null) {
      JsonNode page = ask("/v1/credits/projects?registry=" + format + "&limit=100" + next);
      for (JsonNode project : page.path("items")) {
        sum += project.path("issued").longValue();
        known++;
      }
      next = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
    }
    // Other tests of this class add a project of 150 units or more to Verra's.
    assertTrue(sum >= units, sum + " of " + units + "\n" + out);
    assertTrue(known >= projects, known + " of " + projects);
    long height = WEB.height();
    CommandRun again = imports(format, files, "--as", operator());
    assertTrue(
        String.join("\n", again.out()).contains(batches + " of them before"), again::toString);
    assertEquals(height, WEB.height());
  }
}
