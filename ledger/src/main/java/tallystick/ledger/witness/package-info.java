/// A witness of transparency logs (https://c2sp.org/tlog-witness): it sees the checkpoints of some
/// logs, ours or anybody's, and vouches that none of them ever took back what it had shown.
@NullMarked
package tallystick.ledger.witness;

import org.jspecify.annotations.NullMarked;
