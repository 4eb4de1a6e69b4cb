package tallystick.server.compliance;

import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What an applicant says of themselves.
///
/// @param name legal, in any script
/// @param birthDate `YYYY-MM-DD`; of an organisation when it was founded
/// @param country of residence, two capitals (ISO 3166-1)
public record Claims(String name, String birthDate, String country, String address) {
  private static final Pattern DATE =
      Pattern.compile("(18|19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  public Claims {
    Require.text(name, 2 * Limits.NAME_CHARS, "name");
    Require.matches(birthDate, DATE, "a date as YYYY-MM-DD", "birthDate");
    Require.matches(country, COUNTRY, "two capitals, such as PT", "country");
    Require.text(address, 300, "address");
  }

  @Override
  public String toString() {
    return "Claims[…]";
  }
}
