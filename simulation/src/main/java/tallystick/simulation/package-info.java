/// The rules and the ledger's execution under a seed, without network, clock or disk: random acts,
/// repeats, forgeries and crashes, and auditors who look at every block.
@NullMarked
package tallystick.simulation;

import org.jspecify.annotations.NullMarked;
