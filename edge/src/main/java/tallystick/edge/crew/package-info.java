/// The agents of a site as one crew. [Crew] is the front door: a place in a Raft group (Apache
/// Ratis) whose log is what the crew agrees on ([Entry]), and whose state is the [Board]: who is
/// there, the emergency plan, what rings and who does what about it. The leader is the
/// [Coordinator]. Agents speak over sockets ([SignedRpc]), every frame signed ([Frame]).
@NullMarked
package tallystick.edge.crew;

import org.jspecify.annotations.NullMarked;
