package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/// What the files in `deploy/` tell the program to do is something that it can do.
class DeployTest {
  private static final String PEERS = "n1=a.example:7101:7102,n2=b.example:7101:7102";
  private static final Map<String, String> VALUES =
      Map.of(
          "NODE", "n1",
          "PEERS", PEERS,
          "LEDGER", "a.example:7102,b.example:7102",
          "POSTGRES", "jdbc:postgresql://db.example/tallystick?user=tallystick");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z]+)(:\\?[^}]*)?}");

  private static Path deploy() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at.resolve("deploy");
      }
    }
    throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
  }

  /// Whether our own parser takes it, and knows every word.
  private static void parse(List<String> arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(arguments.toArray(String[]::new));
  }

  private static String filled(String text) {
    return VARIABLE.matcher(text).replaceAll(m -> Objects.requireNonNull(VALUES.get(m.group(1))));
  }

  @Test
  void the_services_of_both_compose_files_run_commands_that_exist() throws IOException {
    assertEquals(
        List.of("gateway", "ledger", "n1", "n2", "n3"),
        Stream.of("compose.yaml", "compose.node.yaml")
            .flatMap(file -> commands(file).stream())
            .sorted()
            .toList());
  }

  /// Parses the command of every service that runs our image; gives their names.
  private static List<String> commands(String file) {
    Map<String, Object> document = assertDoesNotThrow(() -> read(file));
    List<String> ours = new ArrayList<>();
    map(document.get("services"))
        .forEach((name, service) -> {
          Map<String, Object> settings = map(service);
          if ("tallystick".equals(settings.get("image"))) {
            ours.add(name);
            parse(list(settings.get("command")).stream().map(DeployTest::filled).toList());
            mounted(file, name, settings, document);
          }
        });
    return ours;
  }

  /// Volumes that have a name are declared, and data and keys have a place.
  private static void mounted(
      String file, String name, Map<String, Object> settings, Map<String, Object> document) {
    List<String> volumes = list(settings.get("volumes"));
    assertTrue(volumes.stream().anyMatch(v -> v.endsWith(":/data")), file + " " + name);
    assertTrue(volumes.stream().anyMatch(v -> v.endsWith(":/keys:ro")), file + " " + name);
    for (String volume : volumes) {
      String source = volume.substring(0, volume.indexOf(':'));
      assertTrue(
          source.startsWith("./") || map(document.get("volumes")).containsKey(source), volume);
    }
  }

  @Test
  void the_systemd_units_start_commands_that_exist_and_may_write_to_one_folder()
      throws IOException {
    List<Path> units;
    try (Stream<Path> files = Files.list(deploy().resolve("systemd"))) {
      units = files.toList();
    }
    assertEquals(3, units.size());
    for (Path unit : units) {
      String text = Files.readString(unit);
      String start = filled(line(text, "ExecStart="));
      assertTrue((start + " ").contains("--data /var/lib/" + line(text, "StateDirectory=") + " "));
      if (unit.endsWith("tallystick-edge.service")) {
        // The agent reads its own command line; the launcher is what must be there.
        assertTrue(start.startsWith("/opt/tallystick/launch /opt/tallystick/tallystick-edge.jar "));
        assertTrue(Files.isExecutable(deploy().resolveSibling("edge").resolve("launch")));
      } else {
        parse(List.of(start.substring(start.indexOf(".jar ") + 5).split(" ")));
      }
      assertEquals("strict", line(text, "ProtectSystem="));
      assertEquals("", line(text, "CapabilityBoundingSet="));
    }
  }

  @Test
  void a_word_that_the_program_does_not_know_is_found() {
    assertThrows(
        CommandLine.UnmatchedArgumentException.class,
        () -> parse(List.of("--roles", "ledger", "--peerz", PEERS)));
  }

  private static String line(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> read(String file) throws IOException {
    return map(new Yaml().load(Files.readString(deploy().resolve(file))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }

  @SuppressWarnings("unchecked")
  private static List<String> list(@Nullable Object node) {
    return (List<String>) Objects.requireNonNull(node);
  }
}
