/// The commands beside running a venue. Those that write are clients of the HTTP API like any
/// other.
@NullMarked
package tallystick.server.cli;

import org.jspecify.annotations.NullMarked;
