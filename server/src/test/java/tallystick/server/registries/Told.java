package tallystick.server.registries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.Units;

/// Everything that a reading told, for tests.
final class Told implements Reading.Sink {
  final List<String> files = new ArrayList<>();
  final List<Project> projects = new ArrayList<>();
  final List<Units> units = new ArrayList<>();
  final List<Doubt> doubts = new ArrayList<>();
  final List<String> rows = new ArrayList<>();
  long count;

  static Told of(Registry registry, Path... files) throws Exception {
    Told told = new Told();
    told.count = Reading.read(registry, List.of(files), told);
    return told;
  }

  /// Reads texts as files.
  static Told of(Registry registry, String... texts) throws Exception {
    Path folder = Files.createTempDirectory("tallystick-registry");
    List<Path> files = new ArrayList<>();
    try {
      for (String text : texts) {
        Path file = folder.resolve("file" + (files.size() + 1) + ".csv");
        files.add(Files.write(file, text.getBytes(UTF_8)));
      }
      return of(registry, files.toArray(Path[]::new));
    } finally {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /// Every doubt as `<line> <code>`.
  String codes() {
    return doubts.stream()
        .map(doubt -> doubt.line() + " " + doubt.code())
        .collect(Collectors.joining(", "));
  }

  /// All units as `<space> <first>-<last>`.
  String ranges() {
    return units.stream()
        .map(u -> u.range().space() + " " + u.range().first() + "-" + u.range().last())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void file(String file, String table) {
    files.add(table);
  }

  @Override
  public void project(Reading.Row row, Project project) {
    projects.add(project);
    rows.add(row.file() + ":" + row.line());
  }

  @Override
  public void units(Reading.Row row, Units one) {
    units.add(one);
    rows.add(row.file() + ":" + row.line());
  }

  @Override
  public void doubt(Doubt doubt) {
    doubts.add(doubt);
    rows.add(doubt.file() + ":" + doubt.line());
  }
}
