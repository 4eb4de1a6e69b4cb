package tallystick.server.registries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tallystick.server.imports.Unreadable;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.Units;

/// Reads some files of one registry together, whatever their length: projects first, so that units
/// find theirs, and at the end what issuances leave when all that is named elsewhere is taken out.
///
/// Every row ends as a project, as units, or as a doubt.
public final class Reading {
  /// Rows of all files of one reading.
  public static final long MAX_ROWS = 5_000_000;

  private final Registry registry;
  private final Sink sink;
  private final Numbers numbers = new Numbers();
  private final List<Held> held = new ArrayList<>();
  private final Map<String, Integer> projects = new HashMap<>();
  private long rows;

  /// Takes what was read, in order.
  public interface Sink {
    /// A file begins.
    void file(String file, String table) throws IOException, InterruptedException;

    /// A project is described.
    void project(Row row, Project project) throws IOException, InterruptedException;

    /// Units are named.
    void units(Row row, Units units) throws IOException, InterruptedException;

    /// A row was not taken in.
    void doubt(Doubt doubt) throws IOException, InterruptedException;
  }

  /// Where something stands.
  ///
  /// @param line at which the row begins
  public record Row(String file, long line) {}

  private record Held(Row row, Issuance issuance) {}

  private Reading(Registry registry, Sink sink) {
    this.registry = registry;
    this.sink = sink;
  }

  /// Reads the files.
  ///
  /// @return how many rows they have, without headers
  /// @throws Unreadable when one of them cannot be read to its end; its name is in the sentence
  public static long read(Registry registry, List<Path> files, Sink sink)
      throws IOException, InterruptedException {
    Reading reading = new Reading(registry, sink);
    for (boolean projects : new boolean[] {true, false}) {
      for (Path file : files) {
        reading.file(file, projects);
      }
    }
    reading.remainders();
    return reading.rows;
  }

  private void file(Path path, boolean projects) throws IOException, InterruptedException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("there is no file " + path);
    }
    try (RegistryFile file = RegistryFile.open(registry, path)) {
      if (file.table().name().equals("projects") != projects) {
        return;
      }
      sink.file(file.name(), file.table().name());
      for (RegistryFile.Read read = file.next(); read != null; read = file.next()) {
        if (++rows > MAX_ROWS) {
          throw new Unreadable(
              "too-many-rows", "The files have more than " + MAX_ROWS + " rows together.");
        }
        if (read.doubt() != null) {
          sink.doubt(read.doubt());
        } else if (read.said() != null) {
          said(new Row(file.name(), read.line()), read.said());
        }
      }
    } catch (Unreadable e) {
      throw new Unreadable(e.code(), path.getFileName() + ": " + e.getMessage());
    }
  }

  private void said(Row row, Published said) throws IOException, InterruptedException {
    switch (said) {
      case Project project -> {
        if (projects.merge(project.id(), 1, Integer::sum) > 1) {
          doubt(row, "project-again", "Another row describes the project " + project.id() + ".");
        } else {
          sink.project(row, project);
        }
      }
      case Units units -> units(row, units);
      case Issuance issuance -> {
        if (issuance.quantity() == 0) {
          doubt(row, "nothing-issued", "The row tells that no units were issued.");
        } else if (issuance.space().isEmpty()) {
          doubt(
              row,
              "no-serials",
              "The row tells that "
                  + issuance.quantity()
                  + " "
                  + issuance.unit()
                  + " were issued, but not which.");
        } else {
          held.add(new Held(row, issuance));
        }
      }
    }
  }

  private void units(Row row, Units units) throws IOException, InterruptedException {
    String other = numbers.take(units.range(), row.file() + ", line " + row.line());
    if (other == null) {
      sink.units(row, units);
    } else {
      doubt(row, "range-taken", "Some of these units stand in " + other + ".");
    }
  }

  /// Issuances tell how many units a batch has, retirements which of them are retired: the others
  /// are active.
  private void remainders() throws IOException, InterruptedException {
    Map<String, Row> spaces = new HashMap<>();
    for (Held one : held) {
      Issuance issuance = one.issuance();
      Row other = spaces.putIfAbsent(issuance.space(), one.row());
      if (other != null) {
        doubt(one.row(), "range-taken", "Line " + other.line() + " issues the same batch.");
        continue;
      }
      SerialRange whole = new SerialRange(issuance.space(), 1, issuance.quantity());
      if (numbers.end(issuance.space()) > whole.last()) {
        doubt(
            one.row(),
            "quantity-differs",
            "Retirements name units up to "
                + numbers.end(issuance.space())
                + ", and the batch ends at "
                + whole.last()
                + ".");
        continue;
      }
      List<SerialRange> left = numbers.gaps(whole);
      for (SerialRange gap : left) {
        sink.units(one.row(), active(issuance, gap));
      }
      if (left.isEmpty()) {
        doubt(one.row(), "nothing-left", "All units of the batch stand in rows of retirements.");
      }
    }
  }

  private static Units active(Issuance issuance, SerialRange gap) {
    return new Units(
        issuance.project(),
        gap,
        Cercarbono.text(gap),
        issuance.vintage(),
        issuance.issued(),
        issuance.labels(),
        false,
        "",
        issuance.buffer() ? Fate.BUFFER : Fate.ACTIVE);
  }

  private void doubt(Row row, String code, String sentence)
      throws IOException, InterruptedException {
    sink.doubt(new Doubt(row.file(), row.line(), "", code, sentence));
  }
}
