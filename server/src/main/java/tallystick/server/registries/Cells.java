package tallystick.server.registries;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Limits;
import tallystick.server.imports.CsvRow;

/// The cells of a row, as numbers, days and lists; what cannot be read is refused by its column.
final class Cells {
  private static final Pattern WHOLE =
      Pattern.compile("([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,16})(\\.0+)?");
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?");
  private static final int MICRO = 6;

  private static final List<DateTimeFormatter> DAYS =
      List.of(
          formatter("uuuu-MM-dd['T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS]X][ HH:mm:ss]"),
          formatter("M/d/uuuu[ h:mm:ss a]"));

  private final CsvRow row;

  Cells(CsvRow row) {
    this.row = row;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }

  String get(String column) {
    return row.get(column);
  }

  String needed(String column) {
    String text = row.get(column);
    if (text.isEmpty()) {
      throw new RowRefused(column, "cell-empty", "The cell is empty and must not be.");
    }
    return text;
  }

  /// A whole number from 0, perhaps with commas between thousands.
  long whole(String column) {
    String text = needed(column);
    if (WHOLE.matcher(text).matches()) {
      int point = text.indexOf('.');
      String digits = (point < 0 ? text : text.substring(0, point)).replace(",", "");
      long value = Long.parseLong(digits);
      if (value <= Limits.AMOUNT) {
        return value;
      }
    }
    throw new RowRefused(
        column, "number-refused", "'" + shown(text) + "' is not a whole number from 0.");
  }

  int year(String column) {
    long year = whole(column);
    if (year < 1990 || year > 2200) {
      throw new RowRefused(column, "year-refused", year + " cannot be the year of a vintage.");
    }
    return (int) year;
  }

  /// A day; the time of day is left out.
  LocalDate day(String column) {
    LocalDate day = dayOrNull(column);
    if (day == null) {
      throw new RowRefused(column, "cell-empty", "The cell is empty and must not be.");
    }
    return day;
  }

  @Nullable LocalDate dayOrNull(String column) {
    String text = row.get(column);
    return text.isEmpty() ? null : day(text, column);
  }

  static LocalDate day(String text, String column) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // The next one may fit.
      }
    }
    throw new RowRefused(column, "date-refused", "'" + shown(text) + "' is not a date.");
  }

  /// The parts of a cell, without empty ones.
  List<String> list(String column, String separator) {
    return Arrays.stream(row.get(column).split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  boolean yes(String column) {
    return row.get(column).equalsIgnoreCase("yes") || row.get(column).equalsIgnoreCase("true");
  }

  /// A place, null if none is told.
  @Nullable Place place(String latitude, String longitude) {
    return place(row.get(latitude), row.get(longitude), latitude);
  }

  static @Nullable Place place(String latitude, String longitude, String column) {
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return null;
    }
    return new Place(micro(latitude, 90, column), micro(longitude, 180, column));
  }

  private static int micro(String text, int limit, String column) {
    if (DEGREES.matcher(text).matches()) {
      BigDecimal degrees = new BigDecimal(text);
      if (degrees.abs().compareTo(BigDecimal.valueOf(limit)) <= 0) {
        return degrees.movePointRight(MICRO).intValue();
      }
    }
    throw new RowRefused(column, "place-refused", "'" + shown(text) + "' is no number of degrees.");
  }

  /// Whether a number with decimals is a thousandth of a whole one.
  static boolean isThousandth(String decimal, long whole) {
    return decimal.matches("[0-9]{1,15}(\\.[0-9]{1,10})?")
        && new BigDecimal(decimal).movePointRight(3).compareTo(BigDecimal.valueOf(whole)) == 0;
  }

  /// The country of a cell, empty if the cell is.
  String country(String column) {
    return row.get(column).isEmpty() ? "" : Countries.code(row.get(column), column);
  }

  /// As much of a text as a sentence may quote.
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
