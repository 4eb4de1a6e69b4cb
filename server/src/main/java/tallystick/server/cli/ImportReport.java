package tallystick.server.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tallystick.server.registries.Doubt;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// What came of an import: a CSV file with every row that was not taken in, and why, and sums for
/// whoever stands before the screen.
final class ImportReport implements AutoCloseable {
  private static final long PROGRESS_NANOS = 2_000_000_000L;

  private final CSVPrinter csv;
  private final Consumer<String> out;
  private final long began = System.nanoTime();
  private long told = began;
  private final Map<State, Long> units = new EnumMap<>(State.class);
  private final Map<State, Long> rows = new EnumMap<>(State.class);
  private final Map<String, Long> doubts = new TreeMap<>();
  private long projects;
  private long projectsAlready;
  private long batches;
  private long batchesAlready;
  private long doubted;

  private ImportReport(CSVPrinter csv, Consumer<String> out) {
    this.csv = csv;
    this.out = out;
  }

  static ImportReport to(Path file, Consumer<String> out) throws IOException {
    Writer writer = Files.newBufferedWriter(file);
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader("file", "line", "column", "code", "sentence").get();
    return new ImportReport(new CSVPrinter(writer, format), out);
  }

  void doubt(Doubt doubt) throws IOException {
    csv.printRecord(
        doubt.file(), doubt.line(), doubt.column(), doubt.code(), safe(doubt.sentence()));
    doubts.merge(doubt.code(), 1L, Long::sum);
    doubted++;
    progress();
  }

  /// A sentence quotes the file, and a spreadsheet must not take it for a formula.
  private static String safe(String sentence) {
    return sentence.isEmpty() || "=+-@\t".indexOf(sentence.charAt(0)) < 0
        ? sentence
        : "'" + sentence;
  }

  /// Whether a project was there before.
  void project(boolean already) {
    projects++;
    projectsAlready += already ? 1 : 0;
  }

  /// @param already whether they were there before
  void imported(Units taken, boolean already) {
    units.merge(taken.fate().state(), taken.range().quantity(), Long::sum);
    rows.merge(taken.fate().state(), 1L, Long::sum);
    batches++;
    batchesAlready += already ? 1 : 0;
    progress();
  }

  private void progress() {
    long now = System.nanoTime();
    if (now - told > PROGRESS_NANOS) {
      told = now;
      long done = batches + doubted;
      long rate = done * 1_000_000_000 / (now - began);
      out.accept(String.format(Locale.ROOT, "  %,d rows, %,d a second", done, rate));
    }
  }

  /// How many rows were not taken in.
  long doubted() {
    return doubted;
  }

  /// Says the sums.
  ///
  /// @param verb what became of the rows: `imported`, `to import`
  void sums(String verb) {
    if (projects > 0) {
      line("projects", projects, projectsAlready);
    }
    line("batches " + verb, batches, batchesAlready);
    for (Map.Entry<State, Long> sum : units.entrySet()) {
      out.accept(
          String.format(
              Locale.ROOT,
              "    %-10s %,15d units in %,d ranges",
              sum.getKey().name().toLowerCase(Locale.ROOT),
              sum.getValue(),
              rows.getOrDefault(sum.getKey(), 0L)));
    }
    out.accept(String.format(Locale.ROOT, "  %,d rows not taken in", doubted));
    doubts.forEach(
        (code, count) -> out.accept(String.format(Locale.ROOT, "    %-24s %,d", code, count)));
  }

  private void line(String what, long count, long already) {
    String before = already == 0 ? "" : ", %,d of them before".formatted(already);
    out.accept(String.format(Locale.ROOT, "  %,d %s%s", count, what, before));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
