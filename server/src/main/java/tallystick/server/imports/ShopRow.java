package tallystick.server.imports;

import org.apache.commons.csv.CSVRecord;

/// One row of a shop export.
///
/// @param line of the file at which it begins
record ShopRow(long line, CSVRecord cells) {

  /// A cell without the blanks around it; empty if the column or the cell is not there.
  String get(String column) {
    return cells.isSet(column) ? cells.get(column).strip() : "";
  }
}
