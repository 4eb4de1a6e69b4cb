package tallystick.server.registries;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// Isometric: projects, issuances, retirements, in kilograms.
///
/// Units have no serial numbers. A retirement has an id (`ret_…`): its tonnes, numbered from 1, are
/// taken as its units, if they are whole. An issuance cannot be tied to the retirements out of it,
/// so that its units would be counted twice.
final class Isometric {
  private static final String KILOGRAMS = "credit_batch_size_total.credit_kgs";
  private static final Pattern RETIREMENT = Pattern.compile("ret_[0-9A-Z]{16}");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "retirements",
              List.of("retirement_id", "retired_at", "beneficiary.name", KILOGRAMS, "project_id"),
              Isometric::units),
          new Table(
              "issuances",
              List.of("id", "issued_at", "project_id", KILOGRAMS),
              Isometric::issuance),
          new Table(
              "projects",
              List.of("id", "name", "status", "short_code", "protocol_slug", "country_code"),
              Isometric::project));

  private Isometric() {}

  private static Project project(CsvRow row) {
    Cells cells = new Cells(row);
    return new Project(
        cells.needed("id"),
        cells.needed("name"),
        cells.get("supplier.organisation.name"),
        cells.get("protocol_slug"),
        cells.country("country_code"),
        cells.get("pathway"),
        cells.place("location.latitude", "location.longitude"),
        cells.dayOrNull("crediting_period_start"),
        cells.dayOrNull("crediting_period_end"),
        cells.get("status"),
        cells.get("supplier.short_description"));
  }

  private static Units units(CsvRow row) {
    Cells cells = new Cells(row);
    String id = cells.needed("retirement_id");
    Serials.match(RETIREMENT, id, "retirement_id");
    long kilograms = kilograms(cells, "");
    if (kilograms % 1_000 != 0) {
      throw new RowRefused(
          KILOGRAMS,
          "not-whole-tonnes",
          "The row tells " + kilograms + " kilograms, and units are whole tonnes.");
    }
    return new Units(
        named(cells.needed("project_id"), ""),
        Serials.range(id, 1, kilograms / 1_000, KILOGRAMS),
        id,
        cells.day("sequestered_on").getYear(),
        null,
        List.of(),
        false,
        "",
        new Fate(
            State.RETIRED,
            cells.day("retired_at"),
            cells.get("beneficiary.name"),
            String.join(", ", PythonLiteral.texts(cells, "purposes")),
            cells.get("notes")));
  }

  private static Issuance issuance(CsvRow row) {
    Cells cells = new Cells(row);
    long total = kilograms(cells, "");
    if (kilograms(cells, "supplier_") + kilograms(cells, "buffer_pool_") != total) {
      throw new RowRefused(
          KILOGRAMS,
          "quantity-differs",
          "The supplier's part and the buffer's are not together the whole.");
    }
    return new Issuance(
        named(cells.needed("project_id"), cells.get("supplier.organisation.name")),
        "",
        cells.day("issued_at").getYear(),
        cells.day("issued_at"),
        total,
        "kilograms",
        false,
        List.of());
  }

  /// Kilograms, which must be a thousand times the credits beside them.
  private static long kilograms(Cells cells, String whose) {
    String column = whose + KILOGRAMS;
    long kilograms = cells.whole(column);
    String credits = cells.needed(whose + "credit_batch_size_total.credits");
    if (!Cells.isThousandth(credits, kilograms)) {
      throw new RowRefused(
          column,
          "quantity-differs",
          "The row tells " + Cells.shown(credits) + " credits, and " + kilograms + " kilograms.");
    }
    return kilograms;
  }

  private static Project named(String id, String developer) {
    return new Project(id, "", developer, "", "", "", null, null, null, "", "");
  }
}
