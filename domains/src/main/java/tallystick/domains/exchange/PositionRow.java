package tallystick.domains.exchange;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.At;

/// What somebody bought and sold of an instrument; the id is `<owner>/<instrument>`. What linked
/// owners hand over to each other, instead of trading, is bought and sold as well: it was paid for.
/// Units leave at the average cost of those that are there. Units that came otherwise than by
/// buying here have no known cost: what they fetch is `otherProceeds`, and no profit.
///
/// @param quantity bought here and not sold yet
/// @param cost what these cost, the buyer's fees included
/// @param realised profit, or loss, of what was bought and sold here, after fees
/// @param otherSold units sold that had not been bought here
/// @param otherProceeds what they fetched, after fees
record PositionRow(
    String id,
    String owner,
    String instrument,
    long quantity,
    long cost,
    long realised,
    long bought,
    long sold,
    long fees,
    long otherSold,
    long otherProceeds,
    long cursor) {

  private static PositionRow none(String owner, String instrument) {
    return new PositionRow(owner + "/" + instrument, owner, instrument, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// What came of two orders for one side of them.
  record Deal(String owner, String instrument, long quantity, long value, long fee) {}

  static PositionRow bought(@Nullable PositionRow before, Deal e, At at) {
    PositionRow old = before == null ? none(e.owner(), e.instrument()) : before;
    return new PositionRow(
        old.id,
        old.owner,
        old.instrument,
        old.quantity + e.quantity(),
        old.cost + e.value() + e.fee(),
        old.realised,
        old.bought + e.quantity(),
        old.sold,
        old.fees + e.fee(),
        old.otherSold,
        old.otherProceeds,
        at.cursor());
  }

  static PositionRow sold(@Nullable PositionRow before, Deal e, At at) {
    PositionRow old = before == null ? none(e.owner(), e.instrument()) : before;
    long own = Math.min(e.quantity(), old.quantity);
    long proceeds = e.value() - e.fee();
    long ownProceeds = share(proceeds, own, e.quantity());
    long ownCost = own == 0 ? 0 : share(old.cost, own, old.quantity);
    return new PositionRow(
        old.id,
        old.owner,
        old.instrument,
        old.quantity - own,
        old.cost - ownCost,
        old.realised + ownProceeds - ownCost,
        old.bought,
        old.sold + e.quantity(),
        old.fees + e.fee(),
        old.otherSold + e.quantity() - own,
        old.otherProceeds + proceeds - ownProceeds,
        at.cursor());
  }

  /// `part / whole` of an amount, rounded down.
  private static long share(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
