package tallystick.server.registries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// What registries have really published, where a copy lies beside the repository.
class RealFilesTest {
  private static final Path SHARED =
      Path.of("../../shared/data/registries").toAbsolutePath().normalize();

  static Path[] files(Registry registry) throws Exception {
    Path folder = SHARED.resolve(registry.format());
    assumeTrue(Files.isDirectory(folder), "skipped: there is no " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "verra, 250, 200, {}",
    "american-carbon-registry, 300, 150, {no-serials=100}",
    "art-trees, 50, 11, {no-serials=11}",
    "cercarbono, 250, 180, {nothing-left=20}",
    "isometric, 250, 77, '{no-serials=100, not-whole-tonnes=23}'",
  })
  void no_row_of_a_real_file_is_lost(String format, long rows, int units, String doubts)
      throws Exception {
    Registry registry = Objects.requireNonNull(Registry.of(format));
    Told told = Told.of(registry, files(registry));
    assertEquals(rows, told.count);
    Map<String, Integer> codes = new TreeMap<>();
    told.doubts.forEach(doubt -> codes.merge(doubt.code(), 1, Integer::sum));
    assertEquals(doubts, codes.toString(), () -> told.doubts.toString());
    assertEquals(units, told.units.size());
    assertEquals(rows, new HashSet<>(told.rows).size());
    assertTrue(told.projects.size() >= 28);
  }

  @ParameterizedTest
  @CsvSource({
    "verra, 3891681, 137546, 0, 0",
    "american-carbon-registry, 0, 298881, 7646709, 0",
    "art-trees, 0, 420998, 36100, 0",
    "cercarbono, 1203207, 639718, 0, 323935",
    "isometric, 0, 13572, 0, 0",
  })
  void quantities_add_up_to_what_the_files_tell(
      String format, long active, long retired, long cancelled, long buffer) throws Exception {
    Registry registry = Objects.requireNonNull(Registry.of(format));
    List<Units> units = Told.of(registry, files(registry)).units;
    assertEquals(active, sum(units, State.ACTIVE));
    assertEquals(retired, sum(units, State.RETIRED));
    assertEquals(cancelled, sum(units, State.CANCELLED));
    assertEquals(buffer, sum(units, State.BUFFER));
  }

  private static long sum(List<Units> units, State state) {
    return units.stream()
        .filter(one -> one.fate().state() == state)
        .mapToLong(one -> one.range().quantity())
        .sum();
  }
}
