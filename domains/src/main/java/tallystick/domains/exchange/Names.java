package tallystick.domains.exchange;

import java.util.regex.Pattern;
import tallystick.kernel.Require;

/// What the names of instruments and orders look like.
final class Names {
  /// Characters of an owner's own name for an order: a UUID fits.
  static final int CLIENT_ID_CHARS = 36;

  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9_-]{1,31}");
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,36}");

  private Names() {}

  /// A symbol such as `TALLY-USD`.
  static void symbol(String value, String field) {
    Require.matches(value, SYMBOL, "2 to 32 capitals, digits, _ or -, first a capital", field);
  }

  static void clientId(String value, String field) {
    // Most orders have none.
    if (!value.isEmpty()) {
      Require.matches(value, CLIENT_ID, "at most 36 letters, digits, _ . : or -", field);
    }
  }
}
