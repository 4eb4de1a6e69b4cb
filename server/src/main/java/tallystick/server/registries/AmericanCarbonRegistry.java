package tallystick.server.registries;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// American Carbon Registry: projects, issuances (without serial numbers), retirements and
/// cancellations (with them). Its serial numbers begin with `ACR`.
final class AmericanCarbonRegistry {
  private static final Pattern GRAMMAR = Apx.grammar("ACR");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "retirements",
              List.of(Apx.SERIAL, Apx.QUANTITY, "Project ID", "Vintage", "Retirement Reason"),
              row -> units(row, State.RETIRED)),
          new Table(
              "cancellations",
              List.of(Apx.SERIAL, Apx.QUANTITY, "Project ID", "Vintage", "Cancellation Type"),
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
    return project(
        cells,
        cells.dayOrNull("Current Crediting Period Start Date"),
        cells.dayOrNull("Current Crediting Period End Date"),
        voluntary.isEmpty() ? cells.get("Compliance Program Status (ARB or Ecology)") : voluntary);
  }

  private static Project named(Cells cells) {
    return project(cells, null, null, "");
  }

  private static Project project(
      Cells cells, @Nullable LocalDate begins, @Nullable LocalDate ends, String status) {
    return new Project(
        cells.needed("Project ID"),
        cells.needed("Project Name"),
        cells.get("Project Developer"),
        cells.get("Project Methodology/Protocol"),
        cells.country("Project Site Country"),
        cells.get("Project Type"),
        null,
        begins,
        ends,
        status,
        site(cells));
  }

  private static String site(Cells cells) {
    return String.join(
        ", ",
        Stream.of(cells.get("Project Site Location"), cells.get("Project Site State"))
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private static Units units(CsvRow row, State state) {
    Cells cells = new Cells(row);
    SerialRange range = Apx.range(cells, GRAMMAR, "ACR", "Project ID");
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
        cells.needed(Apx.SERIAL),
        cells.year("Vintage"),
        cells.day("Date Issued (GMT)"),
        Apx.labels(cells),
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
        Apx.labels(cells));
  }
}
