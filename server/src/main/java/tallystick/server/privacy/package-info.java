/// What people may ask about their own data: all of it, to take away; who of the staff read it;
/// when it goes; and that it goes now. The acts are the room `privacy`; this package does outside
/// the log what they say.
@NullMarked
package tallystick.server.privacy;

import org.jspecify.annotations.NullMarked;
