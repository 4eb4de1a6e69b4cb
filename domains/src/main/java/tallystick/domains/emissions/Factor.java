package tallystick.domains.emissions;

import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What so much transport, or fuel, emits: milligrams of CO2e, which are kilograms per thousand
/// tonnes.
///
/// @param code within its set, as `road-artic-33t`
/// @param unit of fuel or energy (UN/ECE Recommendation 20), as `LTR`; empty for another basis
/// @param ttw of the vehicle: tank to wheel
/// @param wtw with all that it took to bring the energy there: well to wheel
/// @param detour of a way where only the great circle is known: thousandths of that
/// @param baseline whether savings may be told against it
/// @param source publication and table
public record Factor(
    String code,
    String name,
    Mode mode,
    Basis basis,
    String unit,
    long ttw,
    long wtw,
    int detour,
    boolean baseline,
    String source) {
  /// So much at most per tonne-kilometre: five kilograms.
  private static final long MAX_ACTIVITY = 5_000_000;

  /// So much at most per unit of fuel, or per tonne through a hub: a hundred kilograms.
  private static final long MAX = 100_000_000;

  private static final int DIRECT = 1_000;
  private static final int MAX_DETOUR = 2_000;
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");
  private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{2,3}");

  public Factor {
    requireCode(code, "code");
    Require.text(name, Limits.NAME_CHARS, "name");
    if (basis == Basis.ENERGY) {
      Require.matches(unit, UNIT, "a code of UN/ECE Recommendation 20, as LTR", "unit");
    } else if (!unit.isEmpty()) {
      throw new Require.Field("unit", "must be empty but of factors per energy");
    }
    if ((basis == Basis.TONNE) != (mode == Mode.HUB)) {
      throw new Require.Field("basis", "must be TONNE of hubs, and of them alone");
    }
    Require.range(wtw, 0, basis == Basis.TONNE_KILOMETRE ? MAX_ACTIVITY : MAX, "wtw");
    Require.range(ttw, 0, wtw, "ttw");
    Require.range(detour, DIRECT, MAX_DETOUR, "detour");
    if (baseline && basis != Basis.TONNE_KILOMETRE) {
      throw new Require.Field("baseline", "must be false but of factors per tonne-kilometre");
    }
    Require.text(source, Limits.NOTE_CHARS, "source");
  }

  /// The name of a set, or of a factor in it.
  static void requireCode(String code, String field) {
    Require.matches(code, CODE, "1 to 40 small letters, digits, dots and dashes", field);
  }
}
