package tallystick.server.registries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallystick.kernel.Limits;

/// What the grammars of serial numbers have in common.
final class Serials {
  private Serials() {}

  static Matcher match(Pattern grammar, String serial, String column) {
    Matcher parts = grammar.matcher(serial);
    if (!parts.matches()) {
      throw new RowRefused(
          column, "serial-refused", "'" + Cells.shown(serial) + "' is no serial number.");
    }
    return parts;
  }

  static SerialRange range(String space, String first, String last, String column) {
    return range(space, Long.parseLong(first), Long.parseLong(last), column);
  }

  static SerialRange range(String space, long first, long last, String column) {
    if (first < 1 || last < first || last > Limits.AMOUNT) {
      throw new RowRefused(
          column, "range-refused", "There are no units from " + first + " to " + last + ".");
    }
    return new SerialRange(space, first, last);
  }

  /// A row is believed when the number that it tells is that of its serial numbers.
  static void same(SerialRange range, long told, String column) {
    if (range.quantity() != told) {
      throw new RowRefused(
          column,
          "quantity-differs",
          "The row tells " + told + " units, and its serial numbers are " + range.quantity() + ".");
    }
  }

  /// The serial number names the thing that the row names.
  static void about(String inSerial, String inRow, String column) {
    if (!inSerial.equals(inRow)) {
      throw new RowRefused(
          column,
          "serial-differs",
          "The serial number is about "
              + Cells.shown(inSerial)
              + ", and the row about "
              + Cells.shown(inRow)
              + ".");
    }
  }
}
