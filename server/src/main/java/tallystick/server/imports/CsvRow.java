package tallystick.server.imports;

import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/// One row of a CSV file.
///
/// @param line of the file at which it begins
/// @param columns where each column stands
public record CsvRow(long line, Map<String, Integer> columns, CSVRecord cells) {

  /// A cell without the blanks around it; empty if the column or the cell is not there.
  public String get(String column) {
    Integer index = columns.get(column);
    return index == null || index >= cells.size() ? "" : cells.get(index).strip();
  }

  /// How many cells it has.
  public int width() {
    return cells.size();
  }
}
