/// Connectors to systems elsewhere (ERP, WMS, TMS, CRM): docs/connectors.md.
///
/// Out: [Feed] reads the log and writes down what each connector is told, [Courier] has it brought
/// there in that order, by one of the [Carriers]. In: [IncomingController] takes messages,
/// [Fetcher] looks for them by schedule ([FileInlet], [HttpInlet]); [Inbox] has [Row] read them by
/// their format and [Mapping] make acts of their rows, which the connector signs by a key of its
/// own under a mandate. [ConnectorTasks] has all of it done on time, by one gateway at a time.
@NullMarked
package tallystick.server.connectors;

import org.jspecify.annotations.NullMarked;
