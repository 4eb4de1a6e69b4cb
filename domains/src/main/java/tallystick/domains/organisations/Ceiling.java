package tallystick.domains.organisations;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// The most of an asset, in minor units, that an act may take without approval.
public record Ceiling(String asset, long amount) {
  public Ceiling {
    Require.asset(asset, "asset");
    Require.range(amount, 0, Limits.AMOUNT, "amount");
  }
}
