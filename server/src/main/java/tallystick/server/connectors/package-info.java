/// Connectors to systems elsewhere (ERP, WMS, TMS, CRM): docs/connectors.md.
///
/// Out: [Feed] reads the log and writes down what each connector is told, [Courier] brings it there
/// in that order. In: [IncomingController] and [Inbox] take messages, [Rows] reads them by their
/// format, [Mapping] makes acts of their rows, which the connector signs by a key of its own under
/// a mandate. [Tasks] has all of it done on time, by one gateway at a time.
@NullMarked
package tallystick.server.connectors;

import org.jspecify.annotations.NullMarked;
