/// The parts of the ledger's work on one core, measured by JMH.
@NullMarked
package tallystick.bench.micro;

import org.jspecify.annotations.NullMarked;
