package tallystick.domains.emissions;

import tallystick.domains.custody.Custody;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Require;

/// Goods on a leg: a thing with all that is in it, or some of a class.
///
/// @param quantity of a class, decimal, in the unit of its product; empty of a thing
/// @param massGrams with packaging
public record Load(String epc, String quantity, long massGrams) {
  /// So much at most: 10,000 tonnes.
  static final long MAX_GRAMS = 10_000_000_000L;

  public Load {
    try {
      Epc.Level level = Epc.of(epc).level();
      if (level == Epc.Level.PLACE || level == Epc.Level.PARTY) {
        throw new Require.Field("epc", "must name things or a class of things");
      }
    } catch (Require.Field e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Require.Field("epc", "must be " + e.getMessage());
    }
    if (!quantity.isEmpty()) {
      Custody.requireQuantity(quantity, "quantity");
    }
    Require.range(massGrams, 1, MAX_GRAMS, "massGrams");
  }

  String key() {
    return Epc.of(epc).key();
  }
}
