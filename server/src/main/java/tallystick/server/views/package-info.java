/// The read side: follows the event stream, keeps the tables that people read, answers queries.
///
/// [Projector] turns blocks into rows, [Tables] knows the definitions that follow from the rooms'
/// records, [RowBatch] gathers what is written at once, [Questions] answers, [ViewHeight] lets a
/// reader wait for its own writes. Everything here can be rebuilt from the stream at any time.
@NullMarked
package tallystick.server.views;

import org.jspecify.annotations.NullMarked;
