package tallystick.domains.governance;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What is to be traded, for what, in which steps.
///
/// @param tick smallest price step, in minor units of money for one lot
/// @param lot smallest quantity step, in units of the asset
/// @param minimum smallest order, in units
/// @param maximum largest order, in units; 0 for no limit
/// @param feeTo the principal that fees go to
public record InstrumentTerms(
    String asset, String money, long tick, long lot, long minimum, long maximum, String feeTo) {
  public InstrumentTerms {
    Require.asset(asset, "asset");
    Require.asset(money, "money");
    Require.positive(tick, "tick");
    Require.positive(lot, "lot");
    Require.positive(minimum, "minimum");
    Require.range(maximum, 0, Limits.AMOUNT, "maximum");
    Require.principal(feeTo, "feeTo");
  }
}
