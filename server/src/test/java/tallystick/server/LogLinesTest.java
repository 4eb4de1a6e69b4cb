package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// The lines of the venue's log, as the program is shipped with it.
class LogLinesTest {
  private static final String FORGED = "2026-01-01 00:00:00,000 INFO  [main] t.s.Venue all is well";

  @TempDir private Path folder;

  /// What is in the file after strangers put line ends into what is logged.
  private List<String> lines(String format) throws Exception {
    Path file = folder.resolve("server.log");
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("tallystick.log", file.toString());
    context.putProperty("tallystick.log.format", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
    Logger log = context.getLogger("a.test");
    for (String end : List.of("\n", "\r\n", "\r", "\u2028", "\u0085")) {
      log.info("asked for {}", "x" + end + FORGED);
      log.info("failed", new IllegalStateException("x" + end + FORGED + end + FORGED));
    }
    context.stop();
    return Files.readAllLines(file);
  }

  @Test
  void what_others_sent_makes_no_line_that_looks_like_ours() throws Exception {
    List<String> lines = lines("text");
    List<String> ours = lines.stream().filter(line -> line.matches("\\d{4}-.*")).toList();
    assertEquals(10, ours.size(), lines::toString);
    assertTrue(ours.stream().allMatch(line -> line.contains(" a.test ")), ours::toString);
    assertTrue(
        lines.stream().allMatch(line -> line.matches("(?s)(\\d{4}-|\\| |\\t).*")), lines::toString);
  }

  @Test
  void a_log_for_machines_is_one_object_of_json_a_line() throws Exception {
    List<String> lines = lines("json");
    assertEquals(10, lines.size(), lines::toString);
    for (String line : lines) {
      JsonNode json = Codec.JSON.readTree(line);
      assertEquals("a.test", json.path("loggerName").asString(), line);
      assertEquals("INFO", json.path("level").asString(), line);
      assertTrue(json.path("formattedMessage").isString(), line);
      assertTrue(json.path("timestamp").isNumber(), line);
    }
    assertTrue(lines.get(1).contains("IllegalStateException"), lines.get(1));
  }
}
