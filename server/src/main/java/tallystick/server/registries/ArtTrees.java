package tallystick.server.registries;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// Architecture for REDD+ Transactions (TREES), and the Forest Carbon Partnership Facility whose
/// units it keeps: programs of whole countries, issuances (without serial numbers), retirements and
/// cancellations (with them). Its serial numbers begin with `ART` or `FCPF`.
final class ArtTrees {
  private static final String STANDARD = "Crediting Program and Standard";
  private static final Pattern GRAMMAR = Apx.grammar("ART|FCPF");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "retirements",
              List.of(Apx.SERIAL, Apx.QUANTITY, "Program ID", "Vintage", "Retirement Reason"),
              row -> units(row, State.RETIRED)),
          new Table(
              "cancellations",
              List.of(Apx.SERIAL, Apx.QUANTITY, "Program ID", "Vintage", "Cancellation Reason"),
              row -> units(row, State.CANCELLED)),
          new Table(
              "issuances",
              List.of("Date Approved", "Program ID", "Vintage", "Credits Verified"),
              ArtTrees::issuance),
          new Table(
              "projects",
              List.of("Program ID", "Program Name", "Sovereign Program Developer", "Status"),
              ArtTrees::project));

  private ArtTrees() {}

  private static Project project(CsvRow row) {
    Cells cells = new Cells(row);
    return project(
        cells, cells.dayOrNull("Initial Crediting Period Start Date"), cells.get("Status"));
  }

  private static Project project(Cells cells, @Nullable LocalDate begins, String status) {
    return new Project(
        cells.needed("Program ID"),
        cells.needed("Program Name"),
        cells.get("Sovereign Program Developer"),
        cells.get(STANDARD),
        cells.country("Program Country"),
        cells.get("Program Type"),
        null,
        begins,
        null,
        status,
        cells.get("Program Jurisdiction(s)"));
  }

  private static Units units(CsvRow row, State state) {
    Cells cells = new Cells(row);
    SerialRange range = Apx.range(cells, GRAMMAR, "ART", "Program ID");
    boolean retired = state == State.RETIRED;
    Fate fate =
        new Fate(
            state,
            cells.day("Status Effective"),
            retired ? cells.get("Retired on Behalf of") : cells.get("Cancellation Details"),
            cells.get(retired ? "Retirement Reason" : "Cancellation Reason"),
            retired ? cells.get("Purpose of Retirement") : "");
    return new Units(
        project(cells, null, ""),
        range,
        cells.needed(Apx.SERIAL),
        cells.year("Vintage"),
        cells.dayOrNull("Date Approved"),
        Apx.labels(cells),
        false,
        cells.get("Standard Version"),
        fate);
  }

  private static Issuance issuance(CsvRow row) {
    Cells cells = new Cells(row);
    return new Issuance(
        project(cells, null, ""),
        "",
        cells.year("Vintage"),
        cells.day("Date Approved"),
        cells.whole("Credits Verified"),
        "units",
        false,
        Apx.labels(cells));
  }
}
