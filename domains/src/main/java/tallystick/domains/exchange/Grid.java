package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;

/// The steps in which an instrument is priced and sized. The book counts in ticks and lots; this is
/// where the units of the two assets become that.
///
/// @param tick smallest price step, in minor units of money per lot
/// @param lot smallest quantity, in units of the instrument
public record Grid(long tick, long lot) {
  /// Rejects steps that are not positive.
  public Grid {
    if (tick <= 0 || lot <= 0) {
      throw new IllegalArgumentException("tick and lot must be positive");
    }
  }

  /// Why a price and a quantity in units do not lie on the grid, or null if they do.
  public @Nullable BookRefusal refusal(long price, long quantity) {
    if (price % tick != 0) {
      return BookRefusal.OFF_TICK;
    }
    return quantity % lot == 0 ? null : BookRefusal.OFF_LOT;
  }

  /// A price on the grid, in ticks.
  public long ticks(long price) {
    return price / tick;
  }

  /// A quantity on the grid, in lots.
  public long lots(long quantity) {
    return quantity / lot;
  }
}
