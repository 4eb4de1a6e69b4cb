package tallystick.server.registries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// American Carbon Registry: projects, issuances (without serial numbers), retirements and
/// cancellations (with them).
///
/// A serial number is `ACR-<country>-<project>-<vintage>-<block>-<first> to <last>`; units are
/// numbered within a block.
final class AmericanCarbonRegistry {
  private static final String SERIAL = "Credit Serial Numbers";
  private static final String QUANTITY = "Quantity of Credits";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(ACR-([A-Z]{2})-([0-9]{1,6})-([0-9]{4})-([0-9]{1,7}))-([0-9]{1,15}) to ([0-9]{1,15})");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "retirements",
              List.of(SERIAL, QUANTITY, "Project ID", "Vintage", "Retirement Reason"),
              row -> units(row, State.RETIRED)),
          new Table(
              "cancellations",
              List.of(SERIAL, QUANTITY, "Project ID", "Vintage", "Cancellation Type"),
              row -> units(row, State.CANCELLED)),
          new Table(
              "issuances",
              List.of("Date Issued (GMT)", "Vintage", "Total Credits Issued", "Project ID"),
              AmericanCarbonRegistry::issuance),
          new Table(
              "projects",
              List.of("Project ID", "Project Name", "Project Developer", "Project Status Date"),
              AmericanCarbonRegistry::project));

  private AmericanCarbonRegistry() {}

  private static Project project(CsvRow row) {
    Cells cells = new Cells(row);
    String voluntary = cells.get("Voluntary Status");
    return new Project(
        cells.needed("Project ID"),
        cells.needed("Project Name"),
        cells.get("Project Developer"),
        cells.get("Project Methodology/Protocol"),
        cells.country("Project Site Country"),
        cells.get("Project Type"),
        null,
        cells.dayOrNull("Current Crediting Period Start Date"),
        cells.dayOrNull("Current Crediting Period End Date"),
        voluntary.isEmpty() ? cells.get("Compliance Program Status (ARB or Ecology)") : voluntary,
        site(cells));
  }

  private static String site(Cells cells) {
    return String.join(
        ", ",
        Stream.of(cells.get("Project Site Location"), cells.get("Project Site State"))
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private static Project named(Cells cells) {
    return new Project(
        cells.needed("Project ID"),
        cells.needed("Project Name"),
        cells.get("Project Developer"),
        cells.get("Project Methodology/Protocol"),
        cells.country("Project Site Country"),
        cells.get("Project Type"),
        null,
        null,
        null,
        "",
        site(cells));
  }

  private static Units units(CsvRow row, State state) {
    Cells cells = new Cells(row);
    String serial = cells.needed(SERIAL);
    Matcher parts = Serials.match(GRAMMAR, serial, SERIAL);
    SerialRange range = Serials.range(parts.group(1), parts.group(6), parts.group(7), SERIAL);
    Serials.same(range, cells.whole(QUANTITY), QUANTITY);
    Serials.about("ACR" + parts.group(3), cells.needed("Project ID"), SERIAL);
    Serials.about(parts.group(4), cells.needed("Vintage"), SERIAL);
    boolean retired = state == State.RETIRED;
    Fate fate =
        new Fate(
            state,
            cells.day("Status Effective (GMT)"),
            retired ? cells.get("Retired on Behalf of") : "",
            cells.get(retired ? "Retirement Reason" : "Cancellation Type"),
            cells.get(retired ? "Purpose of Retirement" : "Cancellation Details"));
    return new Units(
        named(cells),
        range,
        serial,
        cells.year("Vintage"),
        cells.day("Date Issued (GMT)"),
        labels(cells),
        false,
        cells.get("Methodology/Protocol Version"),
        fate);
  }

  private static Issuance issuance(CsvRow row) {
    Cells cells = new Cells(row);
    return new Issuance(
        named(cells),
        "",
        cells.year("Vintage"),
        cells.day("Date Issued (GMT)"),
        cells.whole("Total Credits Issued"),
        "units",
        false,
        labels(cells));
  }

  /// Columns that say Yes are labels of the credits.
  static List<String> labels(Cells cells) {
    List<String> labels = new ArrayList<>();
    label(cells, "CCP Approved", "CCP", labels);
    label(cells, "Verified Removal", "Verified Removal", labels);
    label(cells, "CORSIA Eligible", "CORSIA", labels);
    String phase = "Eligible for CORSIA %s Compliance Period (%s Phase)";
    label(cells, phase.formatted("2021-2023", "Pilot"), "CORSIA Pilot Phase", labels);
    label(cells, phase.formatted("2024-2026", "First"), "CORSIA First Phase", labels);
    return labels;
  }

  private static void label(Cells cells, String column, String label, List<String> labels) {
    if (cells.yes(column)) {
      labels.add(label);
    }
  }
}
