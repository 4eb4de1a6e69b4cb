package tallystick.domains.mandates;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// How much of an asset an agent may spend, in minor units.
///
/// @param each most in one act
/// @param budget most in each period
/// @param periodMillis length of the periods that begin with the mandate; 0 for one without end
public record Allowance(String asset, long each, long budget, long periodMillis) {
  private static final long MINUTE_MILLIS = 60_000;
  private static final long YEAR_MILLIS = 366L * 24 * 60 * MINUTE_MILLIS;

  public Allowance {
    Require.asset(asset, "asset");
    Require.positive(each, "each");
    Require.range(budget, each, Limits.AMOUNT, "budget");
    Require.range(periodMillis, 0, 10 * YEAR_MILLIS, "periodMillis");
  }

  /// Which period a time falls in, counted from 0.
  long period(long from, long time) {
    return periodMillis == 0 ? 0 : (time - from) / periodMillis;
  }
}
