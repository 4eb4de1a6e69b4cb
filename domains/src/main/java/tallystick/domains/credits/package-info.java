/// Carbon credits: projects, verified issuance, serial numbers, baskets, retirement.
///
/// Every unit has a serial number in the space of a registry. Rows of serial numbers
/// (`credits.range`, keyed by space and *last* number) say whose they are and in what state; no
/// number can be in two rows, because a row is found by the one look-up that finds any row that it
/// would overlap, and split only where units part. Units that can move are, at the same time, a
/// balance of their class in the room of balances, so that holds and trades work as for any asset:
/// rows and balances always agree. Retired, cancelled and expired rows never change again.
@NullMarked
package tallystick.domains.credits;

import org.jspecify.annotations.NullMarked;
