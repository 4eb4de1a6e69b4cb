package tallystick.domains.credits;

import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// Some serial numbers of a space, both ends included. One serial number is one unit.
///
/// @param space whose numbers they are: a registry, or the part of it that numbers anew
/// @param first from 1
public record Serials(String space, long first, long last) {
  static final Pattern SPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");

  public Serials {
    requireSpace(space, "space");
    Require.range(first, 1, Limits.AMOUNT, "first");
    Require.range(last, first, Limits.AMOUNT, "last");
  }

  static void requireSpace(String space, String field) {
    Require.matches(space, SPACE, "1 to 80 letters, digits, . _ : or -", field);
  }

  /// How many units these are.
  public long quantity() {
    return last - first + 1;
  }
}
