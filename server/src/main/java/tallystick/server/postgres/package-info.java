/// The embedded PostgreSQL: a small supervisor over the server's own binaries, for whoever has no
/// database at hand.
@NullMarked
package tallystick.server.postgres;

import org.jspecify.annotations.NullMarked;
