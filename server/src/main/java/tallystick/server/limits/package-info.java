/// How much anybody may ask for: counts in memory, or in a Redis that several gateways share.
/// [Quotas] is the front door; what is counted, and as whom, is said where it is asked.
@NullMarked
package tallystick.server.limits;

import org.jspecify.annotations.NullMarked;
