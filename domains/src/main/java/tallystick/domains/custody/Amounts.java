package tallystick.domains.custody;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// Quantities as they are written and as they are counted: whole numbers of the smallest part of a
/// unit that a product is counted in.
final class Amounts {
  /// Decimal places of a product that is counted in a unit and was not described before it was
  /// counted: to the gram of a tonne.
  static final int DECIMALS = 6;

  /// An amount larger than any.
  static final long TOO_MUCH = -2;

  /// An amount that is no whole number of the smallest part.
  static final long TOO_FINE = -1;

  private static final Pattern DECIMAL =
      Pattern.compile("(0|[1-9][0-9]{0,15})([.][0-9]{0,5}[1-9])?");
  private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{2,3}");

  private Amounts() {}

  /// A decimal number without needless zeros, or nothing.
  static void requireDecimal(String text, String field) {
    if (!text.isEmpty()) {
      Require.matches(text, DECIMAL, "a decimal number as in 12 or 0.25", field);
    }
  }

  /// A number larger than zero.
  static void requirePositive(String text, String field) {
    Require.matches(text, DECIMAL, "a decimal number as in 12 or 0.25", field);
    if (text.equals("0")) {
      throw new Require.Field(field, "must be more than 0");
    }
  }

  /// A code of UN/ECE Recommendation 20, or nothing for each.
  static void requireUnit(String text, String field) {
    if (!text.isEmpty()) {
      Require.matches(text, UNIT, "a code of UN/ECE Recommendation 20, as KGM", field);
    }
  }

  /// A decimal number as a whole number of smallest parts, or [#TOO_FINE], or [#TOO_MUCH].
  static long of(String decimal, int decimals) {
    BigDecimal parts = new BigDecimal(decimal).movePointRight(decimals);
    if (parts.stripTrailingZeros().scale() > 0) {
      return TOO_FINE;
    }
    return parts.compareTo(BigDecimal.valueOf(Limits.AMOUNT)) > 0
        ? TOO_MUCH
        : parts.longValueExact();
  }
}
