/// Buying and selling: listings, orders on holds, reviews.
///
/// An order holds its price in the buyer's account. The seller ships or declines, the buyer
/// confirms or cancels before shipping, and where nobody acts, the deadline decides: unshipped
/// orders are given back, shipped ones are paid. A finished or failed order gives each side one
/// review, which stays sealed (only its hash is in the log) until both have written or the time for
/// it is over.
@NullMarked
package tallystick.domains.market;

import org.jspecify.annotations.NullMarked;
