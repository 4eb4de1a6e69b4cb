/// The ledger as real processes that are killed, paused, cut off and filled up under load, while
/// clients write down what they asked and what they were told. Afterwards the nodes' logs must
/// explain every line of that history.
///
/// The position of an action in the log is the witness of linearizability: no search for an order
/// is needed, the log claims one, and [HistoryCheck] tests the claim.
@NullMarked
package tallystick.simulation.cluster;

import org.jspecify.annotations.NullMarked;
