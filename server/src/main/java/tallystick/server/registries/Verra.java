package tallystick.server.registries;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// Verra's Verified Carbon Standard: projects, and one table of issuances, retirements and
/// cancellations in which every row has its own block of serial numbers.
///
/// A serial number is `<batch>-<first>-<last>-VCS-VCU-<account>-<operator>-<country>-<scopes>-
/// <project>-<ddMMyyyy>-<ddMMyyyy>-<0|1>`. Blocks are numbered through the whole registry by its
/// operator, not within a batch: so the operator names the space.
final class Verra {
  private static final String SERIAL = "Serial Number";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "([0-9]{1,9})-([0-9]{1,15})-([0-9]{1,15})-VCS-VCU-([0-9]{1,6})-([A-Z]{2,4})-([A-Z]{2})-"
              + "([0-9]{1,2}(?:[-;,][0-9]{1,2})*)-([0-9]{1,7})-([0-9]{8})-([0-9]{8})-([01])");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "transactions",
              List.of(
                  "Issuance Date",
                  "Vintage Start",
                  "Vintage End",
                  "ID",
                  "Quantity Issued",
                  SERIAL,
                  "Retirement/Cancellation Date"),
              Verra::units),
          new Table(
              "projects",
              List.of("ID", "Name", "Proponent", "Methodology", "Country/Area", "Status"),
              Verra::project));

  private Verra() {}

  private static Project project(CsvRow row) {
    Cells cells = new Cells(row);
    return new Project(
        "VCS" + cells.whole("ID"),
        cells.needed("Name"),
        cells.get("Proponent"),
        cells.get("Methodology"),
        cells.country("Country/Area"),
        cells.get("Project Type"),
        null,
        cells.dayOrNull("Crediting Period Start Date"),
        cells.dayOrNull("Crediting Period End Date"),
        cells.get("Status"),
        cells.get("AFOLU Activities"));
  }

  private static Units units(CsvRow row) {
    Cells cells = new Cells(row);
    String serial = cells.needed(SERIAL);
    Matcher parts = Serials.match(GRAMMAR, serial, SERIAL);
    SerialRange range =
        Serials.range("VCS-" + parts.group(5), parts.group(2), parts.group(3), SERIAL);
    Serials.same(range, cells.whole("Quantity Issued"), "Quantity Issued");
    Serials.about(parts.group(8), cells.needed("ID"), SERIAL);
    List<String> labels = cells.list("Additional Certifications", ";");
    return new Units(
        new Project(
            "VCS" + cells.whole("ID"),
            cells.needed("Name"),
            "",
            cells.get("Methodology"),
            cells.country("Country/Area"),
            cells.get("Project Type"),
            null,
            null,
            null,
            "",
            ""),
        range,
        serial,
        cells.day("Vintage End").getYear(),
        cells.day("Issuance Date"),
        labels,
        labels.stream().anyMatch(label -> label.startsWith("Article 6 Authorized")),
        "",
        fate(cells));
  }

  private static Fate fate(Cells cells) {
    if (cells.get("Retirement/Cancellation Date").isEmpty()) {
      return Fate.ACTIVE;
    }
    String reason = cells.get("Retirement Reason");
    return new Fate(
        reason.contains("Cancel") ? State.CANCELLED : State.RETIRED,
        cells.day("Retirement/Cancellation Date"),
        cells.get("Retirement Beneficiary"),
        reason,
        cells.get("Retirement Details"));
  }
}
