package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.server.registries.CadTrust;
import tools.jackson.databind.JsonNode;

/// `./run export cad-trust DIR`: what the venue knows, in data models of others.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes what the venue knows in the data model of others.",
    subcommands = ExportCommand.DataTrust.class,
    synopsisSubcommandLabel = "cad-trust")
public final class ExportCommand {

  /// Projects and units for the Climate Action Data Trust.
  @Command(
      name = "cad-trust",
      mixinStandardHelpOptions = true,
      description = {
        "Writes projects, issuances and units as CSV files, one for each table of the data",
        "model of the Climate Action Data Trust, version " + CadTrust.VERSION + "."
      })
  static final class DataTrust implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "where the files go")
    private Path folder = Path.of("");

    @Option(
        names = "--url",
        defaultValue = "http://127.0.0.1:8080",
        description = "the venue (default: http://127.0.0.1:8080)")
    private String url = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
      try (VenueApi venue = new VenueApi(url)) {
        JsonNode tables = venue.get("/v1/credits/cad-trust").required("tables");
        Files.createDirectories(folder);
        for (JsonNode table : tables) {
          List<String> fields = new ArrayList<>();
          table.required("fields").forEach(field -> fields.add(field.stringValue()));
          String name = table.required("table").stringValue();
          System.out.printf(Locale.ROOT, "  %,9d %s%n", write(venue, name, fields), name);
        }
      }
      return 0;
    }

    private long write(VenueApi venue, String table, List<String> fields)
        throws IOException, InterruptedException {
      long rows = 0;
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader(fields.toArray(String[]::new)).get();
      try (CSVPrinter csv =
          new CSVPrinter(Files.newBufferedWriter(folder.resolve(table + ".csv")), format)) {
        String after = "";
        boolean more = true;
        while (more) {
          JsonNode page =
              venue.get(
                  "/v1/credits/cad-trust/%s?limit=%d&after=%s"
                      .formatted(table, CadTrust.PAGE, VenueApi.encode(after)));
          for (JsonNode row : page.required("items")) {
            csv.printRecord(fields.stream().map(field -> cell(row.path(field))).toList());
            rows++;
          }
          more = !page.required("next").isNull();
          after = page.required("next").asString("");
        }
      }
      return rows;
    }

    private static String cell(JsonNode value) {
      if (value.isNull() || value.isMissingNode()) {
        return "";
      }
      return value.isValueNode() ? value.asString() : value.toString();
    }
  }
}
