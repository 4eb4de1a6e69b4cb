package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/// What `docs/asvs.csv` and `docs/security.md` say of tests and settings is so.
class CoverageTest {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /// Requirements of OWASP ASVS 5.0 of level 1 and of level 2, by chapter.
  private static final int[][] COUNTS = {
    {8, 19}, {4, 7}, {8, 11}, {2, 8}, {4, 5}, {13, 22}, {6, 12}, {4, 3}, {4, 3}, {5, 24}, {3, 11},
    {3, 6}, {1, 12}, {2, 7}, {3, 10}, {0, 16}, {0, 7}
  };

  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("STYLE.md"))) {
        return at;
      }
    }
    throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
  }

  private static List<CSVRecord> rows() throws IOException {
    try (CSVParser parser =
        FORMAT.parse(Files.newBufferedReader(root().resolve("docs/asvs.csv")))) {
      return parser.getRecords();
    }
  }

  /// The text of every test class, by its name.
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    List<Path> modules;
    try (Stream<Path> all = Files.list(root())) {
      modules = all.map(module -> module.resolve("src/test/java")).filter(Files::exists).toList();
    }
    for (Path module : modules) {
      try (Stream<Path> files = Files.walk(module)) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          tests.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return tests;
  }

  private static boolean isThere(Map<String, String> tests, String name, String method) {
    String text = tests.getOrDefault(name, "");
    return !text.isEmpty() && (method.isEmpty() || text.contains("  void " + method + "("));
  }

  @Test
  void every_requirement_stands_once_and_in_order() throws Exception {
    int[][] counts = new int[COUNTS.length][2];
    String before = "";
    for (CSVRecord row : rows()) {
      String[] numbers = row.get("requirement").substring(1).split("\\.");
      counts[Integer.parseInt(numbers[0]) - 1][Integer.parseInt(row.get("level")) - 1]++;
      String place = "%03d.%03d.%03d".formatted((Object[]) whole(numbers));
      assertTrue(before.compareTo(place) < 0, row::toString);
      before = place;
    }
    for (int chapter = 0; chapter < COUNTS.length; chapter++) {
      assertEquals(
          List.of(COUNTS[chapter][0], COUNTS[chapter][1]),
          List.of(counts[chapter][0], counts[chapter][1]),
          "V" + (chapter + 1));
    }
  }

  private static Integer[] whole(String... numbers) {
    return Stream.of(numbers).map(Integer::valueOf).toArray(Integer[]::new);
  }

  @Test
  void every_test_and_every_setting_that_is_named_is_there() throws Exception {
    Map<String, String> tests = tests();
    List<String> dangling = new ArrayList<>();
    for (CSVRecord row : rows()) {
      String[] where = row.get("where").split("#|: ", 2);
      String second = where.length == 2 ? where[1] : "";
      boolean sound =
          switch (row.get("kind")) {
            case "test" -> isThere(tests, where[0], second);
            case "setting" -> isSet(where[0], second);
            case "reason", "not applicable", "not yet" ->
                row.get("where").isEmpty() && row.get("how").length() > 10;
            default -> false;
          };
      if (!sound || row.get("in short").isBlank()) {
        dangling.add(row.get("requirement") + " " + row.get("where"));
      }
    }
    assertEquals(List.of(), dangling);
  }

  private static boolean isSet(String file, String text) throws IOException {
    Path path = root().resolve(file);
    return !text.isEmpty() && Files.exists(path) && Files.readString(path).contains(text);
  }

  @Test
  void every_test_that_the_page_names_is_there() throws Exception {
    Map<String, String> tests = tests();
    Matcher named = NAMED.matcher(Files.readString(root().resolve("docs/security.md")));
    int found = 0;
    while (named.find()) {
      String method = named.group(2) == null ? "" : named.group(2);
      assertTrue(isThere(tests, named.group(1), method), named.group());
      found++;
    }
    assertTrue(found > 10, "only " + found);
  }

  @Test
  void a_test_that_is_not_there_is_found() throws Exception {
    assertTrue(isThere(tests(), "CoverageTest", "a_test_that_is_not_there_is_found"));
    assertTrue(!isThere(tests(), "CoverageTest", "nothing"));
    assertTrue(!isThere(tests(), "NothingTest", ""));
    assertTrue(!isSet("STYLE.md", "no such words as these" + " here"));
  }
}
