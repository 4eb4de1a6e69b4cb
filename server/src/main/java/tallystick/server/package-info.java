/// The roles of a venue in one process or several: [Main] reads the command line, [Embedded] fills
/// in what is missing, [Server] starts the roles in order.
@NullMarked
package tallystick.server;

import org.jspecify.annotations.NullMarked;
