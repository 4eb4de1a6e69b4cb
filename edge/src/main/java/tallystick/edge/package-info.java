/// The agent beside the sensors. What they measure is durable in the [Outbox] before anything is
/// made of it, [Watch] decides alarms at once and without a network, and [Dispatch] signs what
/// waits and sends it when there is an [Uplink], until the venue's receipt deletes it.
@NullMarked
package tallystick.edge;

import org.jspecify.annotations.NullMarked;
