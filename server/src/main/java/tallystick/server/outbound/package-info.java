/// What this server asks other servers for, and where it may go for that: [Outbound].
@NullMarked
package tallystick.server.outbound;

import org.jspecify.annotations.NullMarked;
