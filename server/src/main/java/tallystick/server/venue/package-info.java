/// What the venue itself does, through the same door as everybody: it is founded, and its clock
/// signs what time has made due.
@NullMarked
package tallystick.server.venue;

import org.jspecify.annotations.NullMarked;
