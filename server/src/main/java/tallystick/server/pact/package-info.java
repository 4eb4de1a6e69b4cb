/// Footprints of products as PACT exchanges them: its Technical Specifications for PCF Data
/// Exchange 3.0 (https://docs.carbon-transparency.org/). Out, it is a mapping of the room
/// `emissions` with no logic of its own: what the log shows to all is shown to all. In, what
/// partners send is kept for whom they sent it to, who makes it an act of their own by signing it.
@NullMarked
package tallystick.server.pact;

import org.jspecify.annotations.NullMarked;
