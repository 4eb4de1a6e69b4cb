/// Catalogues of other systems, read into actions that their owner may sign. Nothing here writes.
@NullMarked
package tallystick.server.imports;

import org.jspecify.annotations.NullMarked;
