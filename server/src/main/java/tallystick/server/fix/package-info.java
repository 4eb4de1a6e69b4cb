/// The role `fix`: order entry and market data by FIX 4.4, for programs that speak nothing else. A
/// session acts with a key that this role keeps for it, through the same door as everybody.
@NullMarked
package tallystick.server.fix;

import org.jspecify.annotations.NullMarked;
