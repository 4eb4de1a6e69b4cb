package tallystick.server.registries;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.server.imports.CsvRow;
import tallystick.server.registries.Published.Fate;
import tallystick.server.registries.Published.Issuance;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

/// Cercarbono (EcoRegistry): projects, issuances, retirements.
///
/// A serial number, `CDC_<project>_…`, is a batch. An issuance tells the batch and how many units
/// it has, a retirement the numbers `from` and `to`. What no retirement names is active. Batches of
/// the first form, without country and year, number their units from 0, all others from 1; here,
/// where there is no unit 0, those of the first form are counted one higher.
final class Cercarbono {
  private static final String SERIAL = "serial";
  private static final Pattern GRAMMAR =
      Pattern.compile("CDC_([0-9]{1,6})(?:_[A-Z0-9]{1,8}){3,14}");
  private static final Pattern FROM_ZERO = Pattern.compile("CDC(_[0-9]{1,6}){6}(_BF)?");
  private static final Pattern BUFFER = Pattern.compile(".*_BFC?(_[0-9]{4})?");

  static final List<Table> TABLES =
      List.of(
          new Table(
              "retirements",
              List.of("project_id", SERIAL, "vintage", "date", "quantity", "from", "to"),
              Cercarbono::units),
          new Table(
              "issuances",
              List.of(SERIAL, "issued_quantity", "issuance_date", "year", "is_buffer"),
              Cercarbono::issuance),
          new Table(
              "projects",
              List.of("id", "code", "developer", "name", "quantification_method", "locations"),
              Cercarbono::project));

  private Cercarbono() {}

  private static Project project(CsvRow row) {
    Cells cells = new Cells(row);
    String country = "";
    Place place = null;
    for (Map<?, ?> location : PythonLiteral.dictionaries(cells, "locations")) {
      if (country.isEmpty() && location.get("country") instanceof String name) {
        country = Countries.code(name, "locations");
      }
      if (place == null && location.get("data_map") instanceof Map<?, ?> map) {
        place = place(map);
      }
    }
    String name = cells.needed("name");
    return new Project(
        cells.needed("code"),
        // Projects that were never filled in are called '-'.
        name.equals("-") ? cells.needed("code") : name,
        cells.get("developer"),
        cells.get("quantification_method"),
        country,
        String.join("; ", sectors(cells)),
        place,
        null,
        null,
        cells.get("stage"),
        cells.get("description"));
  }

  private static @Nullable Place place(Map<?, ?> map) {
    return Cells.place(text(map.get("latitude")), text(map.get("longitude")), "locations");
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text && !text.equals("None") ? text : "";
  }

  private static List<String> sectors(Cells cells) {
    return PythonLiteral.dictionaries(cells, "sector").stream()
        .map(sector -> text(sector.get("description")))
        .filter(sector -> !sector.isEmpty())
        .toList();
  }

  private static Units units(CsvRow row) {
    Cells cells = new Cells(row);
    String serial = cells.needed(SERIAL);
    Matcher parts = Serials.match(GRAMMAR, serial, SERIAL);
    Serials.about(parts.group(1), cells.needed("project_id"), SERIAL);
    long higher = higher(serial);
    SerialRange range =
        Serials.range(serial, cells.whole("from") + higher, cells.whole("to") + higher, "from");
    Serials.same(range, cells.whole("quantity"), "quantity");
    String payer = cells.get("passive_subject");
    return new Units(
        project("CDC-" + parts.group(1), cells.get("project_name")),
        range,
        text(range),
        cells.year("vintage"),
        null,
        List.of(),
        false,
        "",
        new Fate(
            State.RETIRED,
            cells.day("date"),
            cells.get("end_user"),
            cells.get("certificate_destination"),
            payer.isEmpty() ? "" : "Liable: " + payer));
  }

  private static int higher(String serial) {
    return FROM_ZERO.matcher(serial).matches() ? 1 : 0;
  }

  /// Units as the registry numbers them.
  static String text(SerialRange range) {
    int higher = higher(range.space());
    return range.space() + " " + (range.first() - higher) + "-" + (range.last() - higher);
  }

  private static Issuance issuance(CsvRow row) {
    Cells cells = new Cells(row);
    String serial = cells.needed(SERIAL);
    Matcher parts = Serials.match(GRAMMAR, serial, SERIAL);
    boolean buffer = cells.yes("is_buffer");
    if (buffer != BUFFER.matcher(serial).matches()) {
      throw new RowRefused(
          SERIAL, "serial-differs", "The serial number and the row differ on the buffer pool.");
    }
    LocalDate issued = cells.day("issuance_date");
    return new Issuance(
        project("CDC-" + parts.group(1), ""),
        serial,
        cells.year("year"),
        issued,
        cells.whole("issued_quantity"),
        "units",
        buffer,
        List.of());
  }

  private static Project project(String id, String name) {
    return new Project(id, name, "", "", "", "", null, null, null, "", "");
  }
}
