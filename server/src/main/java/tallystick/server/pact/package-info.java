/// Footprints of products as PACT exchanges them: the synchronous part of its Technical
/// Specifications for PCF Data Exchange 3.0 (https://docs.carbon-transparency.org/), a mapping of
/// the room `emissions` with no logic of its own. What the log shows to all is shown to all here: a
/// token may be sent, and none is needed.
@NullMarked
package tallystick.server.pact;

import org.jspecify.annotations.NullMarked;
