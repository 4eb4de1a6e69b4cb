/// EPCIS 2.0 as others speak it, mapped onto the room `custody`; nothing is decided here.
///
/// One event comes in by [EventJson], and goes out by [EventText] or, as recorded, by
/// [RecordedEvent]; [EpcisDocument] is what holds them, [SimpleEventQuery] how they are asked for.
@NullMarked
package tallystick.server.epcis;

import org.jspecify.annotations.NullMarked;
