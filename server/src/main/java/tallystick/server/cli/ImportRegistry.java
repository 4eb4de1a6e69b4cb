package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.server.imports.Unreadable;
import tallystick.server.registries.Doubt;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.Units;
import tallystick.server.registries.Reading;
import tallystick.server.registries.Registry;

/// `./run import registry FORMAT FILE… --as REGISTRAR`: takes in what a carbon registry publishes.
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in the published files of a carbon registry: projects, issuances, retirements,",
      "cancellations. Give all files of a registry together: one tells what another leaves out.",
      "Rows that cannot be taken in stand in the report. A second run does nothing twice."
    })
final class ImportRegistry implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "verra, american-carbon-registry, art-trees, cercarbono or isometric")
  private String format = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "CSV files")
  private List<Path> files = List.of();

  @Mixin private Target target = new Target();

  @Option(
      names = "--holder",
      paramLabel = "PRINCIPAL",
      description = "whose active units are (default: whoever signs)")
  private String holder = "";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "import-report.csv",
      description = "where rows that were not taken in are listed (default: import-report.csv)")
  private Path report = Path.of("");

  @Option(names = "--dry-run", description = "say what would be taken in, sign nothing")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Registry registry = Registry.of(format);
    if (registry == null) {
      throw new IOException("no format is called " + format + ": there are " + formats());
    }
    if (new HashSet<>(files).size() < files.size()) {
      throw new IOException("a file is named twice");
    }
    try {
      Survey survey = survey(registry);
      if (dryRun) {
        return survey.doubts == 0 ? 0 : 1;
      }
    } catch (Unreadable e) {
      throw new IOException(e.getMessage() + " (" + e.code() + "); nothing was taken in", e);
    }
    try (VenueApi venue = new VenueApi(target.url);
        ImportReport taken = ImportReport.to(report, ImportRegistry::say)) {
      Actor actor = Actor.of(target.as, venue);
      new RegistryImport(
              registry,
              venue,
              new RowSubmission(venue, actor),
              holder.isEmpty() ? actor.principal() : holder,
              taken)
          .run(files);
      taken.sums("imported");
      System.out.println("  report: " + report);
      return taken.doubted() == 0 ? 0 : 1;
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static String formats() {
    return Arrays.stream(Registry.values()).map(Registry::format).collect(Collectors.joining(", "));
  }

  /// Reads everything before anything is signed: a file that cannot be read to its end is not
  /// begun.
  private Survey survey(Registry registry) throws IOException, InterruptedException {
    try (ImportReport told = ImportReport.to(report, ImportRegistry::say)) {
      Survey survey = new Survey(told);
      long rows = Reading.read(registry, files, survey);
      System.out.printf(
          Locale.ROOT,
          "%s: %,d rows in %d files (%s)%n",
          registry.title(),
          rows,
          files.size(),
          String.join(", ", survey.tables));
      if (dryRun) {
        told.sums("to import");
      }
      survey.doubts = told.doubted();
      return survey;
    }
  }

  /// Counts only.
  private static final class Survey implements Reading.Sink {
    private final List<String> tables = new ArrayList<>();
    private final ImportReport report;
    private long doubts;

    Survey(ImportReport report) {
      this.report = report;
    }

    @Override
    public void file(String file, String table) {
      tables.add(table);
    }

    @Override
    public void project(Reading.Row row, Project project) {
      report.project(false);
    }

    @Override
    public void units(Reading.Row row, Units units) {
      report.imported(units, false);
    }

    @Override
    public void doubt(Doubt doubt) throws IOException {
      report.doubt(doubt);
    }
  }
}
