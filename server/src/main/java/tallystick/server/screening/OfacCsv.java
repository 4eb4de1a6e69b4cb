package tallystick.server.screening;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// The comma-separated lists of the US Office of Foreign Assets Control, without header: primary
/// names with 12 columns, alternate names with 5, addresses with 8, joined by the first.
/// [Specification](https://ofac.treasury.gov/media/29976/download)
final class OfacCsv {
  /// What the files have where nothing is known.
  private static final String NOTHING = "-0-";

  private static final int PRIMARY_COLUMNS = 12;
  private static final int ALTERNATE_COLUMNS = 5;
  private static final int ADDRESS_COLUMNS = 6;

  private final String list;
  private final Map<String, Listed> found = new LinkedHashMap<>();

  private OfacCsv(String list) {
    this.list = list;
  }

  /// Reads a list of two or three files.
  ///
  /// @param alternate names, and `addresses`: files that need not be there
  static List<Listed> read(String list, Path primary, Path alternate, Path addresses)
      throws IOException {
    OfacCsv reader = new OfacCsv(list);
    reader.each(primary, PRIMARY_COLUMNS, reader::primary);
    if (Files.exists(alternate)) {
      reader.each(alternate, ALTERNATE_COLUMNS, reader::alternate);
    }
    if (Files.exists(addresses)) {
      reader.each(addresses, ADDRESS_COLUMNS, reader::address);
    }
    return new ArrayList<>(reader.found.values());
  }

  private interface Row {
    void take(CSVRecord row);
  }

  private void each(Path file, int columns, Row taker) throws IOException {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVFormat.DEFAULT.builder().setTrim(true).get().parse(text)) {
      for (CSVRecord row : parser) {
        // The files end with a control character of their own.
        if (row.size() == 1) {
          continue;
        }
        if (row.size() < columns) {
          throw new IOException(
              "%s, line %d: %d columns, not %d"
                  .formatted(file, parser.getCurrentLineNumber(), row.size(), columns));
        }
        taker.take(row);
        SanctionsLists.requireRoom(found.size(), file);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void primary(CSVRecord row) {
    String type = text(row, 2).toLowerCase(Locale.ROOT);
    found.put(
        row.get(0),
        new Listed(
            list,
            row.get(0),
            type.isEmpty() ? "entity" : type,
            List.of(text(row, 1)),
            List.of(text(row, 3).split("\\] ?\\[|; ?")),
            text(row, 11)));
  }

  private void alternate(CSVRecord row) {
    found.computeIfPresent(
        row.get(0),
        (id, before) -> {
          List<String> names = new ArrayList<>(before.names());
          names.add(text(row, 3));
          return new Listed(list, id, before.type(), names, before.programs(), before.remarks());
        });
  }

  private void address(CSVRecord row) {
    String place = (text(row, 3) + " " + text(row, 4)).strip();
    if (!place.isEmpty()) {
      found.computeIfPresent(
          row.get(0),
          (id, before) ->
              new Listed(
                  list,
                  id,
                  before.type(),
                  before.names(),
                  before.programs(),
                  SanctionsLists.shorten((before.remarks() + " Address: " + place + ".").strip())));
    }
  }

  private static String text(CSVRecord row, int column) {
    String text = row.get(column).strip();
    return text.equals(NOTHING) ? "" : SanctionsLists.shorten(text);
  }
}
