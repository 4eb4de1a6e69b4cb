package tallystick.domains.emissions;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// The room's tables.
final class Emissions {
  /// The name under which its asset stands.
  static final String ROOM = "emissions";

  /// Green tokens: a thousandth of one stands for a gram, when one is granted for a kilogram.
  static final String TOKEN = "GREEN";

  static final int TOKEN_DECIMALS = 3;
  static final String ALL = "*";

  /// The newest version of a set, by its name.
  static final Table<FactorSet> SETS = new Table<>("emissions.set", FactorSet.class);

  /// By [#factorKey].
  static final Table<Factor> FACTORS = new Table<>("emissions.factor", Factor.class);

  /// Legs that were not withdrawn.
  static final Table<Leg> LEGS = new Table<>("emissions.leg", Leg.class);

  /// By the act that stated them.
  static final Table<Stated> FOOTPRINTS = new Table<>("emissions.footprint", Stated.class);

  /// Where footprints came from that were adopted, by their id.
  static final Table<Source> SOURCES = new Table<>("emissions.source", Source.class);

  /// By leg, so that none is told twice.
  static final Table<Saving> SAVINGS = new Table<>("emissions.saving", Saving.class);

  /// What was granted, under [#ALL].
  static final Table<Granted> GRANTED = new Table<>("emissions.granted", Granted.class);

  private static final BigInteger GRAM_METRES_OF_TONNE_KILOMETRE =
      BigInteger.valueOf(1_000_000_000);
  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
  private static final BigInteger GRAMS_OF_TONNE = BigInteger.valueOf(1_000_000);

  private Emissions() {}

  record FactorSet(int version) {}

  /// @param factor its key
  record Leg(
      String by,
      String factor,
      long massGrams,
      long distanceMetres,
      boolean greatCircle,
      long consumed,
      long wtw) {}

  /// @param verifier empty if nobody verified it
  record Stated(String by, String product, String verifier, boolean deprecated) {}

  /// @param id what the footprint is called there
  record Source(String address, String id) {}

  /// @param baseline what would have been emitted
  /// @param tokens what was granted for it; -1 while that is open
  record Saving(String by, String factor, long baseline, long saved, long tokens) {
    boolean isOpen() {
      return tokens < 0;
    }
  }

  record Granted(long tokens) {}

  static String factorKey(String set, int version, String code) {
    return set + "/" + version + "/" + code;
  }

  /// The newest version of a set; 0 if there is none.
  static int newest(State state, String set) {
    FactorSet row = state.get(SETS, set);
    return row == null ? 0 : row.version();
  }

  static @Nullable Factor factor(State state, String set, int version, String code) {
    return state.get(FACTORS, factorKey(set, version, code));
  }

  /// What something emits at so much per unit of the factor's basis, in whole milligrams.
  static long emitted(Factor factor, long each, Leg leg) {
    BigInteger mass = BigInteger.valueOf(leg.massGrams);
    BigInteger rate = BigInteger.valueOf(each);
    BigInteger all =
        switch (factor.basis()) {
          case TONNE_KILOMETRE ->
              rate.multiply(mass)
                  .multiply(BigInteger.valueOf(leg.distanceMetres))
                  .multiply(BigInteger.valueOf(leg.greatCircle ? factor.detour() : 1_000))
                  .divide(GRAM_METRES_OF_TONNE_KILOMETRE.multiply(THOUSAND));
          case TONNE -> rate.multiply(mass).divide(GRAMS_OF_TONNE);
          case ENERGY -> rate.multiply(BigInteger.valueOf(leg.consumed)).divide(THOUSAND);
        };
    return all.longValueExact();
  }
}
