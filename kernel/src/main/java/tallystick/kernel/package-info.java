/// The words every part of the system speaks: an [Envelope] carries signed actions, the [Rulebook]
/// decides them against [State], an [Outcome] says what happened, and a [Receipt] proves it.
///
/// Nothing here knows a clock, a network, a file or a framework. What the words mean to a room is
/// said by its [Domain].
@NullMarked
package tallystick.kernel;

import org.jspecify.annotations.NullMarked;
