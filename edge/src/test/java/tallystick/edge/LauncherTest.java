package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher and programs that are real processes. Each says its name; the releases' words are
/// moved by the agent's own class.
class LauncherTest {
  private static final String GOOD = "01".repeat(16);
  private static final String BAD = "02".repeat(16);

  @TempDir private Path folder;
  private Path words = Path.of("");

  /// The program that came with the device: takes what is to be tried, once.
  static final class Own {
    public static void main(String[] arguments) throws Exception {
      System.out.println("own " + String.join(" ", arguments) + (char) System.in.read());
      Path data = Path.of(arguments[1]);
      try (Outbox outbox = Outbox.open(data.resolve("outbox.db"))) {
        List<String> complaints = new ArrayList<>();
        Firmware firmware = firmware(data, outbox);
        firmware.begin(complaints);
        complaints.forEach(System.out::println);
        if (complaints.isEmpty()) {
          String wanted = Files.readString(data.resolve("wanted"));
          firmware.take(
              List.of(new Release(wanted, "FIRMWARE", "agent", "00".repeat(32))), List.of());
        }
      }
    }
  }

  /// Proves good, and is what the next start starts; ends then.
  static final class Good {
    public static void main(String[] arguments) throws Exception {
      Path data = Path.of(arguments[1]);
      try (Outbox outbox = Outbox.open(data.resolve("outbox.db"))) {
        Firmware firmware = firmware(data, outbox);
        System.out.println("good " + firmware.good() + " " + firmware.installed());
      }
    }
  }

  /// Does nothing, for ever.
  static final class Silent {
    public static void main(String[] arguments) throws Exception {
      System.out.println("silent");
      Thread.currentThread().join();
    }
  }

  /// Ends at once.
  static final class Broken {
    public static void main(String[] arguments) {
      System.out.println("broken");
      System.exit(1);
    }
  }

  private static Firmware firmware(Path data, Outbox outbox) {
    return new Firmware(
        data.resolve("firmware"),
        Boolean.getBoolean("tallystick.launched"),
        outbox,
        (release, into) -> Files.copy(data.resolve(release.release() + ".jar"), into),
        () -> System.exit(Firmware.NEXT));
  }

  @BeforeEach
  void installs() throws IOException {
    words = folder.resolve("firmware");
    jar(folder.resolve("own.jar"), Own.class);
    jar(folder.resolve(GOOD + ".jar"), Good.class);
  }

  /// A program that stands on this one's classes.
  private static void jar(Path file, Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    StringBuilder path = new StringBuilder();
    for (String part : System.getProperty("java.class.path").split(":", -1)) {
      path.append(Path.of(part).toUri()).append(' ');
    }
    attributes.put(Attributes.Name.CLASS_PATH, path.toString());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
  }

  /// What is said until the end, and how that came.
  private List<String> launches(int code, int trialSeconds) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of("launch").toAbsolutePath().toString(),
            folder.resolve("own.jar").toString(),
            "--data",
            folder.toString());
    builder.environment().put("TALLYSTICK_TRIAL_SECONDS", Integer.toString(trialSeconds));
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write("??".getBytes(UTF_8));
    }
    List<String> said =
        process.inputReader().lines().filter(line -> !line.contains(" INFO ")).toList();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(code, process.exitValue(), said::toString);
    return said;
  }

  @Test
  void a_program_that_proves_good_stays() throws Exception {
    Files.writeString(folder.resolve("wanted"), GOOD);
    assertEquals(
        List.of("own --data " + folder + "?", "good true [" + GOOD + "]"), launches(0, 60));
    assertEquals(List.of("good false [" + GOOD + "]"), launches(0, 60));
  }

  @Test
  void one_that_ends_or_says_nothing_gives_way_to_the_one_before_which_tells_it() throws Exception {
    Files.writeString(folder.resolve("wanted"), BAD);
    for (Class<?> bad : List.of(Broken.class, Silent.class)) {
      jar(folder.resolve(BAD + ".jar"), bad);
      List<String> said = launches(0, bad == Silent.class ? 1 : 60);
      assertEquals("own --data " + folder + "?", said.getFirst());
      assertTrue(
          said.getLast().startsWith("release " + BAD + ": the program did not"), said::toString);
      assertTrue(Files.notExists(words.resolve(BAD + ".jar")));
      Files.delete(folder.resolve("outbox.db"));
    }
  }

  @Test
  void what_is_no_program_is_not_tried() throws Exception {
    Files.writeString(folder.resolve(BAD + ".jar"), "no jar");
    List<String> complaints = new ArrayList<>();
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"))) {
      Release release = new Release(BAD, "FIRMWARE", "agent", "00".repeat(32));
      Runnable never = () -> complaints.add("ended");
      Firmware.Source source =
          (one, into) -> Files.copy(folder.resolve(one.release() + ".jar"), into);
      new Firmware(words, true, outbox, source, never).take(List.of(release), complaints);
      new Firmware(words, false, outbox, source, never).take(List.of(release), complaints);
    }
    assertEquals(2, complaints.size(), complaints::toString);
    assertTrue(complaints.getFirst().contains("is no program"));
    assertTrue(complaints.getLast().contains("without its launcher"));
    assertTrue(Files.notExists(words.resolve("next")));
  }
}
