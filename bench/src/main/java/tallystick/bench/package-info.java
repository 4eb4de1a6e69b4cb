/// What this machine makes of Tallystick: a load hammer over real HTTP, the ceiling that signature
/// checks set, start times, micro-benchmarks, and a report of them all.
@NullMarked
package tallystick.bench;

import org.jspecify.annotations.NullMarked;
