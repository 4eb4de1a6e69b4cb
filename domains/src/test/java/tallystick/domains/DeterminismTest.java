package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same log gives the same bytes, in the same JVM and in one that differs in whatever may.
class DeterminismTest {
  private static final int ACTS = 300;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_same_seed_gives_the_same_outcomes_and_state(long seed) {
    assertEquals(
        new WorkloadRun(seed).acts(ACTS).fingerprint(),
        new WorkloadRun(seed).acts(ACTS).fingerprint());
  }

  @Test
  void another_seed_gives_another_life() {
    assertNotEquals(
        new WorkloadRun(1).acts(ACTS).fingerprint(), new WorkloadRun(2).acts(ACTS).fingerprint());
  }

  @Test
  void another_machine_gives_the_same_bytes() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Xint",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=US-ASCII",
                "-Dline.separator=\r\n",
                "-cp",
                System.getProperty("java.class.path"),
                WorkloadRun.class.getName(),
                "7",
                Integer.toString(ACTS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String fingerprint =
        new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertEquals(0, other.waitFor());
    assertEquals(new WorkloadRun(7).acts(ACTS).fingerprint(), fingerprint);
  }
}
